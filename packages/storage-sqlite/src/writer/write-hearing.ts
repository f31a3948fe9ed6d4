import type { DatabaseSync } from 'node:sqlite'
import type { HearingWrite } from './request.ts'

/** Prepares what writes needs, settings, marks and tasks inside the transaction that is open; it says whether anything changed. */
export function prepareHearing(database: DatabaseSync): (write: HearingWrite) => boolean {
  const putNeeds = database.prepare(
    `INSERT INTO needs (space, person, needs, entered_by, entered_at, confirmed) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET needs = excluded.needs, entered_by = excluded.entered_by,
       entered_at = excluded.entered_at, confirmed = excluded.confirmed`,
  )
  const removeNeeds = database.prepare('DELETE FROM needs WHERE space = ? AND person = ?')
  const settle = database.prepare(
    `INSERT INTO hearing (space, person, settings) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET settings = excluded.settings`,
  )
  const speak = database.prepare(
    `INSERT INTO hearing (space, person, language) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET language = excluded.language`,
  )
  const readUpTo = database.prepare(
    `INSERT INTO hearing (space, person, read_up_to) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET read_up_to = max(read_up_to, excluded.read_up_to)`,
  )
  const dropPassed = database.prepare(
    `DELETE FROM heard WHERE space = ? AND person = ? AND seq <=
       (SELECT read_up_to FROM hearing WHERE space = heard.space AND person = heard.person)`,
  )
  const read = database.prepare('INSERT OR IGNORE INTO heard (space, person, seq) VALUES (?, ?, ?)')
  const tell = database.prepare(
    `INSERT INTO hearing (space, person, told_up_to, told_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET told_up_to = max(told_up_to, excluded.told_up_to),
       told_at = max(coalesce(told_at, 0), excluded.told_at)`,
  )
  const forgetMarks = database.prepare('DELETE FROM heard WHERE space = ? AND person = ?')
  const forgetSettings = database.prepare('DELETE FROM hearing WHERE space = ? AND person = ?')
  const putTask = database.prepare(
    `INSERT INTO task (id, space, person, assignee, way, seqs, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET seqs = excluded.seqs, assignee = excluded.assignee WHERE done_at IS NULL`,
  )
  const finishTask = database.prepare(
    'UPDATE task SET done_by = ?, done_at = ? WHERE id = ? AND space = ? AND done_at IS NULL',
  )
  const forgetTasks = database.prepare('DELETE FROM task WHERE space = ? AND person = ?')

  const changed = ({ changes }: { readonly changes: number | bigint }) => Number(changes) > 0

  return (write) => {
    switch (write.do) {
      case 'putNeeds': {
        const { space, person, needs, enteredBy, enteredAt, confirmed } = write.kept
        return changed(putNeeds.run(space, person, needs, enteredBy, enteredAt, Number(confirmed)))
      }
      case 'removeNeeds':
        return changed(removeNeeds.run(write.space, write.person))
      case 'settle':
        return changed(settle.run(write.space, write.person, write.settings))
      case 'speak':
        return changed(speak.run(write.space, write.person, write.language))
      case 'readAll':
        readUpTo.run(write.space, write.person, write.upTo)
        dropPassed.run(write.space, write.person)
        return true
      case 'read':
        for (const seq of write.seqs) read.run(write.space, write.person, seq)
        dropPassed.run(write.space, write.person)
        return true
      case 'tell':
        return changed(tell.run(write.space, write.person, write.upTo, write.at))
      case 'forgetHearing':
        forgetMarks.run(write.space, write.person)
        return changed(forgetSettings.run(write.space, write.person))
      case 'putTask': {
        const { id, space, person, assignee, way, seqs, madeAt } = write.task
        return changed(putTask.run(id, space, person, assignee, way, seqs.join(' '), madeAt))
      }
      case 'finishTask':
        return changed(finishTask.run(write.by, write.at, write.id, write.space))
      case 'forgetTasks':
        return changed(forgetTasks.run(write.space, write.person))
    }
  }
}
