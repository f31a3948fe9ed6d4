/** What a key does on the page of a document, wherever the focus is; null: nothing. */
export function actOfKey(event: KeyboardEvent): 'goRound' | 'showKeys' | 'comment' | 'goToCard' | null {
  if (event.key === 'F6') return 'goRound'
  if (!event.ctrlKey && !event.metaKey) return null
  if (event.key === '/') return 'showKeys'
  if (!event.altKey) return null
  // By the key's place: with Alt, many keyboards write another letter there.
  if (event.code === 'KeyM') return 'comment'
  return event.key === 'Enter' ? 'goToCard' : null
}
