/** What shows unsaved words of parts that their writer may not open any more, where no document is open. */
export { default as LostWords } from './LostWords.svelte'
