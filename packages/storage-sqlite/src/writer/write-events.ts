import type { FindingChange, KeptCaption } from '@alongside/storage'
import { captionUnknown, eventUnknown } from '@alongside/storage/refusals'
import type { DatabaseSync } from 'node:sqlite'
import { numberIn } from '../columns.ts'
import type { EventRow, FoundIn, RequestOf } from './request.ts'

export interface EventWriter {
  /** Writes events with their findings; false if the space has newer ones. */
  append(request: Omit<RequestOf<'events'>, 'batches' | 'erased'>): boolean
  /** Puts another payload into an event of a space. Throws `RangeError` for one that is not there. */
  replace(space: string, event: Pick<EventRow, 'seq' | 'kind' | 'payload'>): void
  /** Puts other words into a line of captions. Throws `RangeError` for one that is not there. */
  reword(caption: Pick<KeptCaption, 'meeting' | 'line' | 'words'>): void
  /** Puts other findings in the place of all; false if there are more events than those they were made of. */
  replaceFindings(request: RequestOf<'findings'>): boolean
}

/** Prepares what writes events and findings inside the transaction that is open. */
export function prepareEvents(database: DatabaseSync): EventWriter {
  const readHead = database.prepare('SELECT coalesce(max(seq), 0) AS head FROM event WHERE space = ?')
  const readCount = database.prepare('SELECT count(*) AS count FROM event')
  const writeEvent = database.prepare(
    `INSERT INTO event (space, seq, at, actor, hand, capacity, audience, kind, payload)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const rewrite = database.prepare('UPDATE event SET payload = ? WHERE space = ? AND seq = ? AND kind = ?')
  const reword = database.prepare('UPDATE caption_line SET words = ? WHERE meeting = ? AND line = ?')
  const set = database.prepare('INSERT OR IGNORE INTO finding (kind, key, space) VALUES (?, ?, ?)')
  const unset = database.prepare('DELETE FROM finding WHERE kind = ? AND key = ? AND space = ?')
  const unsetAll = database.prepare('DELETE FROM finding')

  function write(space: string, row: EventRow): void {
    const { seq, at, actor, hand, capacity, audience, kind, payload } = row
    writeEvent.run(space, seq, at, actor, hand, capacity, audience, kind, payload)
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
      if (numberIn(readHead.get(space) ?? {}, 'head') !== head) return false
      for (const row of rows) write(space, row)
      for (const each of changes) change(space, each)
      return true
    },
    replace(space, { seq, kind, payload }) {
      if (Number(rewrite.run(payload, space, seq, kind).changes) === 0) throw eventUnknown(space, seq)
    },
    reword({ meeting, line, words }) {
      if (Number(reword.run(words, meeting, line).changes) === 0) throw captionUnknown(meeting, line)
    },
    replaceFindings({ count, findings }) {
      if (numberIn(readCount.get() ?? {}, 'count') !== count) return false
      setAll(findings)
      return true
    },
  }
}
