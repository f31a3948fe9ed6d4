/** The text of units from one clock up to another. */
export function textOf(units: Uint16Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at++) text += String.fromCharCode(units[at] ?? 0)
  return text
}
