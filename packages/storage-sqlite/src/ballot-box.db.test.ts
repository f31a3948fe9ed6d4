import type { OpenedBallot } from '@alongside/storage'
import { sql } from 'kysely'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { serialize } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { databaseIn } from './directory.ts'
import { keysIn } from './key-folder.ts'
import type { SqliteStore } from './open-sqlite-store.ts'
import { directoryInTest, kyselyOf, openInTest } from './testing/open-in-test.ts'
import { keyFileOf, keyOf, sealedRows } from './testing/raw-box.ts'
import { filesWithPieces, filesWithText, piecesOf, spellingsOf } from './testing/search-bytes.ts'

const vote = 'votea00000000000'
const other = 'voteb00000000000'
const people = Array.from({ length: 60 }, (_, at) => `voter${at}`.padEnd(16, 'q'))
const [mary = '', joan = ''] = people
const marker = 'because-of-the-ramp'

/** Ballots of every length, each with words of its own. */
const ballotOf = (person: string, at: number) => `${marker} ${person} ${'…'.repeat((at * 31) % 1900)}`
const choices = (ballots: readonly OpenedBallot[]) => ballots.map((_, at) => (at % 3 === 0 ? 'no' : 'yes'))

/** Lets everybody vote, some twice and some not in the end, and gives all that was ever sealed. */
async function voteAll({ ballots }: SqliteStore, directory: string) {
  await ballots.open(vote)
  const seen: Uint8Array[] = []
  const look = () => {
    for (const { tag, sealed } of sealedRows(directory, vote)) seen.push(tag, sealed)
  }
  for (const [at, person] of people.entries()) await ballots.put(vote, person, ballotOf(person, at))
  look()
  for (const [at, person] of people.entries()) {
    if (at % 3 === 0) await ballots.put(vote, person, ballotOf(person, at + 1))
    if (at % 7 === 1) await ballots.withdraw(vote, person)
  }
  look()
  return piecesOf(seen)
}

