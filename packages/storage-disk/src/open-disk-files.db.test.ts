import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { backUpFiles } from './backup.ts'
import { filesIn, partsIn, pathOf } from './directory.ts'
import { openDiskFiles } from './open-disk-files.ts'
import { makeTemporaryDirectory } from './testing/temporary-directory.ts'

const fullChild = fileURLToPath(new URL('./testing/full-child.ts', import.meta.url))

async function directoryInTest(): Promise<string> {
  const { path, remove } = await makeTemporaryDirectory()
  onTestFinished(remove)
  return filesIn(path)
}

async function* bytes(...values: readonly number[]): AsyncGenerator<Uint8Array> {
  yield Uint8Array.from(values)
}

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode % 0o1000
}

describe('files on a disk', () => {
  it('[W3] are their owner’s alone', async () => {
    const directory = await directoryInTest()
    const files = await openDiskFiles({ directory })
    const { hash } = await files.put(bytes(1))
    const path = pathOf(directory, hash)
    expect(await Promise.all([directory, partsIn(directory), join(path, '..')].map(modeOf))).toEqual([
      0o700, 0o700, 0o700,
    ])
    expect(await modeOf(path)).toBe(0o600)
  })

  it('[W2] are cleared of what was left half written when they are opened, and of nothing else', async () => {
    const directory = await directoryInTest()
    await mkdir(partsIn(directory), { recursive: true })
    await writeFile(join(partsIn(directory), 'left'), 'half a file')
    await writeFile(join(directory, 'note.txt'), 'somebody put this here')
    const files = await openDiskFiles({ directory })
    expect(await readdir(partsIn(directory))).toEqual([])
    const listed = []
    for await (const one of files.list()) listed.push(one)
    expect(listed).toEqual([])
    expect(await readdir(directory)).toContain('note.txt')
  })

  it('[W4] on a disk without room a file is refused with “full”, nothing of it stays, and a smaller one is kept', async () => {
    const directory = await directoryInTest()
    // A limit on what a process may write to one file is met where a full disk is, and needs no right to set.
    const command = `ulimit -f 200; exec "${process.execPath}" "${fullChild}" "${directory}"`
    const child = spawn('sh', ['-c', command], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
    expect({ code, said: JSON.parse(said) }).toEqual({
      code: 0,
      said: {
        kind: 'full',
        words: 'The disk is full: nothing was kept. Make room and try again.',
        cause: 'EFBIG',
        parts: [],
        kept: 1,
      },
    })
  })

  it('[W5] are copied while they are in use, each whole, to a folder that was not there', async () => {
    const directory = await directoryInTest()
    const files = await openDiskFiles({ directory })
    const { hash } = await files.put(bytes(1, 2, 3))
    await writeFile(join(partsIn(directory), 'coming'), 'half a file')
    const to = join(directory, '..', 'copy')
    await backUpFiles(directory, to)
    expect(await readdir(to)).toEqual([hash.slice(0, 2)])
    const copied = await openDiskFiles({ directory: to })
    expect(await copied.find(hash)).toMatchObject({ bytes: 3 })
    await expect(backUpFiles(directory, to)).rejects.toMatchObject({ name: 'StorageError' })
    expect(await readdir(to)).toEqual([hash.slice(0, 2), 'part'])
  })
})
