import { Refusal } from '@alongside/protocol'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openSpool } from './spool.ts'

async function spoolInTest() {
  const directory = await mkdtemp(join(tmpdir(), 'alongside-spool-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  const open = () => openSpool({ directory, maxBytes: 10, stillMs: 20 })
  return { directory, open, spool: await open() }
}

/** Gives these parts, and then nothing, or whatever `end` does. */
function source(
  parts: readonly string[],
  end: (controller: ReadableStreamDefaultController<Uint8Array>) => void = () => {},
): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part))
      end(controller)
    },
  })
}

describe('an upload that comes in', () => {
  it('lies there whole until it is removed', async () => {
    const { directory, spool } = await spoolInTest()
    const spooled = await spool.receive(source(['12345', '67890'], (end) => end.close()))
    expect(spooled.bytes).toBe(10)
    expect((await readdir(directory)).map((name) => join(directory, name))).toEqual([spooled.path])
    await spooled.remove()
    expect(await readdir(directory)).toEqual([])
  })

  it.each<[string, ReadableStream<Uint8Array> | null, string]>([
    ['stands still', source(['12345']), 'notSaved'],
    ['breaks off', source([], (end) => end.error(new Error('ECONNRESET'))), 'notSaved'],
    ['is one byte too large', source(['12345', '678901'], (end) => end.close()), 'tooLarge'],
    ['is empty', source([], (end) => end.close()), 'invalid'],
    ['is none', null, 'invalid'],
  ])('is refused with a sentence if it %s, and nothing of it stays', async (_how, coming, kind) => {
    const { directory, spool } = await spoolInTest()
    const refusal: unknown = await spool.receive(coming).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject({ problem: { kind, words: expect.stringMatching(/^[A-Z].*\.$/) } })
    expect(await readdir(directory)).toEqual([])
  })

  it('is gone at the next start, if the process was ended meanwhile', async () => {
    const { directory, open } = await spoolInTest()
    await writeFile(join(directory, 'left'), 'half a file')
    await open()
    expect(await readdir(directory)).toEqual([])
  })
})
