import type { Task, Tasks } from '@alongside/storage'
import { numberIn, textIn, textOrNullIn, type SqlRow } from './columns.ts'
import type { Reader } from './reader.ts'
import type { WriterClient } from './writer-client.ts'

/** What members do for others: read here, written by the writer thread. */
export function createTasks(reader: Reader, writer: WriterClient): Tasks {
  return {
    async of(space) {
      return reader.all('SELECT * FROM task WHERE space = ? ORDER BY number', [space]).map(taskIn)
    },

    async put(task) {
      await writer.ask({ type: 'hearing', write: { do: 'putTask', task } })
    },

    async finish(space, id, by, at) {
      const write = { do: 'finishTask', space, id, by, at } as const
      return (await writer.ask({ type: 'hearing', write })).changed
    },

    async forget(space, person) {
      await writer.ask({ type: 'hearing', write: { do: 'forgetTasks', space, person } })
    },
  }
}

function taskIn(row: SqlRow): Task {
  const by = textOrNullIn(row, 'done_by')
  return {
    id: textIn(row, 'id'),
    space: textIn(row, 'space'),
    person: textIn(row, 'person'),
    assignee: textIn(row, 'assignee'),
    way: row['way'] === 'letter' ? 'letter' : 'call',
    seqs: (textIn(row, 'seqs').match(/\d+/g) ?? []).map(Number),
    madeAt: numberIn(row, 'made_at'),
    done: by === null ? null : { by, at: numberIn(row, 'done_at') },
  }
}
