/** For which person of a row a key stands (0: oneself, from 1 on the others); null: for none. */
export function speakerOfKey(
  event: Pick<KeyboardEvent, 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'code'>,
): number | null {
  if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return null
  // By the key's place: with Alt and Shift, keyboards write all kinds of signs there.
  const found = /^(?:Digit|Numpad)(\d)$/.exec(event.code)
  return found ? Number(found[1]) : null
}
