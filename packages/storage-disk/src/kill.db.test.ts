import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { partsIn } from './directory.ts'
import { openDiskFiles } from './open-disk-files.ts'
import { makeTemporaryDirectory } from './testing/temporary-directory.ts'

const kills = Number(process.env['KILLS'] ?? 3)
const child = fileURLToPath(new URL('./testing/writing-child.ts', import.meta.url))

/** Lets a child put files, kills it at the acknowledgement asked for, and gives all that it acknowledged. */
async function putUntilKilled(directory: string, run: number, killAt: number): Promise<string[]> {
  const writer = spawn(process.execPath, [child, directory, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(writer, 'exit')
  const acked: string[] = []
  for await (const line of createInterface({ input: writer.stdout })) {
    const hash = /^\{"hash":"([0-9a-f]{64})","bytes":\d+\}$/.exec(line)?.[1]
    if (hash === undefined) continue // the kill cut it off
    acked.push(hash)
    if (acked.length === killAt) writer.kill('SIGKILL')
  }
  expect(await exit).toEqual([null, 'SIGKILL'])
  return acked
}

it(`[W1] [W2] killed ${kills} times at any moment, every file that was kept is there, and none is half there`, async () => {
  const { path: directory, remove } = await makeTemporaryDirectory()
  onTestFinished(remove)
  const acked = new Set<string>()
  let left = 0
  for (let run = 1; run <= kills; run += 1) {
    const killAt = 1 + Math.floor(Math.random() * 40)
    for (const hash of await putUntilKilled(directory, run, killAt)) acked.add(hash)
    left += (await readdir(partsIn(directory))).length
    const files = await openDiskFiles({ directory })
    expect(await readdir(partsIn(directory))).toEqual([])
    const listed = new Set<string>()
    for await (const { hash, bytes } of files.list()) {
      listed.add(hash)
      const digest = createHash('sha256')
      for await (const part of files.read(hash, 0, bytes)) digest.update(part)
      expect(digest.digest('hex')).toBe(hash)
    }
    expect([...acked].filter((hash) => !listed.has(hash))).toEqual([])
  }
  expect(left).toBeGreaterThan(0) // else no kill came while a file was being written
}, 300_000)
