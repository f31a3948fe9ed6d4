import { needsSchema } from '@alongside/protocol'
import type { NeedsList } from '@alongside/storage'
import { numberIn, textIn } from './columns.ts'
import { jobRow } from './jobs.ts'
import type { Reader } from './reader.ts'
import type { WriterClient } from './writer-client.ts'

/** Needs: read here, written by the writer thread. */
export function createNeedsList(reader: Reader, writer: WriterClient): NeedsList {
  return {
    async find(space, person) {
      const [row] = reader.all(
        'SELECT needs, entered_by, entered_at, confirmed FROM needs WHERE space = ? AND person = ?',
        [space, person],
      )
      if (row === undefined) return null
      return {
        space,
        person,
        needs: needsSchema.parse(JSON.parse(textIn(row, 'needs'))),
        enteredBy: textIn(row, 'entered_by'),
        enteredAt: numberIn(row, 'entered_at'),
        confirmed: numberIn(row, 'confirmed') === 1,
      }
    },

    async supportedBy(space, supporter) {
      const rows = reader.all(
        "SELECT person FROM needs WHERE space = ? AND json_extract(needs, '$.supporter') = ?",
        [space, supporter],
      )
      return rows.map((row) => textIn(row, 'person'))
    },

    async put(kept, jobs = []) {
      const needs = JSON.stringify(kept.needs)
      const write = { do: 'putNeeds', kept: { ...kept, needs } } as const
      await writer.ask({ type: 'hearing', write, jobs: jobs.map(jobRow) })
    },

    async remove(space, person) {
      await writer.ask({ type: 'hearing', write: { do: 'removeNeeds', space, person } })
    },
  }
}
