import type { CaptionLines } from '@alongside/storage'
import { numberIn, textIn, textOrNullIn } from './columns.ts'
import type { Reader } from './reader.ts'
import type { WriterClient } from './writer-client.ts'

/** Captions, in a table of their own that knows of each line once. */
export function createCaptionLines(reader: Reader, writer: WriterClient): CaptionLines {
  return {
    async put({ meeting, line, item, person, words, at }) {
      const statement = {
        sql: 'INSERT OR IGNORE INTO caption_line (meeting, line, item, person, words, at) VALUES (?, ?, ?, ?, ?, ?)',
        parameters: [meeting, line, item, person, words, at],
      }
      await writer.ask({ type: 'statement', statement })
    },

    async countOthers(meeting, line) {
      const [row] = reader.all(
        'SELECT count(*) AS others FROM caption_line WHERE meeting = ? AND line <> ?',
        [meeting, line],
      )
      return row === undefined ? 0 : numberIn(row, 'others')
    },

    async of(meeting) {
      const rows = reader.all(
        'SELECT line, item, person, words, at FROM caption_line WHERE meeting = ? ORDER BY number',
        [meeting],
      )
      return rows.map((row) => ({
        meeting,
        line: textIn(row, 'line'),
        item: textOrNullIn(row, 'item'),
        person: textIn(row, 'person'),
        words: textIn(row, 'words'),
        at: numberIn(row, 'at'),
      }))
    },

    async drop(meeting, upTo) {
      const statement = {
        sql: 'DELETE FROM caption_line WHERE meeting = ? AND at <= ?',
        parameters: [meeting, upTo],
      }
      await writer.ask({ type: 'statement', statement })
    },
  }
}
