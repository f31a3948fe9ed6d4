import { databaseIn } from '@alongside/storage-sqlite'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startMailServer, type MailServer } from '../mail/testing/mail-server.ts'
import { makeDataDir } from '../testing/boot.ts'

const child = fileURLToPath(new URL('./testing/pack-child.ts', import.meta.url))
const patient = { timeout: 30_000 }

describe('the papers of a meeting, when the process is killed', () => {
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

  function start(step: string) {
    const args = [child, directory.path, server.url, step]
    const working = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    const gone = once(working, 'exit')
    let said = ''
    working.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
    ends.push(async () => {
      working.kill('SIGKILL')
      await gone
    })
    return { gone, said: () => said }
  }

  async function allDone(): Promise<void> {
    const database = new DatabaseSync(databaseIn(directory.path), { readOnly: true, timeout: 5_000 })
    const left = database.prepare("SELECT count(*) AS count FROM job WHERE state <> 'done' AND kind <> 'ask'")
    try {
      await expect.poll(() => left.get()?.['count'], patient).toBe(0)
    } finally {
      database.close()
    }
  }

  it.each([
    ['after the events', 1],
    ['after the claim', 1],
    ['before the mail', 1],
    // Nobody can know here: the answer came, and it was not written down.
    ['after the answer', 2],
  ])(
    '[J33] %s, are mailed %i times, and never lost',
    async (step, times) => {
      const killed = start(step)
      const [, signal] = await killed.gone
      expect([signal, killed.said()]).toEqual(['SIGKILL', ''])
      start('none')
      await expect.poll(() => server.taken.length, patient).toBe(times)
      await allDone()
      expect(server.taken).toHaveLength(times)
      expect(new Set(server.taken.map(({ messageId }) => messageId)).size).toBe(1)
      expect(server.taken.every(({ source }) => source.includes('Here are the papers'))).toBe(true)
    },
    60_000,
  )
})
