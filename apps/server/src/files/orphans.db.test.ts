import { idFrom } from '@alongside/protocol'
import { createMemoryStore } from '@alongside/storage'
import { openDiskFiles } from '@alongside/storage-disk'
import { newEvent, findById, set } from '@alongside/storage/testing'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createClock } from '../jobs/testing/clock.ts'
import { keepTidy, removeOrphans } from './orphans.ts'

const day = 86_400_000

async function* source(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

describe('bytes that no event names', () => {
  let now: number
  beforeEach(() => {
    now = 1_700_000_000_000
  })

  async function begin() {
    const directory = await mkdtemp(join(tmpdir(), 'alongside-orphans-'))
    onTestFinished(() => rm(directory, { recursive: true, force: true }))
    const files = await openDiskFiles({ directory, now: () => now })
    const { events } = createMemoryStore(findById)
    const tidy = () => removeOrphans(files, events, now)
    const record = async (hash: string) => {
      const space = idFrom(randomBytes(16))
      await events.append(space, 0, [newEvent(space, [set('bytes', hash)])])
    }
    return { files, events, tidy, record }
  }

  it('are removed when nobody has put them for a day, and those that an event names never', async () => {
    const { files, tidy, record } = await begin()
    const [orphan, named] = [await files.put(source('orphan')), await files.put(source('named'))]
    await record(named.hash)
    now += day
    const young = await files.put(source('young'))
    expect(await tidy()).toBe(0) // a day to the millisecond is not over yet
    now += 1
    expect(await tidy()).toBe(1)
    expect(await Promise.all([orphan, named, young].map(({ hash }) => files.find(hash)))).toEqual([
      null,
      named,
      young,
    ])
    expect(await tidy()).toBe(0)
  })

  it('stay for an upload that puts them again, whenever it comes', async () => {
    const { files, events, record } = await begin()
    for (const moment of ['before', 'between'] as const) {
      const { hash } = await files.put(source(moment))
      now += 2 * day
      const upload = async () => {
        await files.put(source(moment))
      }
      if (moment === 'before') await upload()
      // Between is after the event log has said that nothing names the bytes, and before they are taken away.
      const find: typeof events.find = async (finding) => {
        const found = await events.find(finding)
        if (moment === 'between') await upload()
        return found
      }
      expect(await removeOrphans(files, { find }, now)).toBe(0)
      await record(hash)
      now += 2 * day
      expect(await removeOrphans(files, events, now)).toBe(0)
      expect(await files.find(hash)).not.toBeNull()
    }
  })

  it('stay while many upload and tidying goes on all the time', async () => {
    const { files, tidy, record } = await begin()
    const texts = Array.from({ length: 12 }, (_, index) => `text ${index}`)
    for (const text of texts) await files.put(source(text))
    now += 2 * day // all are orphans now
    const over = new AbortController()
    const tidying = (async () => {
      while (!over.signal.aborted) await tidy()
    })()
    const hashes = await Promise.all(
      texts.map(async (text) => {
        const { hash } = await files.put(source(text))
        await record(hash)
        return hash
      }),
    )
    over.abort()
    await tidying
    now += 2 * day
    await tidy()
    for (const hash of hashes) expect(await files.find(hash)).not.toBeNull()
  })

  it('are looked for a while after the start and then every day, and stopping waits for that', async () => {
    const clock = createClock(0)
    let { promise, resolve } = Promise.withResolvers<void>()
    const times = { begun: 0, ended: 0 }
    const stop = keepTidy(async () => {
      times.begun += 1
      await promise
      times.ended += 1
    }, clock.after)
    clock.pass(300_000)
    await Promise.resolve()
    expect(times.begun).toBe(0)
    clock.pass(300_000)
    resolve()
    await expect.poll(() => times).toEqual({ begun: 1, ended: 1 })
    ;({ promise, resolve } = Promise.withResolvers<void>())
    clock.pass(day)
    await expect.poll(() => times).toEqual({ begun: 2, ended: 1 })
    const stopped = stop()
    resolve()
    await stopped
    clock.pass(2 * day)
    await Promise.resolve()
    expect(times).toEqual({ begun: 2, ended: 2 })
  })
})
