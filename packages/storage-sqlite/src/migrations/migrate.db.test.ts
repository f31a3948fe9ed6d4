import { readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newRow } from '@alongside/storage/testing'
import { databaseIn } from '../directory.ts'
import { openLogCheck } from '../log-check.ts'
import { openSqliteStore } from '../open-sqlite-store.ts'
import { makeTemporaryDirectory } from '../testing/open-temporary.ts'
import { migrations } from './all.ts'
import { migrate } from './migrate.ts'
import type { Migration } from './migration.ts'

const fixtures = new URL('./fixtures/', import.meta.url)
const older = readdirSync(fixtures).sort()

function open(path = ':memory:'): DatabaseSync {
  const database = new DatabaseSync(path)
  onTestFinished(() => {
    if (database.isOpen) database.close()
  })
  return database
}

/** Everything that SQLite knows of the shape of a database, without the spaces it was typed with. */
function shapeOf(database: DatabaseSync): string[] {
  const rows = database.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').all()
  return rows.map((row) => String(row['sql']).replaceAll(/\s+/g, ' ')).sort()
}

const more: Migration = { number: 2, name: 'more', up: 'CREATE TABLE more (a TEXT) STRICT' }
const broken: Migration = { number: 3, name: 'broken', up: 'CREATE TABLE half (a TEXT); NONSENSE' }
const [first] = migrations
const later = {
  seq: 8,
  space: 'spaceb0000000000',
  at: 2,
  actor: null,
  hand: null,
  capacity: null,
  audience: { to: 'space' },
  kind: 'later',
  payload: {},
} as const

const moved = {
  client: 9,
  clock: 0,
  length: 3,
  from: { section: 'sectionone000000', client: 7, clock: 1, upTo: 1 },
}

