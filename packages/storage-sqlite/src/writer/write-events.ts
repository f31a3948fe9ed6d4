import type { FindingChange } from '@alongside/storage'
import type { DatabaseSync } from 'node:sqlite'
import { numberIn } from '../columns.ts'
import type { EventRow, FoundIn, RequestOf } from './request.ts'

export interface EventWriter {
  /** Writes events with their findings; gives their numbers, or null if the space has newer ones. */
  append(request: RequestOf<'events'>): readonly number[] | null
  /** Puts other findings in the place of all; false if there are events newer than those they were made of. */
  replaceFindings(request: RequestOf<'findings'>): boolean
}

/** Prepares what writes events and findings inside the transaction that is open. */
export function prepareEvents(database: DatabaseSync): EventWriter {
  const readHead = database.prepare('SELECT coalesce(max(seq), 0) AS head FROM event WHERE space = ?')
  const readLast = database.prepare('SELECT coalesce(max(seq), 0) AS head FROM event')
  const writeEvent = database.prepare(
    'INSERT INTO event (space, at, actor, hand, capacity, audience, kind, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const set = database.prepare('INSERT OR IGNORE INTO finding (kind, key, space) VALUES (?, ?, ?)')
  const unset = database.prepare('DELETE FROM finding WHERE kind = ? AND key = ? AND space = ?')
  const unsetAll = database.prepare('DELETE FROM finding')

  function write(space: string, row: EventRow): number {
    const { at, actor, hand, capacity, audience, kind, payload } = row
    return Number(writeEvent.run(space, at, actor, hand, capacity, audience, kind, payload).lastInsertRowid)
  }

  function change(space: string, { change, kind, key }: FindingChange): void {
    if (change === 'set') set.run(kind, key, space)
    else unset.run(kind, key, space)
  }

  function setAll(findings: readonly FoundIn[]): void {
    unsetAll.run()
    for (const { kind, key, space } of findings) set.run(kind, key, space)
  }

  return {
    append({ space, head, rows, changes }) {
      if (numberIn(readHead.get(space) ?? {}, 'head') !== head) return null
      const seqs = rows.map((row) => write(space, row))
      for (const each of changes) change(space, each)
      return seqs
    },
    replaceFindings({ last, findings }) {
      if (numberIn(readLast.get() ?? {}, 'head') !== last) return false
      setAll(findings)
      return true
    },
  }
}
