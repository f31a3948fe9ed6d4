import { databaseIn } from '@alongside/storage-sqlite'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startMailServer, type MailServer } from '../mail/testing/mail-server.ts'
import { makeDataDir } from '../testing/boot.ts'

const child = fileURLToPath(new URL('./testing/remind-child.ts', import.meta.url))
const patient = { timeout: 30_000 }

describe('a reminder, when the process is killed', () => {
  let server: MailServer
  let directory: Awaited<ReturnType<typeof makeDataDir>>
  const ends: (() => Promise<void>)[] = []

  beforeEach(async () => {
    server = await startMailServer()
    directory = await makeDataDir()
  })
  afterEach(async () => {
    await Promise.all(ends.splice(0).map((end) => end()))
    await server.close()
    await directory.remove()
  })

  /** Starts a process so many days after the first; it dies at the step, if it comes there. */
  function start(days: number, step = 'none') {
    const args = [child, directory.path, server.url, String(days), step]
    const working = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const gone = once(working, 'exit')
    let said = ''
    let isAtWork = false
    working.stdout.on('data', () => (isAtWork = true))
    working.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    const kill = async (): Promise<void> => {
      working.kill('SIGKILL')
      await gone
    }
    ends.push(kill)
    return { gone, kill, said: () => said, isAtWork: () => isAtWork }
  }

  const toAsha = () => server.taken.filter(({ to }) => to === 'asha@example.org')
  const reminders = () => toAsha().filter(({ source }) => source.includes('It has waited since'))

  /** Waits until nobody holds a job and none is due within so many days of now. */
  async function quiet(days: number): Promise<void> {
    const database = new DatabaseSync(databaseIn(directory.path), { readOnly: true, timeout: 5_000 })
    const left = database.prepare(
      `SELECT count(*) AS count FROM job WHERE kind = 'hearing' AND state <> 'done' AND due_at < ?`,
    )
    try {
      await expect.poll(() => left.get(Date.now() + days * 86_400_000)?.['count'], patient).toBe(0)
    } finally {
      database.close()
    }
  }

  it.each([
    ['after the claim', 1],
    ['before the mail', 1],
    // Nobody can know here: the answer came, and it was not written down.
    ['after the answer', 2],
    ['after the mark', 1],
    ['after the record', 1],
  ])(
    '[J18] [J27] %s, is given %i times, and never lost',
    async (step, times) => {
      const first = start(0)
      await expect.poll(() => toAsha().length, patient).toBe(1)
      await quiet(1)
      await first.kill()
      const killed = start(7.5, step)
      const [, signal] = await killed.gone
      expect([signal, killed.said()]).toEqual(['SIGKILL', ''])
      const second = start(7.6)
      await expect.poll(second.isAtWork, patient).toBe(true)
      const waiting = start(30)
      await expect.poll(() => reminders().length, patient).toBe(times)
      await quiet(29)
      await second.kill()
      await expect.poll(waiting.isAtWork, patient).toBe(true)
      await quiet(29)
      await waiting.kill()
      expect(new Set(reminders().map(({ messageId }) => messageId)).size).toBe(1)
      expect(toAsha()).toHaveLength(1 + times)
    },
    90_000,
  )
})
