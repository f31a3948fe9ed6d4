import { newRow, writerWith } from '@alongside/storage/testing'
import { sql } from 'kysely'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, statSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { databaseIn } from './directory.ts'
import { openSqliteStore } from './open-sqlite-store.ts'
import { openReader } from './reader.ts'
import { directoryInTest, kyselyOf, openInTest } from './testing/open-in-test.ts'

const child = fileURLToPath(new URL('./testing/crash-child.ts', import.meta.url))

function batch(section: string, head: number, ...rows: readonly number[]) {
  return { section, head, rows: rows.map((byte) => newRow([byte])), bound: [], retired: [] }
}

describe('the store', () => {
  it('[Q1] reads through a connection that cannot write', async () => {
    const directory = await directoryInTest()
    await openInTest({ directory })
    const reader = openReader(databaseIn(directory))
    expect(() => reader.all('DELETE FROM person', [])).toThrow('readonly')
    reader.close()
  })

  it('[Q5] a full disk fails the append that finds no room, writes nothing of it, and later ones work', async () => {
    const store = await openInTest()
    const db = kyselyOf(store)
    await store.text.append([{ ...batch('one', 0, 1), bound: [writerWith(7)] }])
    const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(db)
    await sql`PRAGMA max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + 3)}`.execute(db)
    const big = newRow(new Uint8Array(200_000))
    const tooBig = store.text.append([
      { ...batch('one', 1), rows: [newRow([2]), big], bound: [writerWith(8)] },
      batch('two', 0, 1),
    ])
    const small = store.text.append([batch('three', 0, 1)])
    await expect(tooBig).rejects.toMatchObject({
      name: 'StorageError',
      problem: { kind: 'full', words: expect.stringContaining('Make room') },
      cause: { message: expect.stringContaining('full') },
    })
    expect(await small).toEqual([{ type: 'written', head: 1 }])
    expect(await store.text.start('one')).toEqual({
      head: 1,
      epoch: 0,
      pens: [{ ...writerWith(7), retired: false }],
    })
    expect((await store.text.rows('one', 0, 9)).map((row) => [...row.bytes])).toEqual([[1]])
    expect((await store.text.start('two')).head).toBe(0)
    await sql`PRAGMA max_page_count = 1000000`.execute(db)
    const again = { ...batch('one', 1), rows: [newRow([2]), big] }
    expect(await store.text.append([again])).toEqual([{ type: 'written', head: 3 }])
  })

  it('[Q6] makes its directory, for its owner alone', async () => {
    const directory = join(await directoryInTest(), 'a', 'b')
    const store = await openInTest({ directory })
    expect(statSync(directory).mode % 0o1000).toBe(0o700)
    expect(await store.people.count()).toBe(0)
  })

  it('[Q6] refuses a directory that this process has open already, until it is closed', async () => {
    const directory = await directoryInTest()
    const store = await openInTest({ directory })
    const second = () => openSqliteStore({ directory, finder: () => [], lockWaitMs: 0 })
    await expect(second()).rejects.toMatchObject({
      problem: { kind: 'inUse', words: expect.stringContaining('in use by another process') },
    })
    await store.text.append([batch('one', 0, 1)])
    await store.close()
    const next = await second()
    expect((await next.text.start('one')).head).toBe(1)
    await next.close()
  })

  it('[Q6] refuses a directory that another process has, and takes it when that one is killed', async () => {
    const directory = await directoryInTest()
    const writer = spawn(process.execPath, [child, directory, '1'], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(createInterface({ input: writer.stdout }), 'line')
    const open = () => openSqliteStore({ directory, finder: () => [], lockWaitMs: 0 })
    await expect(open()).rejects.toMatchObject({ problem: { kind: 'inUse' } })
    writer.kill('SIGKILL')
    await once(writer, 'exit')
    await (await open()).close()
  })

  it('[Q13] the jobs that a killed process held are free for the next one, and count as tried', async () => {
    const directory = await directoryInTest()
    const writer = spawn(process.execPath, [child, directory, '1'], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(createInterface({ input: writer.stdout }), 'line')
    writer.kill('SIGKILL')
    await once(writer, 'exit')
    const { jobs } = await openInTest({ directory })
    const claim = { owner: 'next', kinds: ['held'], now: 1, until: 2, limit: 9 }
    expect((await jobs.claim(claim)).jobs).toMatchObject([{ key: '1', hold: { attempt: 2 } }])
  })

  it('[Q9] a backup made while others write is one moment of the store, and can be opened', async () => {
    const directory = await directoryInTest()
    const store = await openInTest({ directory })
    const stop = new AbortController()
    let head = 0
    const write = async () => {
      while (!stop.signal.aborted) {
        const [one] = await store.text.append([batch('one', head, 1, 2), batch('two', head, 1, 2)])
        head = one?.head ?? 0
      }
    }
    const written = write()
    await store.text.append([{ ...batch('pens', 0, 1), bound: [writerWith(7)] }])
    const copy = join(directory, 'copy.sqlite')
    await store.backup(copy)
    const atLeast = head
    stop.abort()
    await written
    const restored = join(directory, 'restored')
    await mkdir(restored)
    await rename(copy, databaseIn(restored))
    const { text } = await openInTest({ directory: restored })
    const one = await text.start('one')
    expect(one.head).toBe((await text.start('two')).head)
    expect(one.head % 2).toBe(0)
    expect(one.head).toBeLessThanOrEqual(atLeast + 2)
    expect(await text.rows('one', 0, one.head)).toHaveLength(one.head)
    expect((await text.start('pens')).pens).toHaveLength(1)
  })

  it('[Q9] a backup overwrites no file, and one that fails leaves none', async () => {
    const directory = await directoryInTest()
    const store = await openInTest({ directory })
    await store.backup(join(directory, 'copy.sqlite'))
    await expect(store.backup(join(directory, 'copy.sqlite'))).rejects.toThrow('There is a file')
    const nowhere = join(directory, 'nowhere', 'copy.sqlite')
    await expect(store.backup(nowhere)).rejects.toMatchObject({ problem: { kind: 'failed' } })
    expect(existsSync(nowhere)).toBe(false)
  })

  it('[Q10] closing writes what was asked before, and refuses what is asked after', async () => {
    const directory = await directoryInTest()
    const store = await openInTest({ directory })
    const sections = Array.from({ length: 50 }, (_, index) => `section-${index}`)
    const appends = sections.map((section) => store.text.append([batch(section, 0, 1)]))
    const closed = store.close()
    await expect(store.text.append([batch('late', 0, 1)])).rejects.toMatchObject({
      problem: { kind: 'closed' },
    })
    await closed
    expect((await Promise.all(appends)).flat()).toHaveLength(50)
    await store.close()
    const again = await openInTest({ directory })
    for (const section of sections) expect((await again.text.start(section)).head).toBe(1)
    expect((await again.text.start('late')).head).toBe(0)
  })

  it('[Q10] a transaction that is open when the store closes is rolled back, its owner is told, and others are written', async () => {
    const directory = await directoryInTest()
    const store = await openInTest({ directory })
    const trx = await kyselyOf(store).startTransaction().execute()
    const insert = sql`insert into person values ('half', 'half', null, 0, null, '', '')`
    await insert.execute(trx)
    const waiting = store.text.append([batch('one', 0, 1)])
    await store.close()
    expect(await waiting).toEqual([{ type: 'written', head: 1 }])
    await expect(trx.commit().execute()).rejects.toMatchObject({ problem: { kind: 'closed' } })
    const again = await openInTest({ directory })
    expect(await again.people.count()).toBe(0)
  })
})
