import { StorageError, type ChainReport } from '@alongside/storage'
import { openLogCheck, type LogCheck } from '@alongside/storage-sqlite'
import { parseArgs } from 'node:util'
import { dataFolder } from './named-file.ts'
import type { Output } from './output.ts'
import { foundInWords, reportInWords, sumInWords } from './verify-log-words.ts'

interface Asked {
  readonly directory: string
  /** Null: all of them. */
  readonly section: string | null
  readonly head: string | null
}

const usage =
  'Name a section if you name a head: pnpm alongside verify-log [--data DIR] [--head HASH] [SECTION]'

/**
 * Checks the chains of a data directory, which a server may be using. Returns 0 where every row is as it was written
 * or says that it was erased, 1 where something does not fit, and 2 where it could not be checked.
 */
export function verifyLog(args: readonly string[], { out, error }: Output): number {
  const asked = askedIn(args)
  if (asked === null) {
    error(usage)
    return 2
  }
  try {
    const log = openLogCheck(asked.directory)
    try {
      return verify(log, asked, { out, error })
    } finally {
      log.close()
    }
  } catch (problem) {
    if (!(problem instanceof StorageError)) throw problem
    error(`The log in ${asked.directory} cannot be checked. ${problem.problem.words}`)
    return 2
  }
}

function verify(log: LogCheck, { directory, section, head }: Asked, { out, error }: Output): number {
  if (section !== null && !log.sections.includes(section)) {
    error(`Nothing was ever written to a section ${section} in ${directory}.`)
    return 2
  }
  const reports: ChainReport[] = []
  for (const one of section === null ? log.sections : [section]) {
    const report = log.check(one, head)
    reports.push(report)
    for (const line of reportInWords(one, report)) out(line)
    if (head !== null && report.is === 'right') out(foundInWords(report.found))
  }
  if (section === null) out(sumInWords(reports))
  const isRight = reports.every((report) => report.is === 'right' && (head === null || report.found !== null))
  return isRight ? 0 : 1
}

function askedIn(args: readonly string[]): Asked | null {
  try {
    const options = { data: { type: 'string' }, head: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [section = null, ...more] = positionals
    const { head = null } = values
    if (more.length > 0 || (head !== null && section === null)) return null
    return { directory: dataFolder(values.data), section, head: head?.toLowerCase() ?? null }
  } catch {
    return null // an option that there is not, or one without its value
  }
}
