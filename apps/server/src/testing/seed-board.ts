import { idFrom, type Permission, type Seat } from '@alongside/protocol'
import { finderOf, type Ask } from '@alongside/space'
import { openSqliteStore } from '@alongside/storage-sqlite'
import { randomBytes } from 'node:crypto'
import { createAuth } from '../auth/auth.ts'
import { sessionSecretOf } from '../secret.ts'
import { createSpaces, withoutJobs } from '../spaces/spaces.ts'

/** Someone with a session of theirs. */
export interface SeededPerson {
  readonly id: string
  /** The Cookie header of their session. */
  readonly cookie: string
}

/** A space with one document, whose only section several people may do different things to. */
export interface SeededBoard {
  readonly space: string
  readonly document: string
  readonly section: string
  /** The name of the organiser. */
  readonly organiser: string
  /** What people may do who may not simply edit. */
  readonly rights: ReadonlyMap<string, Permission>
  /** Somebody by the name given at seeding; throws `RangeError` for any other. */
  person(name: string): SeededPerson
}

const seat: Seat = {
  capacities: ['usesServices', 'layPartner'],
  organisation: null,
  seat: null,
  speaksFor: null,
  term: { from: null, to: null },
  voting: true,
}

/**
 * Writes a board into an empty data directory: the first of `names` is its organiser, the others may do what
 * is said of them (null: no member at all). Nothing may have the directory open.
 */
export async function seedBoard(
  dataDir: string,
  names: Readonly<Record<string, Permission | null>>,
): Promise<SeededBoard> {
  const store = await openSqliteStore({ directory: dataDir, finder: finderOf })
  const newId = () => idFrom(randomBytes(16))
  const auth = createAuth({
    database: { dialect: store.dialect, type: 'sqlite' },
    secret: sessionSecretOf({ sessionSecret: null, dataDir }),
    publicUrl: 'http://localhost',
    newId,
    warn: () => {},
  })
  const spaces = createSpaces({
    ...withoutJobs,
    events: store.events,
    people: store.people,
    ballots: store.ballots,
    now: Date.now,
    newId,
    maxKept: 1,
  })
  const space = newId()
  const people = new Map<string, SeededPerson>()

  async function ask(person: string, what: Ask): Promise<string> {
    const outcome = await spaces.run(space, what, { person })
    if ('refusal' in outcome) throw new Error(`${what.do}: ${outcome.refusal.words}`)
    return outcome.made ?? ''
  }

  for (const name of Object.keys(names)) {
    const id = newId()
    await store.people.add({ id, name: `${name} Example`, email: `${name}@example.org` })
    const { cookies } = await auth.signInAs(id, new Headers())
    people.set(name, { id, cookie: cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ') })
  }
  const [organiserName = ''] = Object.keys(names)
  const organiser = people.get(organiserName)?.id ?? ''
  const rights = new Map<string, Permission>()
  await ask(organiser, { do: 'openSpace', name: 'Board', slug: 'board', capacities: ['layPartner'] })
  const link = { do: 'inviteByLink', label: 'all', seat, lastDay: '2999-12-31', uses: 500 } as const
  const invitation = await ask(organiser, link)
  const document = await ask(organiser, { do: 'createDocument', kind: 'blank', title: 'Plan' })
  for (const [name, permission] of Object.entries(names)) {
    const { id } = people.get(name) ?? { id: '' }
    if (id === organiser || permission === null) continue
    await ask(id, { do: 'acceptInvitation', invitation, email: null, inSpace: 'fullName' })
    if (permission === 'edit') continue // as everybody
    rights.set(name, permission)
    const on = { what: 'document', document } as const
    await ask(organiser, {
      do: 'giveRight',
      on,
      grantee: { to: 'person', person: id },
      permission,
      reason: null,
    })
  }
  const section = (await spaces.load(space))?.documents.get(document)?.sections[0]?.id ?? ''
  await store.close()
  return {
    space,
    document,
    section,
    organiser: organiserName,
    rights,
    person(name) {
      const found = people.get(name)
      if (found === undefined) throw new RangeError(`nobody is called ${name}`)
      return found
    },
  }
}
