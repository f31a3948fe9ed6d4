import { databaseIn } from '@alongside/storage-sqlite'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startMailServer, type MailServer } from '../mail/testing/mail-server.ts'
import { makeDataDir } from '../testing/boot.ts'

const child = fileURLToPath(new URL('./testing/mail-child.ts', import.meta.url))
const patient = { timeout: 30_000 }

describe('mail, when the process is killed', () => {
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

  /** Starts a process that mails from the directory; it dies at the step, if it comes there. */
  function start(step: string, people = 1) {
    const args = [child, directory.path, server.url, step, String(people)]
    const mailing = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const gone = once(mailing, 'exit')
    const lines: string[] = []
    createInterface({ input: mailing.stdout }).on('line', (line) => lines.push(line))
    let said = ''
    mailing.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    const kill = async (): Promise<void> => {
      mailing.kill('SIGKILL')
      await gone
    }
    ends.push(kill)
    return { gone, kill, lines, said: () => said }
  }

  /** Waits until every mail in the directory is done, by whoever is at it. */
  async function allDone(): Promise<void> {
    const database = new DatabaseSync(databaseIn(directory.path), { readOnly: true, timeout: 5_000 })
    const left = database.prepare(
      "SELECT count(*) AS count FROM job WHERE state <> 'done' AND kind = 'mailInvitation'",
    )
    try {
      await expect.poll(() => left.get()?.['count'], patient).toBe(0)
    } finally {
      database.close()
    }
  }

  const idsTo = (address: string) =>
    server.taken.filter(({ to }) => to === address).map(({ messageId }) => messageId)

  it.each([
    ['after the events', 1],
    ['after the claim', 1],
    ['before the mail', 1],
    // Nobody can know here: the answer came, and it was not written down.
    ['after the answer', 2],
    ['after the record', 1],
  ])(
    '[J18] %s, is sent to a person %i times, and never lost',
    async (step, times) => {
      const killed = start(step)
      const [, signal] = await killed.gone
      expect([signal, killed.said()]).toEqual(['SIGKILL', ''])
      start('none')
      await expect.poll(() => idsTo('person1@example.org').length, patient).toBe(times)
      await allDone()
      const ids = idsTo('person1@example.org')
      expect(ids).toHaveLength(times)
      expect(new Set(ids).size).toBe(1)
    },
    60_000,
  )

  it('[J18] while the mail server has the letter and has not answered, is sent again as the same letter', async () => {
    server.manners = 'ponders'
    const killed = start('none')
    await expect.poll(() => server.taken.length, patient).toBe(1)
    await killed.kill()
    server.manners = 'takes'
    start('none')
    await expect.poll(() => server.taken.length, patient).toBe(2)
    await allDone()
    expect(new Set(idsTo('person1@example.org')).size).toBe(1)
  }, 60_000)

  it('[J18] goes on in a second process that waits for the directory: what was written down as mailed is not mailed again', async () => {
    const people = 40
    const first = start('none', people)
    await expect.poll(() => first.lines, patient).toContain('invited')
    const second = start('none', people)
    await expect
      .poll(() => first.lines.filter((line) => line.startsWith('mailed')).length, patient)
      .toBeGreaterThan(4)
    await first.kill()
    await expect.poll(() => second.lines, patient).toContain('invited')
    await allDone()
    const mailed = first.lines.filter((line) => line.startsWith('mailed')).length
    const addresses = Array.from({ length: people }, (_, index) => `person${index + 1}@example.org`)
    const ids = addresses.map(idsTo)
    expect(ids.every((one) => new Set(one).size === 1)).toBe(true)
    expect(new Set(ids.flat()).size).toBe(people)
    const twice = ids.filter((one) => one.length > 1)
    expect(twice.every((one) => one.length === 2)).toBe(true)
    expect(twice.length).toBeLessThanOrEqual(Math.min(8, people - mailed)) // only those in hand when it died
  }, 90_000)
})
