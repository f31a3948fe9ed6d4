import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished, vi } from 'vitest'
import { databaseIn } from '../directory.ts'
import { directoryInTest } from '../testing/open-in-test.ts'
import { filesWithText } from '../testing/search-bytes.ts'
import { clearLog } from './clear-log.ts'
import { sweep, sweepLeft } from './sweep.ts'

const secret = 'Mary Shelley lives at 1 Mill Street.'

/** Numbers that look like chance and are the same each time. */
function* numbers(): Generator<number> {
  for (let last = 7; ; last = (last * 48_271) % 2_147_483_647) yield last
}

it('[D78] what SQLite copied from page to page before it was overwritten is gone when the database is written anew', async () => {
  const directory = await directoryInTest()
  const database = new DatabaseSync(databaseIn(directory))
  onTestFinished(() => database.close())
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;
     CREATE TABLE residue (number INTEGER PRIMARY KEY);
     CREATE TABLE words (section INTEGER, seq INTEGER, bytes BLOB, PRIMARY KEY (section, seq)) WITHOUT ROWID;
     BEGIN`,
  )
  const write = database.prepare('INSERT INTO words VALUES (?, ?, ?)')
  const chance = numbers()
  for (let seq = 1; seq <= 4000; seq += 1) {
    const words = (seq % 3 === 0 ? secret : 'Ask us first. ').repeat(1 + (chance.next().value % 12))
    write.run(chance.next().value % 60, seq, new TextEncoder().encode(words))
  }
  database.exec('COMMIT; BEGIN; UPDATE words SET bytes = zeroblob(20) WHERE seq % 3 = 0; COMMIT')
  clearLog(database)
  expect(filesWithText(directory, [secret])).toEqual(['alongside.sqlite']) // otherwise this test shows nothing
  sweep(database)
  expect(clearLog(database).cleared).toBe(true)
  expect(filesWithText(directory, [secret, 'Shelley', 'Mill Street'])).toEqual([])
})

it('[D79] a database is opened all the same where there is no room to write it anew, and it is done the next time', async () => {
  const directory = await directoryInTest()
  const database = new DatabaseSync(databaseIn(directory))
  onTestFinished(() => database.close())
  database.exec(
    `PRAGMA journal_mode = WAL; CREATE TABLE residue (number INTEGER PRIMARY KEY);
     INSERT INTO residue DEFAULT VALUES`,
  )
  const vacuum = vi.spyOn(database, 'exec').mockImplementationOnce(() => {
    throw Object.assign(new Error('database or disk is full'), { errcode: 13 })
  })
  sweepLeft(database)
  vacuum.mockRestore()
  const left = database.prepare('SELECT count(*) AS count FROM residue')
  expect(left.get()).toEqual({ count: 1 })
  sweepLeft(database)
  expect(left.get()).toEqual({ count: 0 })
})
