import type { LetterSpan } from '@alongside/protocol'

/** Letters by their ids, as they stand in an address: `client.clock.length`, with `~` between. */
export function lettersInAddress(letters: readonly LetterSpan[]): string {
  return letters.map(({ client, clock, length }) => `${client}.${clock}.${length}`).join('~')
}

/** The same letters, with those that follow each other under one client made one. */
export function joinedLetters(letters: readonly LetterSpan[]): readonly LetterSpan[] {
  const spans: LetterSpan[] = []
  for (const one of letters) {
    const last = spans.at(-1)
    if (last?.client === one.client && last.clock + last.length === one.clock)
      spans[spans.length - 1] = { ...last, length: last.length + one.length }
    else spans.push(one)
  }
  return spans
}

/** The letters that an address names; null where it names none, or something else. */
export function lettersFrom(text: string | null): readonly LetterSpan[] | null {
  const spans = (text ?? '').split('~').map((part) => /^(\d{1,15})\.(\d{1,10})\.(\d{1,10})$/.exec(part))
  const letters = spans.map((found) => ({
    client: Number(found?.[1]),
    clock: Number(found?.[2]),
    length: Number(found?.[3]),
  }))
  return letters.every(({ client, clock, length }) => client > 0 && clock >= 0 && length > 0) ? letters : null
}
