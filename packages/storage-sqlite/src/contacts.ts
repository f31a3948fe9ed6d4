import type { Contacts } from '@alongside/storage'
import type { SQLInputValue } from 'node:sqlite'
import { textIn } from './columns.ts'
import type { Reader } from './reader.ts'
import type { WriterClient } from './writer-client.ts'

/** Where guests want to hear back, in a table beside the people. */
export function createContacts(reader: Reader, writer: WriterClient): Contacts {
  async function write(sql: string, parameters: readonly SQLInputValue[]): Promise<void> {
    await writer.ask({ type: 'statement', statement: { sql, parameters } })
  }

  return {
    async of(space, people) {
      const rows = reader.all(
        'SELECT person, email, phone, post FROM contact WHERE space = ? AND person IN (SELECT value FROM json_each(?))',
        [space, JSON.stringify(people)],
      )
      return new Map(
        rows.map((row) => [
          textIn(row, 'person'),
          { email: textIn(row, 'email'), phone: textIn(row, 'phone'), post: textIn(row, 'post') },
        ]),
      )
    },

    keep: (space, person, { email, phone, post }) =>
      write('INSERT OR REPLACE INTO contact (space, person, email, phone, post) VALUES (?, ?, ?, ?, ?)', [
        space,
        person,
        email,
        phone,
        post,
      ]),

    forget: (space, person) => write('DELETE FROM contact WHERE space = ? AND person = ?', [space, person]),
  }
}