describe('a box of sealed ballots', () => {
  it('[Q14] tells no person, no word and no length of what is in it', async () => {
    const directory = await directoryInTest()
    const store = await openInTest({ directory })
    await voteAll(store, directory)
    await store.ballots.open(other)
    for (const name of [vote, other]) await store.ballots.put(name, mary, 'the same')
    const rows = sealedRows(directory, vote)
    expect(rows.length).toBe(await store.ballots.count(vote))
    expect(new Set(rows.map(({ sealed }) => sealed.length)).size).toBe(1)
    expect(new Set(rows.map(({ tag }) => tag.length))).toEqual(new Set([32]))
    const hexes = rows.map(({ tag }) => Buffer.from(tag).toString('hex'))
    expect(hexes).toEqual(hexes.toSorted())
    const [elsewhere] = sealedRows(directory, other)
    expect(hexes).not.toContain(Buffer.from(elsewhere?.tag ?? []).toString('hex'))
    expect(filesWithText(directory, [marker, ...people])).toEqual([])
  })

  it('[Q14] keeps no number of a row and no time, before the close and after it', async () => {
    const directory = await directoryInTest()
    await openInTest({ directory })
    const database = new DatabaseSync(databaseIn(directory), { readOnly: true })
    onTestFinished(() => database.close())
    const columns = database.prepare(
      `SELECT m.name || '.' || c.name AS name FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
       WHERE m.name IN ('ballot_box', 'sealed_ballot', 'counted_ballot') ORDER BY 1`,
    )
    expect(columns.all().map((row) => row['name'])).toEqual([
      'ballot_box.key_mark',
      'ballot_box.vote',
      'counted_ballot.kept',
      'counted_ballot.place',
      'counted_ballot.vote',
      'sealed_ballot.sealed',
      'sealed_ballot.tag',
      'sealed_ballot.vote',
    ])
    for (const table of ['ballot_box', 'sealed_ballot', 'counted_ballot']) {
      expect(() => database.prepare(`SELECT rowid FROM ${table}`)).toThrow('no such column: rowid')
    }
  })

  it('[Q15] has its key in a file of its own, for its owner alone, and no backup holds it', async () => {
    const directory = await directoryInTest()
    const store = await openInTest({ directory })
    await voteAll(store, directory)
    expect(statSync(keysIn(directory)).mode % 0o1000).toBe(0o700)
    expect(statSync(keyFileOf(directory, vote)).mode % 0o1000).toBe(0o600)
    const secret = keyOf(directory, vote)
    expect(secret).toHaveLength(32)
    await store.backup(join(directory, 'copy.sqlite'))
    expect(filesWithPieces(directory, piecesOf([secret]))).toEqual([join('keys', `${vote}.key`)])
    expect(filesWithText(directory, spellingsOf(secret))).toEqual([])
  })

  it('[Q15] has its key where it is told to, and the store is not opened where that cannot be', async () => {
    const directory = await directoryInTest()
    const keysDirectory = join(await directoryInTest(), 'apart')
    const nowhere = openInTest({ directory, keysDirectory: '/dev/null/keys' })
    await expect(nowhere).rejects.toMatchObject({
      problem: { kind: 'failed', words: expect.stringContaining('/dev/null/keys cannot be made') },
    })
    const store = await openInTest({ directory, keysDirectory })
    await store.ballots.open(vote)
    expect(readdirSync(keysDirectory)).toEqual([`${vote}.key`])
    expect(existsSync(keysIn(directory))).toBe(false)
  })

  it('[Q15] tells the thread that writes no key, no person and no ballot', async () => {
    const posted = vi.spyOn(Worker.prototype, 'postMessage')
    onTestFinished(() => posted.mockRestore())
    const directory = await directoryInTest()
    const { ballots } = await openInTest({ directory })
    await ballots.open(vote)
    const secret = keyOf(directory, vote)
    await ballots.put(vote, mary, marker)
    await ballots.put(vote, joan, marker)
    await ballots.withdraw(vote, joan)
    await ballots.close(vote, choices)
    const said = Buffer.concat(posted.mock.calls.map(([message]) => serialize(message)))
    expect(said.includes(Buffer.from(vote))).toBe(true)
    for (const hidden of [secret, Buffer.from(mary), Buffer.from(marker), Buffer.from(marker, 'utf16le')]) {
      expect(said.includes(hidden)).toBe(false)
    }
  })

  it('[Q17] leaves no byte of itself and its key after the close, in the database, its log and a backup', async () => {
    const directory = await directoryInTest()
    const store = await openInTest({ directory })
    const sealed = await voteAll(store, directory)
    await store.ballots.open(other)
    await store.ballots.put(other, mary, 'no')
    const secret = keyOf(directory, vote)
    const before = join(await directoryInTest(), 'before.sqlite')
    await store.backup(before)
    expect(filesWithPieces(directory, sealed)).not.toEqual([])

    const closing = await store.ballots.close(vote, choices)
    expect(closing).toMatchObject({ type: 'counted', rows: expect.arrayContaining(['yes', 'no']) })
    expect(statSync(`${databaseIn(directory)}-wal`).size).toBe(0)
    await store.backup(join(directory, 'after.sqlite'))
    const gone = new Set([...sealed, ...piecesOf([secret])])
    const noText = [marker, ...people, ...spellingsOf(secret)]
    expect(filesWithPieces(directory, gone)).toEqual([])
    expect(filesWithText(directory, noText)).toEqual([])
    expect(existsSync(keyFileOf(directory, vote))).toBe(false)
    await store.close()
    expect(filesWithPieces(directory, gone)).toEqual([])

    const apart = join(before, '..')
    expect(filesWithPieces(apart, sealed)).toEqual(['before.sqlite'])
    expect(filesWithPieces(apart, piecesOf([secret]))).toEqual([])
    expect(filesWithText(apart, noText)).toEqual([])
    const restored = await openInTest({ directory: moveTo(before, await directoryInTest()) })
    expect(await restored.ballots.open(vote)).toBe('lost')
    expect(await restored.ballots.close(vote, choices)).toEqual({ type: 'lost' })
  })

  it('[Q17] that is closed while somebody reads from the log waits for them, and leaves nothing', async () => {
    const directory = await directoryInTest()
    const { ballots } = await openInTest({ directory })
    await ballots.open(vote)
    await ballots.put(vote, mary, 'yes')
    const sealed = piecesOf(sealedRows(directory, vote).map((row) => row.sealed))
    const reading = new DatabaseSync(databaseIn(directory), { readOnly: true })
    reading.exec('BEGIN; SELECT count(*) FROM sealed_ballot')
    let isOver = false
    const closing = ballots.close(vote, choices).finally(() => (isOver = true))
    await expect.poll(() => existsSync(keyFileOf(directory, vote))).toBe(false)
    await ballots.open(other) // others are written while it waits
    expect({ isOver, log: statSync(`${databaseIn(directory)}-wal`).size > 0 }).toEqual({
      isOver: false,
      log: true,
    })
    reading.close()
    expect(await closing).toEqual({ type: 'counted', rows: ['no'] })
    expect(statSync(`${databaseIn(directory)}-wal`).size).toBe(0)
    expect(filesWithPieces(directory, sealed)).toEqual([])
  })

  it('[Q16] that was closed has no key once the store is open again; a key of no box stays', async () => {
    const directory = await directoryInTest()
    const store = await openInTest({ directory })
    await store.ballots.open(vote)
    const [closed, unknown, half] = [vote, other, `${vote}.key`].map((name) => keyFileOf(directory, name))
    if (closed === undefined || unknown === undefined || half === undefined) throw new Error('no names')
    const secret = keyOf(directory, vote)
    await store.ballots.close(vote, () => ['yes'])
    await store.close()
    for (const file of [closed, unknown]) writeFileSync(file, secret)
    writeFileSync(`${closed}.part`, secret.subarray(0, 5))
    const again = await openInTest({ directory })
    expect(readdirSync(keysIn(directory))).toEqual([`${other}.key`])
    expect(await again.ballots.counted(vote)).toEqual(['yes'])
    expect(await again.ballots.open(other)).toBe('open') // as after a kill between its key and its box
    expect(keyOf(directory, other)).toEqual(secret)
    expect(await again.ballots.put(other, mary, 'yes')).toBe('done')
  })

  it.each([
    ['is missing', (file: string) => rmSync(file)],
    ['is another', (file: string) => writeFileSync(file, Buffer.alloc(32, 1))],
    ['is half there', (file: string) => writeFileSync(file, Buffer.alloc(5, 1))],
  ])('[Q18] whose key %s is lost, changes nothing, and goes on when the key comes back', async (_, spoil) => {
    const directory = await directoryInTest()
    const first = await openInTest({ directory })
    await first.ballots.open(vote)
    await first.ballots.put(vote, mary, 'yes')
    await first.close()
    const secret = keyOf(directory, vote)
    const before = sealedRows(directory, vote)
    spoil(keyFileOf(directory, vote))
    const { ballots } = await openInTest({ directory })
    expect(await ballots.open(vote)).toBe('lost')
    expect(await ballots.put(vote, joan, 'no')).toBe('lost')
    expect(await ballots.withdraw(vote, mary)).toBe('lost')
    expect(await ballots.mine(vote, mary)).toBeNull()
    expect(await ballots.close(vote, choices)).toEqual({ type: 'lost' })
    expect(await ballots.counted(vote)).toBeNull()
    expect(await ballots.count(vote)).toBe(1)
    expect(sealedRows(directory, vote)).toEqual(before)
    writeFileSync(keyFileOf(directory, vote), secret)
    expect(await ballots.open(vote)).toBe('open')
    expect(await ballots.mine(vote, mary)).toBe('yes')
    expect(await ballots.close(vote, () => ['yes'])).toEqual({ type: 'counted', rows: ['yes'] })
  })

  it('[Q18] with a ballot that somebody changed or moved is lost, and counts nothing', async () => {
    const directory = await directoryInTest()
    const store = await openInTest({ directory })
    const db = kyselyOf(store)
    const { ballots } = store
    for (const name of [vote, other]) await ballots.open(name)
    for (const [at, person] of [mary, joan].entries()) await ballots.put(vote, person, `${at}`)
    const [first, second] = sealedRows(directory, vote)
    await sql`UPDATE sealed_ballot SET sealed = ${second?.sealed} WHERE tag = ${first?.tag}`.execute(db)
    expect(await Promise.all([mary, joan].map((person) => ballots.mine(vote, person)))).toContain(null)
    expect(await ballots.close(vote, choices)).toEqual({ type: 'lost' })
    expect(await ballots.count(vote)).toBe(2)
    await sql`UPDATE sealed_ballot SET sealed = ${first?.sealed} WHERE tag = ${first?.tag}`.execute(db)
    expect(await ballots.close(vote, () => ['0', '1'])).toMatchObject({ type: 'counted' })
  })
})

/** Puts a backup into an empty data directory, as somebody does who goes back to it. */
function moveTo(backup: string, directory: string): string {
  mkdirSync(directory, { recursive: true })
  renameSync(backup, databaseIn(directory))
  return directory
}
