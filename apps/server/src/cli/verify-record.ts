import type { ContributionRecord } from '@alongside/protocol'
import { StorageError } from '@alongside/storage'
import { openLogCheck } from '@alongside/storage-sqlite'
import { createPrivateKey } from 'node:crypto'
import { parseArgs } from 'node:util'
import { publicHalfOf, recordKeyFile } from '../record/record-key.ts'
import { checkRecord, fingerprintOf } from '../record/signing.ts'
import { dataFolder, textIn } from './named-file.ts'
import type { Output } from './output.ts'
import { many } from './recount-words.ts'

/**
 * Checks whether a record is as a server signed it, with the key of a data folder or one that is given. Returns 0
 * where it is, 1 where it was changed or another signed it, and 2 where that cannot be told.
 */
export function verifyRecord(args: readonly string[], { out, error }: Output): number {
  const asked = askedIn(args)
  if (asked === null) {
    error('Name one record: pnpm alongside verify-record FILE [--data FOLDER | --key KEY]')
    return 2
  }
  const text = textIn(asked.file)
  if (text === null) {
    error(`There is no file ${asked.file} that can be read.`)
    return 2
  }
  const key = asked.key ?? keyIn(asked.data)
  const verdict = checkRecord(text, key)
  switch (verdict.is) {
    case 'noRecord':
      error(`${asked.file} is no record of who took part, or of a version that this program does not know.`)
      return 2
    case 'changed':
      out('CHANGED. What it says is not what was signed: something in it was changed, added or taken out.')
      return 1
    case 'notOurs':
      out('NOT OURS. It is signed with another key than the one of this server.')
      out(`Signed with: ${fingerprintOf(verdict.by)}`)
      if (key !== null) out(`Ours:        ${fingerprintOf(key)}`)
      return 1
    case 'valid':
      if (key !== null) out('VALID. It is as this server signed it.')
      for (const line of recordInWords(verdict.record)) out(line)
      out(`Signed with: ${fingerprintOf(verdict.key)}`)
      if (asked.key === null && key !== null) return againstLog(verdict.record, asked.data, { out, error })
      if (key !== null) return 0
      error('Whose key that is cannot be told here: name the data folder or the key of the server.')
      return 2
  }
}

/** Whether the logs of a data folder still hold the rows that a record speaks of: 0 where they do, 1 where one does not. */
function againstLog({ sections }: ContributionRecord, data: string, { out, error }: Output): number {
  try {
    const log = openLogCheck(data)
    try {
      const lost = sections.filter(({ id, rows, head }) => {
        if (rows === 0) return false
        const report = log.check(id, head)
        return report.is === 'wrong' || report.found !== rows
      })
      for (const { title } of lost)
        out(`THE LOG IS ANOTHER. “${title}” no longer holds the rows that this speaks of.`)
      if (lost.length === 0) out('The log still holds all that this speaks of.')
      return lost.length === 0 ? 0 : 1
    } finally {
      log.close()
    }
  } catch (problem) {
    if (!(problem instanceof StorageError)) throw problem
    error(`Whether the log still holds what this speaks of cannot be told. ${problem.problem.words}`)
    return 0
  }
}

interface Asked {
  readonly file: string
  readonly key: string | null
  readonly data: string
}

function askedIn(args: readonly string[]): Asked | null {
  try {
    const options = { data: { type: 'string' }, key: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file] = positionals
    if (file === undefined || positionals.length > 1) return null
    return { file, key: values.key ?? null, data: dataFolder(values.data) }
  } catch {
    return null // an option that there is not
  }
}

/** The key of a data folder; null where there is none. */
function keyIn(folder: string): string | null {
  const pem = textIn(recordKeyFile(folder))
  return pem === null ? null : publicHalfOf(createPrivateKey(pem))
}

function recordInWords({ document, space, person, madeAt, sections }: ContributionRecord): readonly string[] {
  const whose = person === null ? 'Who took part' : `What ${person.name} gave`
  return [
    `${whose} in “${document.title}” of ${space.name}, as it was at ${new Date(madeAt).toISOString()}.`,
    ...sections.map(({ title, rows, head }) => `  ${title}: ${many(rows, 'row')}, chain ${head}`),
  ]
}
