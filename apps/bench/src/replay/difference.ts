/** Where two texts part, with a little of both; null when they are the same. */
export function difference(text: string, wanted: string): string | null {
  if (text === wanted) return null
  let at = 0
  while (at < text.length && text[at] === wanted[at]) at++
  const near = (whole: string) => JSON.stringify(whole.slice(Math.max(0, at - 20), at + 40))
  return `they part at ${at}: ${near(text)} here, ${near(wanted)} was wanted`
}
