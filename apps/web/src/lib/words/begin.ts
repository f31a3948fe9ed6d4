import { getLocale } from '#lib/paraglide/runtime.js'

/** Words as they stand at the beginning of a sentence. */
export const begin = (words: string): string =>
  words.charAt(0).toLocaleUpperCase(getLocale()) + words.slice(1)
