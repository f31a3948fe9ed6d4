import { personTaken, personUnknown } from '@alongside/storage/refusals'
import type { DatabaseSync } from 'node:sqlite'
import type { RequestOf } from './request.ts'

export interface PeopleWriter {
  add(request: RequestOf<'addPerson'>): void
  rename(request: RequestOf<'renamePerson'>): void
}

/** Prepares what writes people inside the transaction that is open. */
export function preparePeople(database: DatabaseSync): PeopleWriter {
  const taken = database.prepare('SELECT id FROM person WHERE id = ? OR email = ?')
  const add = database.prepare(
    'INSERT INTO person (id, name, email, emailVerified, image, createdAt, updatedAt) VALUES (?, ?, ?, 0, NULL, ?, ?)',
  )
  const rename = database.prepare('UPDATE person SET name = ?, updatedAt = ? WHERE id = ?')

  return {
    add({ person: { id, name, email }, at }) {
      if (taken.get(id, email)) throw personTaken(id)
      add.run(id, name, email, at, at)
    },
    rename({ id, name, at }) {
      if (Number(rename.run(name, at, id).changes) === 0) throw personUnknown(id)
    },
  }
}
