import type { People, Person } from '@alongside/storage'
import { numberIn, textIn, textOrNullIn, type SqlRow } from './columns.ts'
import type { Reader } from './reader.ts'
import { sweepAway } from './sweep-away.ts'
import type { WriterClient } from './writer-client.ts'

/** People: the sign-in library's table, read here and written by the writer thread. `now` gives ms since 1970. */
export function createPeople(reader: Reader, writer: WriterClient, now: () => number): People {
  const at = () => new Date(now()).toISOString() // as the sign-in library keeps its times

  return {
    async byIds(ids) {
      const rows = reader.all(
        'SELECT id, name, email FROM person WHERE id IN (SELECT value FROM json_each(?))',
        [JSON.stringify(ids)],
      )
      const found = new Map(rows.map((row) => [textIn(row, 'id'), personIn(row)]))
      return [...new Set(ids)].flatMap((id) => found.get(id) ?? [])
    },

    async byEmail(email) {
      const [row] = reader.all('SELECT id, name, email FROM person WHERE email = ?', [email.toLowerCase()])
      return row === undefined ? null : personIn(row)
    },

    async add({ id, name, email }) {
      const person = { id, name, email: email?.toLowerCase() ?? null }
      await writer.ask({ type: 'addPerson', person, at: at() })
    },

    async rename(id, name) {
      await writer.ask({ type: 'renamePerson', id, name, at: at() })
    },

    async forget(id, label) {
      await writer.ask({ type: 'forgetPerson', id, label, at: at() })
      await sweepAway(writer)
    },

    async count() {
      return numberIn(reader.all('SELECT count(*) AS count FROM person', [])[0] ?? {}, 'count')
    },
  }
}

function personIn(row: SqlRow): Person {
  return { id: textIn(row, 'id'), name: textIn(row, 'name'), email: textOrNullIn(row, 'email') }
}
