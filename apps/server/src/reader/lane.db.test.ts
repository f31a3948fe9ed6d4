import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ReaderError } from './lane.ts'
import { openReader, type Reader } from './reader.ts'

describe('a thread that reads', () => {
  let reader: Reader
  let now = 0
  beforeEach(() => {
    reader = openReader({
      directory: '',
      log: pino({ level: 'silent' }),
      now: () => now,
      keep: () => undefined,
      threads: 1,
      timeLimitMs: 300,
      restMs: 1000,
      program: new URL('testing/odd-thread.ts', import.meta.url),
    })
  })
  afterEach(() => reader.close())

  it('fails the section that it cannot read, and goes on with the next', async () => {
    await expect(reader.read('fails')).rejects.toThrow(ReaderError)
    await expect(reader.read('good')).resolves.toEqual({ seq: 1, blocks: [], shown: null, removals: [] })
  })

  it.each(['hangs', 'dies'])(
    'is replaced when a section %s, and what waited behind it is read',
    async (section) => {
      const broken = reader.read(section)
      const behind = [reader.read('good'), reader.read('fine')]
      await expect(broken).rejects.toThrow(ReaderError)
      await expect(Promise.all(behind)).resolves.toHaveLength(2)
    },
  )

  it('is not given again what broke it until that has rested', async () => {
    await expect(reader.read('dies')).rejects.toMatchObject({ why: expect.stringContaining('told to die') })
    await expect(reader.read('dies')).rejects.toMatchObject({ why: 'it broke a thread a moment ago' })
    now += 1001
    await expect(reader.read('dies')).rejects.toMatchObject({ why: expect.stringContaining('told to die') })
  })

  it('answers nobody any more once it is closed', async () => {
    const waiting = reader.read('hangs')
    void waiting.catch(() => {})
    await reader.close()
    await expect(waiting).rejects.toThrow(ReaderError)
    await expect(reader.read('good')).rejects.toThrow(ReaderError)
  })

  it('is a refusal that people can read, with the reason for the log apart', async () => {
    await expect(reader.read('fails')).rejects.toMatchObject({
      problem: { kind: 'notSaved' },
      why: 'it was told to',
    })
  })
})
