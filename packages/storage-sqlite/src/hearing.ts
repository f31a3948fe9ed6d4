import { hearingSettingsSchema } from '@alongside/protocol'
import type { Hearing } from '@alongside/storage'
import { numberIn, numberOrNullIn, textOrNullIn } from './columns.ts'
import type { Reader } from './reader.ts'
import type { WriterClient } from './writer-client.ts'

/** Settings and marks: read here, written by the writer thread. */
export function createHearing(reader: Reader, writer: WriterClient): Hearing {
  return {
    async of(space, person) {
      const [row] = reader.all(
        'SELECT settings, language, read_up_to, told_up_to, told_at FROM hearing WHERE space = ? AND person = ?',
        [space, person],
      )
      const read = reader.all('SELECT seq FROM heard WHERE space = ? AND person = ? ORDER BY seq', [
        space,
        person,
      ])
      const settings = row === undefined ? null : textOrNullIn(row, 'settings')
      return {
        settings: settings === null ? null : hearingSettingsSchema.parse(JSON.parse(settings)),
        language: row === undefined ? null : textOrNullIn(row, 'language'),
        readUpTo: row === undefined ? 0 : numberIn(row, 'read_up_to'),
        read: read.map((one) => numberIn(one, 'seq')),
        toldUpTo: row === undefined ? 0 : numberIn(row, 'told_up_to'),
        toldAt: row === undefined ? null : numberOrNullIn(row, 'told_at'),
      }
    },

    async settle(space, person, settings) {
      const write = { do: 'settle', space, person, settings: JSON.stringify(settings) } as const
      await writer.ask({ type: 'hearing', write })
    },

    async speak(space, person, language) {
      await writer.ask({ type: 'hearing', write: { do: 'speak', space, person, language } })
    },

    async readAll(space, person, upTo) {
      await writer.ask({ type: 'hearing', write: { do: 'readAll', space, person, upTo } })
    },

    async read(space, person, seqs) {
      await writer.ask({ type: 'hearing', write: { do: 'read', space, person, seqs } })
    },

    async tell(space, person, upTo, at) {
      await writer.ask({ type: 'hearing', write: { do: 'tell', space, person, upTo, at } })
    },

    async forget(space, person) {
      await writer.ask({ type: 'hearing', write: { do: 'forgetHearing', space, person } })
    },
  }
}
