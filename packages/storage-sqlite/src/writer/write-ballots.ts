import type { DatabaseSync } from 'node:sqlite'
import type { BallotWrite } from './request.ts'

/**
 * Prepares what writes secret ballots inside the transaction that is open; it says whether it was done. The close is
 * one step: nothing is left of the box where rows are kept, and no rows are kept while it is there.
 */
export function prepareBallots(database: DatabaseSync): (write: BallotWrite) => boolean {
  const findOpen = database.prepare('SELECT vote FROM ballot_box WHERE vote = ? AND key_mark IS NOT NULL')
  const openBox = database.prepare('INSERT OR IGNORE INTO ballot_box (vote, key_mark) VALUES (?, ?)')
  const put = database.prepare('INSERT OR REPLACE INTO sealed_ballot (vote, tag, sealed) VALUES (?, ?, ?)')
  const withdraw = database.prepare('DELETE FROM sealed_ballot WHERE vote = ? AND tag = ?')
  const empty = database.prepare('DELETE FROM sealed_ballot WHERE vote = ?')
  const keep = database.prepare('INSERT INTO counted_ballot (vote, place, kept) VALUES (?, ?, ?)')
  const closeBox = database.prepare('UPDATE ballot_box SET key_mark = NULL WHERE vote = ?')

  return (write) => {
    const { vote } = write
    if (write.do === 'open') return Number(openBox.run(vote, write.mark).changes) > 0
    if (findOpen.get(vote) === undefined) return false
    switch (write.do) {
      case 'put':
        put.run(vote, write.tag, write.sealed)
        return true
      case 'withdraw':
        withdraw.run(vote, write.tag)
        return true
      case 'close':
        empty.run(vote)
        for (const { place, row } of write.rows) keep.run(vote, place, row)
        closeBox.run(vote)
        return true
    }
  }
}
