import type { NewRow } from '../text-log.ts'

/** An update that changes nothing. */
export const emptyUpdate = new Uint8Array([0, 0])

/** The row that says what was done to a log: of nobody's pen and session. */
export function actRow(at: number, bytes: Uint8Array): NewRow {
  return { at, session: '', pen: null, kind: 'update', bytes }
}
