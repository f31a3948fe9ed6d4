import { personTaken, personUnknown } from '@alongside/storage/refusals'
import type { DatabaseSync } from 'node:sqlite'
import type { RequestOf } from './request.ts'

export interface PeopleWriter {
  add(request: RequestOf<'addPerson'>): void
  rename(request: RequestOf<'renamePerson'>): void
  forget(request: RequestOf<'forgetPerson'>): void
}

/** Prepares what writes people inside the transaction that is open. */
export function preparePeople(database: DatabaseSync): PeopleWriter {
  const taken = database.prepare('SELECT id FROM person WHERE id = ? OR email = ?')
  const add = database.prepare(
    'INSERT INTO person (id, name, email, emailVerified, image, createdAt, updatedAt) VALUES (?, ?, ?, 0, NULL, ?, ?)',
  )
  const rename = database.prepare('UPDATE person SET name = ?, updatedAt = ? WHERE id = ?')
  const forget = database.prepare(
    'UPDATE person SET name = ?, email = NULL, emailVerified = 0, image = NULL, updatedAt = ? WHERE id = ?',
  )
  // Codes are kept under the address that they went to, and those of a claim under the person too.
  const dropCodes = database.prepare(
    `DELETE FROM verification WHERE instr(identifier, ?1) > 0
     OR instr(identifier, (SELECT email FROM person WHERE id = ?1)) > 0`,
  )
  const dropSessions = database.prepare('DELETE FROM session WHERE userId = ?')
  const dropAccounts = database.prepare('DELETE FROM account WHERE userId = ?')
  const noteResidue = database.prepare('INSERT INTO residue DEFAULT VALUES')

  return {
    add({ person: { id, name, email }, at }) {
      if (taken.get(id, email)) throw personTaken(id)
      add.run(id, name, email, at, at)
    },
    rename({ id, name, at }) {
      if (Number(rename.run(name, at, id).changes) === 0) throw personUnknown(id)
    },
    forget({ id, label, at }) {
      for (const drop of [dropCodes, dropSessions, dropAccounts]) drop.run(id)
      if (Number(forget.run(label, at, id).changes) === 0) throw personUnknown(id)
      noteResidue.run()
    },
  }
}
