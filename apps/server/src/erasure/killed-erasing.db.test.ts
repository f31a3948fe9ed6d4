import {
  commentsSchema,
  erasedAnswerSchema,
  idFrom,
  sectionTextSchema,
  type ErasedAnswer,
} from '@alongside/protocol'
import { randomBytes, randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { filesWith } from '../testing/files-with.ts'
import { commandTo, verifyLog } from '../testing/five-people.ts'
import { bootKillable, untilAnswered, type Killable } from '../testing/killable.ts'
import type { OurClient } from '../testing/our-client.ts'

const kills = Number(process.env['KILLS'] ?? 1)
/** How long after it is asked the server dies at most, in milliseconds: erasing takes about as long. */
const longestMs = 120

/** Somebody who wrote in a section; `from` says where the words come from. */
async function writing(
  { board }: Killable,
  name: string,
  typed: string,
  from: Parameters<OurClient['write']>[1] = null,
): Promise<OurClient> {
  const client = board.ours(name)
  await client.until(({ link }) => link === 'joined')
  client.write((text) => text.insert(0, typed), from)
  await client.until(({ device, status }) => status.is === 'saved' && device.entries.size === 0)
  client.close()
  return client
}

it(
  `[M302][D79] a server that is killed ${kills} times as it erases words has removed all or none, and does it when asked again`,
  async () => {
    const killable = await bootKillable(['olga', 'asha', 'bo'])
    const { board } = killable
    const [notes, command] = [board.section, commandTo(board)]
    const plan = await command('olga', {
      do: 'addSection',
      document: board.document,
      title: 'Plan',
      after: null,
    })
    const textOf = async (section: string) =>
      (await board.ask('bo', 'GET', `/sections/${section}/text`, sectionTextSchema)).text

    /** Words with what is secret in them are written, moved and commented on; gives what asks to erase that. */
    async function writeOf(secret: string, label: string) {
      const { pen } = await writing(killable, 'asha', `Ask ${secret} first. `)
      board.section = plan
      await writing(killable, 'bo', `Ask ${secret} first. `, { section: notes, client: pen, clock: 0 })
      board.section = notes
      const thread = idFrom(randomBytes(16))
      const anchor = { quote: secret, letters: [{ client: pen, clock: 4, text: secret }] }
      await command('bo', { do: 'comment', section: notes, thread, anchor, sort: null, words: 'Who is it?', voice: null }) // prettier-ignore
      const letters = [{ client: pen, clock: 4, length: secret.length }]
      const body = { letters, reason: 'It named a person.', label }
      return { body, thread }
    }

    try {
      for (let run = 0; run < kills; run += 1) {
        const secret = `Mary Shelley ${idFrom(randomBytes(16))}`
        const label = `somebody ${run}`
        const { body, thread } = await writeOf(secret, label)
        const path = `/sections/${notes}/erased`
        const asked = board.ask('asha', 'POST', path, erasedAnswerSchema, body).catch(() => null)
        await pause(randomInt(longestMs))
        await killable.restart()
        const answer: ErasedAnswer | null = await asked

        const isDone = filesWith(board.dataDir, [secret]).length === 0
        if (answer !== null) expect(isDone).toBe(true)
        const { threads } = await board.ask('bo', 'GET', `/sections/${notes}/comments`, commentsSchema)
        const quote = threads.find(({ id }) => id === thread)?.anchor?.quote ?? ''
        for (const text of [await textOf(notes), await textOf(plan), quote])
          expect(text.includes(secret)).toBe(!isDone)
        expect((await textOf(notes)).includes(`Ask ${label} first.`)).toBe(isDone)
        expect(verifyLog(board)).toBe(0)

        const again = await untilAnswered(async () => {
          const headers = { ...board.headersOf('asha'), 'content-type': 'application/json' }
          const response = await fetch(`${board.url}/api${path}`, {
            method: 'POST',
            headers,
            body: JSON.stringify(body),
          })
          return { status: response.status, text: await response.text() }
        })
        expect(again.status).toBe(isDone ? 409 : 200)
        expect(filesWith(board.dataDir, [secret])).toEqual([])
      }
      expect(verifyLog(board)).toBe(0)
    } finally {
      await killable.close()
    }
  },
  60_000 + kills * 10_000,
)
