import { newRow, writerWith } from '@alongside/storage/testing'
import type { ChainFault } from '@alongside/storage'
import { rmSync, writeFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { databaseIn } from './directory.ts'
import { openLogCheck, type LogCheck } from './log-check.ts'
import { openSqliteStore } from './open-sqlite-store.ts'
import { directoryInTest, openInTest } from './testing/open-in-test.ts'
import { makeTemporaryDirectory, type TemporaryDirectory } from './testing/open-temporary.ts'

const [moses, source] = [
  'moses00000000000',
  { client: 7, clock: 0, length: 1, from: { section: 'one', client: 8, clock: 0 } },
]

let template: TemporaryDirectory
beforeAll(async () => {
  template = await makeTemporaryDirectory()
  await writeTo(template.path)
})
afterAll(() => template.remove())

/** A directory in which section `one` has five rows and `two` has one, of two people with a pen each. */
async function written(): Promise<string> {
  const directory = await directoryInTest()
  await cp(template.path, directory, { recursive: true })
  return directory
}

async function writeTo(directory: string): Promise<void> {
  const store = await openSqliteStore({ directory, finder: () => [] })
  const bound = [writerWith(7), { ...writerWith(8), voice: moses }]
  await store.text.append([
    { section: 'one', head: 0, rows: [newRow([1], 7), newRow([2], 8)], bound, retired: [] },
    { section: 'two', head: 0, rows: [newRow([1], 7)], bound: [writerWith(7)], retired: [] },
  ])
  const rows = [{ ...newRow([3], 7), sources: [source] }, newRow([4], 8), newRow([5])]
  await store.text.append([{ section: 'one', head: 2, rows, bound: [], retired: [] }])
  await store.close()
}

function checkIn(directory: string): LogCheck {
  const check = openLogCheck(directory)
  onTestFinished(() => check.close())
  return check
}

/** Does to the database what nobody should. */
function tamper(directory: string, sql: string): void {
  const database = new DatabaseSync(databaseIn(directory), { enableForeignKeyConstraints: false })
  database.exec(sql)
  database.close()
}

describe('checking the log of a directory', () => {
  it('[D72] finds every row right, while a store writes on', async () => {
    const directory = await written()
    const { text } = await openInTest({ directory })
    const before = await text.chainHead('one')
    await text.append([
      { section: 'one', head: 5, rows: [newRow([6], 7), newRow([7], 8)], bound: [], retired: [] },
    ])
    const check = checkIn(directory)
    expect(check.sections).toEqual(['one', 'two'])
    const { hash } = await text.chainHead('one')
    expect(check.check('one', before.hash)).toEqual({
      is: 'right',
      rows: 7,
      late: 0,
      head: hash,
      acts: [],
      found: 5,
    })
    expect(check.check('two', before.hash)).toMatchObject({ is: 'right', rows: 1, found: null })
  })

  const row = (seq: number) => `WHERE section = 'one' AND seq = ${seq}`
  const changes: readonly (readonly [what: string, sql: string, seq: number, fault: ChainFault])[] = [
    ['a byte', `UPDATE update_row SET bytes = x'09' ${row(3)}`, 3, 'changed'],
    ['a time', `UPDATE update_row SET at = at + 1 ${row(2)}`, 2, 'changed'],
    ['a pen', `UPDATE update_row SET pen = 7 ${row(4)}`, 4, 'changed'],
    ['that a row has a pen', `UPDATE update_row SET pen = 7 ${row(5)}`, 5, 'changed'],
    ['a session', `UPDATE update_row SET session = 'other' ${row(1)}`, 1, 'changed'],
    ['a kind', `UPDATE update_row SET kind = 'step2' ${row(1)}`, 1, 'changed'],
    ['the sources', `UPDATE update_row SET sources = NULL ${row(3)}`, 3, 'changed'],
    ['a salt', `UPDATE update_row SET salt = zeroblob(16) ${row(3)}`, 3, 'changed'],
    ['a hash', `UPDATE update_row SET hash = zeroblob(32) ${row(3)}`, 3, 'changed'],
    ['that a hash is there', `UPDATE update_row SET hash = NULL ${row(3)}`, 3, 'unchained'],
    ['who holds a pen', "UPDATE pen SET hand = voice WHERE section = 'one' AND pen = 8", 2, 'changed'],
    [
      'in which capacity',
      "UPDATE pen SET capacity = 'observer' WHERE section = 'one' AND pen = 7",
      1,
      'changed',
    ],
    ['that a pen is bound', "DELETE FROM pen WHERE section = 'one' AND pen = 8", 2, 'penOfNobody'],
    [
      'the mark of a person',
      `UPDATE person_mark SET mark = zeroblob(32) WHERE person = '${moses}'`,
      2,
      'mark',
    ],
    ['the order of two rows', `UPDATE update_row SET seq = 9 ${row(2)}; UPDATE update_row SET seq = 2 ${row(3)}; UPDATE update_row SET seq = 3 ${row(9)}`, 2, 'changed'], // prettier-ignore
    ['that a row in the middle is there', `DELETE FROM update_row ${row(3)}`, 3, 'missing'],
    ['the numbers behind such a row', `DELETE FROM update_row ${row(3)}; UPDATE update_row SET seq = 3 ${row(4)}; UPDATE update_row SET seq = 4 ${row(5)}; UPDATE section_head SET head = 4 WHERE section = 'one'`, 3, 'changed'], // prettier-ignore
    ['that the last row is there', `DELETE FROM update_row ${row(5)}`, 5, 'missing'],
    ['that it is the last', "UPDATE section_head SET head = 4 WHERE section = 'one'", 5, 'beyond'],
    [
      'both',
      `DELETE FROM update_row ${row(5)}; UPDATE section_head SET head = 4 WHERE section = 'one'`,
      4,
      'end',
    ],
    ['how many rows are older', "UPDATE section_head SET late = 1 WHERE section = 'one'", 1, 'changed'],
    ['that something was done', "INSERT INTO log_act VALUES ('one', 3, '{}')", 3, 'changed'],
    ['that something was erased', `UPDATE update_row SET first = zeroblob(32) ${row(2)}`, 2, 'changed'],
  ]
  it.each(changes)('[D72] finds the row in which somebody changed %s', async (_, sql, seq, fault) => {
    const directory = await written()
    tamper(directory, sql)
    const check = checkIn(directory)
    expect(check.check('one', null)).toEqual({ is: 'wrong', seq, fault })
    if (fault !== 'mark') expect(check.check('two', null).is).toBe('right')
  })

  it('[D72] sees by a head that was noted before that rows at the end were dropped, and their traces with them', async () => {
    const directory = await written()
    const store = await openInTest({ directory })
    const noted = await store.text.chainHead('one')
    await store.close()
    tamper(
      directory,
      `DELETE FROM update_row ${row(5)};
       UPDATE section_head SET head = 4, chain = (SELECT hash FROM update_row ${row(4)}) WHERE section = 'one'`,
    )
    const check = checkIn(directory)
    expect(check.check('one', null)).toMatchObject({ is: 'right', rows: 4, found: null })
    expect(check.check('one', noted.hash)).toMatchObject({ is: 'right', rows: 4, found: null })
  })

  it('[D72] refuses in words what is no database, or none with chains', async () => {
    const directory = await directoryInTest()
    const refused = expect.objectContaining({ name: 'StorageError' })
    expect(() => openLogCheck(directory)).toThrow(refused)
    writeFileSync(databaseIn(directory), 'no database, however long it is')
    expect(() => openLogCheck(directory)).toThrow(refused)
    rmSync(databaseIn(directory))
    new DatabaseSync(databaseIn(directory)).close()
    expect(() => openLogCheck(directory)).toThrow('has no chains')
  })
})
