import type { LetterSpan } from '@alongside/protocol'
import { lettersInAddress } from '#lib/erasing/letters.ts'

/** Where the time line of a part stands. */
export function historyAddress(document: string, section: string): string {
  return `${document}/history?part=${section}`
}

/** Where words of a part are removed for good; with a row, those that stood there after it. */
export function eraseAddress(document: string, section: string, row: number | null = null): string {
  return `${document}/erase/${section}${row === null ? '' : `?row=${row}`}`
}

/** Where letters of a part are removed for good that were chosen in the open text, to which leads back who leaves them. */
export function eraseLettersAddress(
  document: string,
  section: string,
  letters: readonly LetterSpan[],
): string {
  return `${document}/erase/${section}?letters=${lettersInAddress(letters)}&from=text`
}

/** Where one puts words back that a moment tells as removed since another, by the id of the first of them. */
export function wordsBackAddress(
  document: string,
  { section, seq, since }: { readonly section: string; readonly seq: number; readonly since: number },
  { client, clock }: { readonly client: number; readonly clock: number },
): string {
  return `${document}?words=${[section, seq, since, client, clock].join('.')}`
}

/** Where one reads how a part read after a row, beside how it read after an earlier one (null: beside nothing). */
export function momentAddress(document: string, section: string, row: number, since: number | null): string {
  return `${document}/history/${section}/${row}${since === null ? '' : `?since=${since}`}`
}
