import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { databaseIn } from './directory.ts'
import { openLogCheck } from './log-check.ts'
import { openSqliteStore } from './open-sqlite-store.ts'
import { directoryInTest, openInTest } from './testing/open-in-test.ts'
import { makeTemporaryDirectory, type TemporaryDirectory } from './testing/open-temporary.ts'
import { filesWithPieces, filesWithText, piecesOf } from './testing/search-bytes.ts'
import {
  erasedAt,
  eraseSecret,
  secret,
  secretLetters,
  space,
  writeSecretEvents,
  writeSecretRows,
} from './testing/secret-rows.ts'

const kills = Number(process.env['KILLS'] ?? 2)
const child = fileURLToPath(new URL('./testing/erasing-child.ts', import.meta.url))
const [section, rows, events] = ['plan000000000000', 240, 60]
const asha = 'asha000000000000'

let template: TemporaryDirectory
beforeAll(async () => {
  template = await makeTemporaryDirectory()
  const store = await openSqliteStore({ directory: template.path, finder: () => [] })
  await writeSecretRows(store, rows)
  await writeSecretEvents(store, events)
  await store.close()
})
afterAll(() => template.remove())

/** A directory whose logs hold what is secret in many rows and events. */
async function withSecret(): Promise<string> {
  const directory = await directoryInTest()
  await cp(template.path, directory, { recursive: true })
  return directory
}

function reportOf(directory: string) {
  const check = openLogCheck(directory)
  try {
    return check.check(section, null)
  } finally {
    check.close()
  }
}

describe('erasing', () => {
  it('[D78] leaves no byte of what was erased in any file, also when the store is opened again', async () => {
    const directory = await withSecret()
    expect(filesWithText(directory, [secret])).toEqual(['alongside.sqlite'])
    const store = await openInTest({ directory })
    expect(await eraseSecret(store)).toBe(true)
    expect(filesWithText(directory, [secret, 'Shelley', 'Mill Street'])).toEqual([])
    expect(statSync(`${databaseIn(directory)}-wal`).size).toBeLessThan(50_000)
    await store.backup(`${directory}/copy.sqlite`)
    await store.close()
    const { text, snapshots, events: log } = await openInTest({ directory })
    expect(filesWithText(directory, [secret, 'Shelley', 'Mill Street'])).toEqual([])
    expect(await text.start(section)).toMatchObject({ head: rows + 1, epoch: 1 })
    expect(await text.rows(section, 0, rows)).toHaveLength(rows)
    expect(await snapshots.words(section, 1)).toBeNull()
    expect(await log.read(space, 0)).toHaveLength(events + 1)
  })

  it('[D78] leaves none in any file where events alone hold it', async () => {
    const directory = await directoryInTest()
    const store = await openInTest({ directory })
    await writeSecretEvents(store, events)
    const gone = (await store.events.read(space, 0)).map(({ seq, kind }) => ({ seq, kind, payload: {} }))
    const erased = { texts: [], events: gone }
    expect(await store.events.append(space, events, [], [], { erased })).toBe(true)
    expect(filesWithText(directory, [secret, 'Shelley'])).toEqual([])
  })

  it('[D78] keeps the chain, which says what was erased and when', async () => {
    const directory = await withSecret()
    const store = await openInTest({ directory })
    const { hash } = await store.text.chainHead(section)
    await eraseSecret(store)
    const check = openLogCheck(directory)
    onTestFinished(() => check.close())
    expect(check.check(section, hash)).toMatchObject({
      is: 'right',
      rows: rows + 1,
      found: rows,
      acts: [{ seq: rows + 1, at: erasedAt, act: { is: 'erased', ranges: secretLetters } }],
    })
    expect(await eraseSecret(store, erasedAt + 1)).toBe(true)
    expect(check.check(section, hash)).toMatchObject({ is: 'right', rows: rows + 2, found: rows })
  })

  it.each([
    ['what stands there now', `UPDATE update_row SET bytes = x'09' WHERE seq = 3`, 3, 'erased'],
    ['the salt of it', `UPDATE update_row SET salt = zeroblob(16) WHERE seq = 3`, 3, 'erased'],
    ['what stood there first', `UPDATE update_row SET first = zeroblob(32) WHERE seq = 3`, 3, 'changed'],
    ['that it was erased', `UPDATE update_row SET first = NULL WHERE seq = 3`, 3, 'changed'],
    ['what was done', `UPDATE log_act SET act = replace(act, '"seq":3,', '"seq":4,')`, rows + 1, 'changed'],
    ['that something was done', 'DELETE FROM log_act', rows + 1, 'changed'],
  ])('[D72] finds that somebody changed %s after an erasure', async (_, sql, seq, fault) => {
    const directory = await withSecret()
    const store = await openInTest({ directory })
    expect(await eraseSecret(store)).toBe(true)
    await store.close()
    const database = new DatabaseSync(databaseIn(directory))
    database.exec(sql.replace('WHERE', `WHERE section = '${section}' AND`))
    database.close()
    expect(reportOf(directory)).toEqual({ is: 'wrong', seq, fault })
  })

  it('[D78] that is done while somebody reads from the log waits for them, and leaves nothing', async () => {
    const directory = await withSecret()
    const store = await openInTest({ directory })
    const reading = new DatabaseSync(databaseIn(directory), { readOnly: true })
    reading.exec('BEGIN; SELECT count(*) FROM update_row')
    let isOver = false
    const erasing = eraseSecret(store).finally(() => (isOver = true))
    await store.people.add({ id: asha, name: 'Asha', email: null }) // others are written meanwhile
    expect(isOver).toBe(false)
    expect(filesWithText(directory, [secret])).not.toEqual([])
    reading.close()
    await erasing
    expect(filesWithText(directory, [secret])).toEqual([])
  })

  it(`[D79] killed ${kills} times at any moment, all of it is done or all undone`, async () => {
    for (let run = 0; run < kills; run += 1) {
      const directory = await withSecret()
      const afterMs = Math.floor(Math.random() ** 2 * 60)
      const eraser = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', child, directory, String(afterMs)],
        { stdio: 'inherit' },
      )
      expect(await once(eraser, 'exit')).toEqual([null, 'SIGKILL'])
      const store = await openSqliteStore({ directory, finder: () => [], lockWaitMs: 10_000 })
      const { head, epoch } = await store.text.start(section)
      const isDone = epoch === 1
      expect(head).toBe(isDone ? rows + 1 : rows)
      expect(await store.events.read(space, 0)).toHaveLength(isDone ? events + 1 : events)
      expect(filesWithText(directory, [secret]).length > 0).toBe(!isDone)
      expect(reportOf(directory)).toMatchObject({ is: 'right', rows: head })
      expect((await store.snapshots.words(section, 1)) === null).toBe(isDone)
      if (!isDone) expect(await eraseSecret(store)).toBe(true)
      expect(filesWithText(directory, [secret])).toEqual([])
      await store.close()
    }
  }, 300_000)
})