describe('migrations', () => {
  it('[Q7] are numbered from 1 without gaps, and each has a fixture of the database it leaves', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1))
    expect(older).toEqual(
      migrations.map(({ number, name }) => `${String(number).padStart(4, '0')}-${name}.sql`),
    )
  })

  it('[Q7] bring a database of every older version to the shape of a new one', () => {
    const fresh = open()
    migrate(fresh, migrations)
    for (const name of older) {
      const database = open()
      database.exec(readFileSync(new URL(name, fixtures), 'utf8'))
      migrate(database, migrations)
      expect(shapeOf(database)).toEqual(shapeOf(fresh))
    }
  })

  it('[Q7] keep what an older database holds', async () => {
    for (const name of older) {
      const directory = await makeTemporaryDirectory()
      onTestFinished(() => directory.remove())
      const old = open(databaseIn(directory.path))
      old.exec(readFileSync(new URL(name, fixtures), 'utf8'))
      // Numbers once rose over all spaces.
      old.exec(
        `INSERT INTO event (space, seq, at, audience, kind, payload)
         VALUES ('${later.space}', 7, 1, '{"to":"space"}', 'later', '{}')`,
      )
      old.close()
      const store = await openSqliteStore({ directory: directory.path, finder: () => [] })
      onTestFinished(() => store.close())
      expect(await store.text.start('sectionone000000')).toEqual({
        head: 2,
        epoch: 0,
        pens: [
          {
            pen: 7,
            hand: 'asha000000000000',
            voice: 'moses00000000000',
            capacity: 'usesServices',
            ...(name >= '0014' && { by: 'phone' }),
            retired: false,
          },
          {
            pen: 9,
            hand: 'moses00000000000',
            voice: 'moses00000000000',
            capacity: 'unpaidCarer',
            retired: true,
          },
        ],
      })
      const rows = await store.text.rows('sectionone000000', 0, 2)
      expect(rows.map((row) => [...row.bytes])).toEqual([[1], [2, 3]])
      expect(rows.flatMap((row) => row.sources)).toEqual(name < '0010' ? [] : [moved])
      const chain = await store.text.chainHead('sectionone000000')
      const check = openLogCheck(directory.path)
      onTestFinished(() => check.close())
      expect(check.check('sectionone000000', null)).toEqual({
        is: 'right',
        rows: 2,
        late: 2,
        head: chain.hash,
        acts: [],
        found: null,
      })
      expect(await store.events.read('spacea0000000000', 0)).toMatchObject([
        { seq: 1, payload: { title: 'Plan' } },
      ])
      expect(await store.events.read(later.space, 0)).toMatchObject([{ seq: 7, kind: 'later' }])
      expect(await store.events.append(later.space, 7, [later])).toBe(true)
      expect((await store.events.read(later.space, 0)).map(({ seq }) => seq)).toEqual([7, 8])
      expect(await store.events.find({ kind: 'slug', key: 'care-plan' })).toEqual(['spacea0000000000'])
      expect(await store.people.byEmail('asha@example.org')).toMatchObject({ id: 'asha000000000000' })
      if (name < '0002') continue
      expect(await store.jobs.troubled('spacea0000000000')).toMatchObject([
        { key: 'invitationone000', state: 'stuck', problem: 'mail.refused' },
      ])
      const claim = { owner: 'new', kinds: ['mailInvitation'], now: 1_700_000_000_001, until: 9, limit: 9 }
      expect((await store.jobs.claim(claim)).jobs).toMatchObject([
        { payload: { invitation: 'invitationtwo000' }, hold: { attempt: 2 } },
      ])
      if (name < '0003') continue
      const asha = ['spacea0000000000', 'asha000000000000'] as const
      expect(await store.needs.find(...asha)).toMatchObject({
        needs: { reach: '020 7946 0000' },
        confirmed: false,
      })
      expect(await store.hearing.of(...asha)).toMatchObject({
        settings: { mails: false },
        language: 'da',
        readUpTo: 3,
        read: [5],
        toldUpTo: 2,
      })
      expect(await store.tasks.of('spacea0000000000')).toMatchObject([
        { way: 'call', seqs: [4, 5], done: null },
      ])
      if (name < '0004') continue
      const moses = 'moses00000000000'
      expect((await store.contacts.of('spacea0000000000', [moses])).get(moses)).toMatchObject({
        phone: '020 7946 0001',
        post: '1 Mill Street',
      })
      if (name < '0007') continue
      expect(await store.ballots.counted('voteclosed000000')).toEqual(['yes', 'no'])
      expect(await store.ballots.count('voteopen00000000')).toBe(1)
      if (name < '0008') continue
      expect(await store.linkCodes.find('mark of a code')).toBe('linkone000000000')
      if (name < '0009') continue
      expect(await store.captions.of('meetingone000000')).toMatchObject([{ words: 'Good morning.' }])
      if (name < '0011') continue
      expect(await store.snapshots.at('sectionone000000', 9, 1)).toMatchObject({ seq: 2 })
      if (name < '0012') continue
      expect(await store.snapshots.at('sectionone000000', 1, 1)).toMatchObject({ seq: 1 })
      if (name < '0013') continue
      expect(await store.text.restored('sectionone000000')).toMatchObject([{ seq: 2, from: 1 }])
    }
  })

  it('[D73] hang rows that are older into chains, however many, and those that come go on from there', async () => {
    const directory = await makeTemporaryDirectory()
    onTestFinished(() => directory.remove())
    const old = open(databaseIn(directory.path))
    old.exec(readFileSync(new URL('0011-snapshots.sql', fixtures), 'utf8'))
    old.exec(
      `INSERT INTO section_head VALUES ('long', 2500, 0), ('bare', 0, 0);
       INSERT INTO pen VALUES ('long', 7, 'asha000000000000', 'asha000000000000', 'usesServices', 0);
       WITH RECURSIVE seq (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM seq WHERE n < 2500)
       INSERT INTO update_row SELECT 'long', n, n, 'session', 7, 'update', randomblob(20), NULL FROM seq;`,
    )
    old.close()
    const store = await openSqliteStore({ directory: directory.path, finder: () => [] })
    onTestFinished(() => store.close())
    for (const [section, head] of Object.entries({ long: 2500, bare: 0 })) {
      await store.text.append([{ section, head, rows: [newRow([1]), newRow([2])], bound: [], retired: [] }])
    }
    const check = openLogCheck(directory.path)
    onTestFinished(() => check.close())
    expect(check.check('long', null)).toMatchObject({ is: 'right', rows: 2502, late: 2500 })
    expect(check.check('bare', null)).toMatchObject({ is: 'right', rows: 2, late: 0 })
  })

  it('[Q7] find guests again who were removed before they stayed findable, unless they joined an account', async () => {
    const directory = await makeTemporaryDirectory()
    onTestFinished(() => directory.remove())
    const old = open(databaseIn(directory.path))
    old.exec(readFileSync(new URL('0004-contacts.sql', fixtures), 'utf8'))
    const [mary, joan, sue] = ['mary000000000000', 'joan000000000000', 'sue0000000000000']
    const write = old.prepare(
      `INSERT INTO event (space, at, audience, kind, payload) VALUES ('${later.space}', 1, '{"to":"space"}', ?, ?)`,
    )
    for (const person of [mary, joan]) write.run('guestRemoved', JSON.stringify({ person }))
    write.run('guestUnited', JSON.stringify({ guest: joan, account: sue }))
    old.close()
    const store = await openSqliteStore({ directory: directory.path, finder: () => [] })
    onTestFinished(() => store.close())
    expect(await store.events.find({ kind: 'member', key: mary })).toEqual([later.space])
    for (const key of [joan, sue]) expect(await store.events.find({ kind: 'member', key })).toEqual([])
  })

  it('[Q7] run once each, in order, and only those that are new', () => {
    const database = open()
    if (!first) throw new Error('there is no first migration')
    migrate(database, [first])
    migrate(database, [first, more])
    migrate(database, [first, more])
    const ran = database.prepare('SELECT number, name FROM migration ORDER BY number').all()
    expect(ran).toEqual([
      { number: 1, name: first.name },
      { number: 2, name: 'more' },
    ])
  })

  it('[Q7] leave nothing of one that fails', () => {
    const database = open()
    migrate(database, [more])
    const before = shapeOf(database)
    expect(() => migrate(database, [more, broken])).toThrow('NONSENSE')
    const finish = (): never => {
      throw new Error('cut off')
    }
    const half = { ...broken, up: 'CREATE TABLE half (a TEXT)', finish }
    expect(() => migrate(database, [more, half])).toThrow('cut off')
    expect(shapeOf(database)).toEqual(before)
    expect(database.prepare('SELECT max(number) AS reached FROM migration').get()).toEqual({ reached: 2 })
  })

  it('[Q7] refuse a database that is newer, in words, and leave it free', async () => {
    const directory = await makeTemporaryDirectory()
    onTestFinished(() => directory.remove())
    const newer = open(databaseIn(directory.path))
    migrate(newer, [...migrations, { number: 99, name: 'from-tomorrow', up: '' }])
    newer.close()
    const opening = () => openSqliteStore({ directory: directory.path, finder: () => [], lockWaitMs: 0 })
    await expect(opening()).rejects.toMatchObject({
      name: 'StorageError',
      problem: { kind: 'newer', words: expect.stringContaining('Start that version or a later one') },
    })
    const mended = open(databaseIn(directory.path))
    mended.exec('DELETE FROM migration WHERE number = 99')
    mended.close()
    await (await opening()).close()
  })
})
