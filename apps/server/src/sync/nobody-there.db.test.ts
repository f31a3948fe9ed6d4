import { commandAnswerSchema, sectionHistorySchema } from '@alongside/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { bootOn, makeDataDir, type Booted } from '../testing/boot.ts'
import type { OurClient } from '../testing/our-client.ts'
import { seedBoard, type SeededBoard } from '../testing/seed-board.ts'

let data: Awaited<ReturnType<typeof makeDataDir>>
let board: SeededBoard
let server: Booted
beforeAll(async () => {
  data = await makeDataDir()
  board = await seedBoard(data.path, { olga: 'own', asha: 'edit' })
  server = await bootOn(board, data.path)
}, 60_000)
afterAll(async () => {
  await server.close()
  await data.remove()
})

const isSaved = ({ device, status }: OurClient) => status.is === 'saved' && device.entries.size === 0

/** Someone writes words in a capacity and leaves. */
async function writes(name: string, words: string, capacity: 'usesServices' | 'layPartner'): Promise<void> {
  const client = server.ours(name, { capacity })
  await client.until(isSaved)
  client.write((text) => text.insert(text.length, words))
  await client.until(isSaved)
  client.close()
}

it('[A2] whoever takes another name and capacity, and leaves with all others, has written what they had as they had', async () => {
  const asha = board.person('asha').id
  await writes('asha', 'I use the bus. ', 'usesServices')
  await writes('olga', 'We pay for it. ', 'layPartner')
  const path = `/sections/${server.section}/history`
  const told = async () => {
    const { blocks } = await server.text('olga')
    const { sittings } = await server.ask('olga', 'GET', path, sectionHistorySchema)
    return {
      words: blocks.flatMap(({ runs }) =>
        runs.map(({ text, author, capacity }) => [author.id, capacity, text]),
      ),
      people: sittings.flatMap(({ people }) => people.map((one) => [one.author.id, one.capacity, one.added])),
    }
  }
  const before = await told()
  expect(before.words[0]).toEqual([asha, 'usesServices', 'I use the bus. '])
  await server.ask('asha', 'PATCH', '/me', z.null(), { name: 'Asha Begum' })
  const command = { do: 'speakAs', capacity: 'layPartner' }
  await server.ask('asha', 'POST', `/spaces/${board.space}/commands`, commandAnswerSchema, command)
  expect(await told()).toEqual(before)
  await writes('asha', 'I ask the board.', 'layPartner')
  const after = await told()
  expect(after.words).toEqual([...before.words, [asha, 'layPartner', 'I ask the board.']])
  expect(after.people).toEqual(expect.arrayContaining([...before.people]))
  // Nobody is there any more, and the server begins again from what it kept.
  await server.close()
  server = await bootOn(board, data.path)
  expect(await told()).toEqual(after)
}, 60_000)