describe('forgetting a person', () => {
  it('[D77] leaves no byte of their salt in any file, and the chain as it was', async () => {
    const directory = await withSecret()
    const database = new DatabaseSync(databaseIn(directory), { readOnly: true })
    const [mark] = database.prepare('SELECT salt FROM person_mark WHERE person = ?').all(asha)
    database.close()
    const salt = mark?.['salt']
    if (!(salt instanceof Uint8Array)) throw new Error('no salt')
    const store = await openInTest({ directory })
    const { hash } = await store.text.chainHead(section)
    expect(filesWithPieces(directory, piecesOf([salt]))).not.toEqual([])
    await store.text.forget(asha, 1_700_000_000_000)
    expect(filesWithPieces(directory, piecesOf([salt]))).toEqual([])
    expect(reportOf(directory)).toMatchObject({
      is: 'right',
      rows: rows + 1,
      acts: [{ seq: rows + 1, act: { is: 'forgotten', pens: [7] } }],
    })
    const check = openLogCheck(directory)
    onTestFinished(() => check.close())
    expect(check.check(section, hash)).toMatchObject({ found: rows })
  })

  it('[D93] who was forgotten before is in no log said to be so twice', async () => {
    const directory = await withSecret()
    const store = await openInTest({ directory })
    expect(await store.text.forget(asha, 1)).toContain(section)
    expect(await store.text.forget(asha, 2)).toEqual([])
    expect(reportOf(directory)).toMatchObject({ is: 'right', rows: rows + 1 })
  })

  it('[D92] leaves no byte of the name, the address, sessions and codes in any file', async () => {
    const directory = await directoryInTest()
    const store = await openInTest({ directory })
    const held = [
      'Asha Rahmanova',
      'asha@longlost.example',
      'tokenofashas00001',
      'codeofashas000001',
      'Netscape 4',
    ]
    const [name = '', email = '', token = '', code = '', agent = ''] = held
    const joan = { id: 'joan000000000000', name: 'Joan', email: 'joan@example.org' }
    await store.people.add({ id: asha, name, email })
    await store.people.add(joan)
    const database = new DatabaseSync(databaseIn(directory))
    database.exec(`
      INSERT INTO session VALUES ('one', 0, '${token}', 0, 0, NULL, '${agent}', '${asha}'), ('two', 0, 'b', 0, 0, NULL, '', '${joan.id}');
      INSERT INTO verification VALUES ('one', 'sign-in-otp-${email}', '${code}', 0, 0, 0),
        ('two', 'claim-${asha}-new@example.org', '${code}', 0, 0, 0), ('three', 'sign-in-otp-${joan.email}', 'c', 0, 0, 0)`)
    database.close()
    expect(filesWithText(directory, held)).not.toEqual([])
    await store.people.forget(asha, 'a carer')
    expect(filesWithText(directory, held)).toEqual([])
    await store.close()
    const left = new DatabaseSync(databaseIn(directory), { readOnly: true })
    onTestFinished(() => left.close())
    expect(left.prepare('SELECT id FROM session').all()).toEqual([{ id: 'two' }])
    expect(left.prepare('SELECT id FROM verification').all()).toEqual([{ id: 'three' }])
    expect(left.prepare('SELECT name FROM person ORDER BY name').all()).toEqual([
      { name: 'Joan' },
      { name: 'a carer' },
    ])
  })
})
