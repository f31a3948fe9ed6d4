import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { finderOf, readEvent } from '@alongside/space'
import { filesIn, openDiskFiles } from '@alongside/storage-disk'
import { keysIn, openSqliteStore } from '@alongside/storage-sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { boot, makeDataDir, type Booted } from '../testing/boot.ts'
import { addFile, sendFile, type Sender } from '../testing/send-file.ts'

const script = join(import.meta.dirname, '../../../../scripts/backup.mjs')

/** Runs the command that people run; answers how it ended and what it said. */
async function backUp(dataDir: string, ...to: readonly string[]): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...to], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code, said: out + err }
}

/** The files that the events of a data directory name, and those of them whose bytes are not there. */
async function namedIn(directory: string, space: string): Promise<{ named: number; missing: string[] }> {
  const store = await openSqliteStore({ directory, finder: finderOf })
  const files = await openDiskFiles({ directory: filesIn(directory) })
  try {
    const hashes = (await store.events.read(space, 0)).flatMap((logged) => {
      const event = readEvent(logged)
      return event?.kind === 'fileAdded' ? [event.payload.hash] : []
    })
    const found = await Promise.all(hashes.map((hash) => files.find(hash)))
    return { named: hashes.length, missing: hashes.filter((_, at) => found[at] === null) }
  } finally {
    await store.close()
  }
}

async function begin(): Promise<{ server: Booted; lena: Sender; backups: string }> {
  const server = await boot({ lena: 'edit' })
  onTestFinished(() => server.close())
  const { path: backups, remove } = await makeDataDir()
  onTestFinished(remove)
  const lena: Sender = { url: server.url, section: server.section, headers: server.headersOf('lena') }
  return { server, lena, backups }
}

describe('a backup', () => {
  it('made while files are being added names none whose bytes it lacks, and can be started from', async () => {
    const { server, lena, backups } = await begin()
    const first = await addFile(lena, 'The first')
    const over = new AbortController()
    const adding = Promise.all(
      [1, 2, 3].map(async (writer) => {
        for (let count = 0; !over.signal.aborted; count += 1) await sendFile(lena, `${writer} ${count}`)
      }),
    )
    await writeFile(join(keysIn(server.dataDir), 'votea00000000000.key'), randomBytes(32))
    const to = join(backups, 'today')
    expect(await backUp(server.dataDir, to)).toEqual({
      code: 0,
      said: `Backed up ${server.dataDir} to ${to}.\n`,
    })
    over.abort()
    await adding
    // Nothing else but the key that signs records, and above all no key of a secret vote.
    expect((await readdir(to)).toSorted()).toEqual(['alongside.sqlite', 'files', 'record-key.pem'])
    expect((await stat(to)).mode % 0o1000).toBe(0o700)
    const { named, missing } = await namedIn(to, server.board.space)
    expect(named).toBeGreaterThan(0)
    expect(missing).toEqual([])

    const store = await openSqliteStore({ directory: to, finder: finderOf })
    expect(await store.events.find({ kind: 'file', key: first.id })).toEqual([server.board.space])
    await store.close()
  })

  it('is written over nothing, and one that fails leaves nothing', async () => {
    const { server, lena, backups } = await begin()
    await addFile(lena, 'Words')
    const there = join(backups, 'there')
    await mkdir(there)
    expect(await backUp(server.dataDir, there)).toMatchObject({
      code: 1,
      said: expect.stringContaining('already; name another'),
    })
    await writeFile(join(backups, 'no-folder'), '')
    const { code } = await backUp(server.dataDir, join(backups, 'no-folder', 'today'))
    expect(code).toBe(1)
    expect((await readdir(backups)).toSorted()).toEqual(['no-folder', 'there'])
    expect(await readdir(there)).toEqual([])
    expect(await backUp(server.dataDir)).toMatchObject({
      code: 1,
      said: expect.stringContaining('Name the folder'),
    })
    expect(await backUp(dirname(backups), there)).toMatchObject({
      code: 1,
      said: expect.stringContaining('There is no database'),
    })
  })
})
