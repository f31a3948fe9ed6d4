import { newSalt, penMark, personMark, type Hash } from '@alongside/storage/refusals'
import type { DatabaseSync } from 'node:sqlite'
import { bytesIn, textIn, textOrNullIn } from '../columns.ts'

export interface PenMarks {
  /** Makes the mark of a person who has none yet. */
  add(person: string): void
  /** The mark of a pen that is bound; null if it is not. */
  markOf(section: string, pen: number): Hash | null
}

/** Prepares what finds and makes the marks that stand for people and pens in chains. */
export function preparePenMarks(database: DatabaseSync): PenMarks {
  const find = database.prepare('SELECT person FROM person_mark WHERE person = ?')
  const write = database.prepare('INSERT INTO person_mark (person, salt, mark) VALUES (?, ?, ?)')
  const read = database.prepare(
    `SELECT hand.mark AS hand, voice.mark AS voice, capacity, spoken_by FROM pen
     JOIN person_mark AS hand ON hand.person = pen.hand
     JOIN person_mark AS voice ON voice.person = pen.voice
     WHERE section = ? AND pen = ?`,
  )

  return {
    add(person) {
      if (find.get(person) !== undefined) return
      const salt = newSalt()
      write.run(person, salt, personMark(salt, person))
    },
    markOf(section, pen) {
      const row = read.get(section, pen)
      if (row === undefined) return null
      const [hand, voice] = [bytesIn(row, 'hand'), bytesIn(row, 'voice')]
      return penMark(pen, hand, voice, textIn(row, 'capacity'), textOrNullIn(row, 'spoken_by'))
    },
  }
}
