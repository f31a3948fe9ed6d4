import type { ChainFault, ChainReport, CheckedAct } from '@alongside/storage'
import { many } from './recount-words.ts'

/** What came of checking a section, a line each. */
export function reportInWords(section: string, report: ChainReport): readonly string[] {
  if (report.is === 'wrong') {
    return [
      `Section ${section}: WRONG at row ${report.seq}.`,
      `  ${faultInWords(report.fault)}`,
      '  Nothing is said of what comes after.',
    ]
  }
  const { rows, late, head, acts } = report
  return [
    `Section ${section}: right. ${many(rows, 'row')}, head ${head}.`,
    ...(late === 0 ? [] : [`  ${lateInWords(late)}`]),
    ...acts.map((act) => `  ${actInWords(act)}`),
  ]
}

/** Whether a hash that was the head once is in a chain that is right. */
export function foundInWords(found: number | null): string {
  return found === null
    ? '  NO ROW HAS THE HASH THAT YOU NAMED: rows that were there then are gone, or are others.'
    : `  Row ${found} has the hash that you named: all that was there then is there still.`
}

/** What came of checking all sections. */
export function sumInWords(reports: readonly ChainReport[]): string {
  const wrong = reports.filter(({ is }) => is === 'wrong').length
  if (reports.length === 0) return 'Nothing was ever written.'
  return wrong === 0
    ? `${many(reports.length, 'section')} checked, all right.`
    : `${many(reports.length, 'section')} checked, ${wrong} WRONG.`
}

function lateInWords(late: number): string {
  return late === 1
    ? 'Its first row is older than the chain. It was chained later, which proves nothing of the time before.'
    : `Its first ${late.toLocaleString('en-GB')} rows are older than the chain. They were chained later, which proves nothing of the time before.`
}

function actInWords({ seq, at, act }: CheckedAct): string {
  const day = new Date(at).toISOString().slice(0, 10)
  switch (act.is) {
    case 'erased':
      return `Words in ${many(act.rows.length, 'row')} were erased on ${day}, as row ${seq} says.`
    case 'forgotten':
      return `Somebody who wrote with ${many(act.pens.length, 'pen')} was forgotten on ${day}, as row ${seq} says.`
  }
}

function faultInWords(fault: ChainFault): string {
  switch (fault) {
    case 'missing':
      return 'It is not there.'
    case 'beyond':
      return 'It comes after the one that the section calls its last.'
    case 'penOfNobody':
      return 'Its pen is bound to nobody.'
    case 'mark':
      return 'The mark of a person who holds its pen is not there, or is not theirs.'
    case 'unchained':
      return 'It has no salt or no hash.'
    case 'changed':
      return 'Its number, time, pen, session or words are not as they were written, or it stands behind another row.'
    case 'act':
      return 'What it says was done to the log cannot be read.'
    case 'erased':
      return 'Words of it were erased, and what stands there now is not what was left.'
    case 'end':
      return 'It is the last, and the section says that another was.'
  }
}
