import type { LinkCodes } from '@alongside/storage'
import { textIn } from './columns.ts'
import type { Reader } from './reader.ts'
import type { WriterClient } from './writer-client.ts'

/** The codes of links, in a table that says of each mark whose it is. */
export function createLinkCodes(reader: Reader, writer: WriterClient): LinkCodes {
  return {
    async of(links) {
      const rows = reader.all(
        'SELECT link, mark, sealed FROM link_code WHERE link IN (SELECT value FROM json_each(?))',
        [JSON.stringify(links)],
      )
      return new Map(
        rows.map((row) => [
          textIn(row, 'link'),
          { mark: textIn(row, 'mark'), sealed: textIn(row, 'sealed') },
        ]),
      )
    },

    async find(mark) {
      const [row] = reader.all('SELECT link FROM link_code WHERE mark = ?', [mark])
      return row === undefined ? null : textIn(row, 'link')
    },

    async put(link, { mark, sealed }, instead) {
      // What another has written since, or another link's mark, leaves all as it was.
      const statement =
        instead === null
          ? {
              sql: 'INSERT OR IGNORE INTO link_code (link, mark, sealed) VALUES (?, ?, ?)',
              parameters: [link, mark, sealed],
            }
          : {
              sql: 'UPDATE OR IGNORE link_code SET mark = ?, sealed = ? WHERE link = ? AND mark = ?',
              parameters: [mark, sealed, link, instead],
            }
      const { result } = await writer.ask({ type: 'statement', statement })
      return Number(result.changes) === 1
    },
  }
}
