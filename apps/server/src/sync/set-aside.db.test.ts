import { sectionHistorySchema, sectionMomentSchema } from '@alongside/protocol'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bootOn, makeDataDir, type Booted } from '../testing/boot.ts'
import type { OurClient } from '../testing/our-client.ts'
import { seedBoard, type SeededBoard } from '../testing/seed-board.ts'

const isSaved = ({ device, status }: OurClient) => status.is === 'saved' && device.entries.size === 0

describe('a section of which the last changes cannot be read', () => {
  let data: Awaited<ReturnType<typeof makeDataDir>>
  let board: SeededBoard
  let server: Booted
  beforeEach(async () => {
    data = await makeDataDir()
    board = await seedBoard(data.path, { olga: 'own', asha: 'edit', rita: 'read' })
    server = await bootOn(board, data.path)
  })
  afterEach(async () => {
    await server.close()
    await data.remove()
  })

  /** Ends the server, does something to the rows of the section, and starts it again. */
  async function whileEnded(act: (database: DatabaseSync) => void): Promise<void> {
    await server.close()
    const database = new DatabaseSync(join(data.path, 'alongside.sqlite'))
    act(database)
    database.close()
    server = await bootOn(board, data.path)
  }

  async function sit(name: string): Promise<OurClient> {
    const client = server.ours(name)
    await client.until(({ link, welcome }) => link === 'joined' && welcome !== null)
    return client
  }

  it('[S37] is read as it was before them and says as of when, takes nothing, and goes on once they can be read', async () => {
    const asha = await sit('asha')
    for (const words of ['One. ', 'Two. ', 'Three. ', 'Four. ']) {
      asha.write((text) => text.insert(text.length, words))
      await asha.until(isSaved)
    }
    const { seq } = await server.text('rita')
    expect((await server.text('rita')).asOf).toBeUndefined()
    asha.close()
    const broken = seq - 1
    let [whole, at]: [Uint8Array | null, number] = [null, 0]
    const key = [server.section, broken] as const
    await whileEnded((database) => {
      const row = database.prepare('SELECT bytes FROM update_row WHERE section = ? AND seq = ?').get(...key)
      whole = row?.['bytes'] instanceof Uint8Array ? row['bytes'] : null
      const before = database.prepare('SELECT at FROM update_row WHERE section = ? AND seq = ?')
      at = Number(before.get(server.section, broken - 1)?.['at'])
      database.prepare("UPDATE update_row SET bytes = x'090909' WHERE section = ? AND seq = ?").run(...key)
    })

    const read = await server.text('rita')
    expect(read.text).toBe('One. Two. ')
    expect(read).toMatchObject({ seq: broken - 1, asOf: at })
    const history = await server.ask(
      'rita',
      'GET',
      `/sections/${server.section}/history`,
      sectionHistorySchema,
    )
    expect(history).toMatchObject({ seq: broken - 1, sittings: [{ from: 1, to: broken - 1, restored: [] }] })
    expect(history.sittings[0]?.people.map(({ added }) => added)).toEqual(['One. Two. '.length])
    for (const row of [broken - 1, broken, seq]) {
      const path = `/sections/${server.section}/history/${row}?since=1`
      const moment = await server.ask('rita', 'GET', path, sectionMomentSchema)
      expect(moment).toMatchObject({ head: broken - 1, seq: broken - 1, since: 1 })
      expect(moment.blocks.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')).toBe('One. Two. ')
    }
    const back = await sit('asha')
    await back.until(({ text }) => text === 'One. Two. ')
    expect(back.welcome?.permission).toBe('comment')
    back.write((text) => text.insert(0, 'Five. '))
    await back.until(({ refusals }) => refusals.length > 0)
    expect(back.refusals[0]?.problem.words).toContain('cannot be read')
    expect(back.refusals[0]?.entries).toHaveLength(1)
    back.close()

    await whileEnded((database) => {
      const { rows } = {
        ...database.prepare('SELECT count(*) AS rows FROM update_row WHERE section = ?').get(key[0]),
      }
      expect(rows).toBe(seq)
      database.prepare('UPDATE update_row SET bytes = ? WHERE section = ? AND seq = ?').run(whole, ...key)
    })
    const again = await sit('asha')
    await again.until(({ text }) => text === 'One. Two. Three. Four. ')
    again.write((text) => text.insert(text.length, 'Five. '))
    await again.until(isSaved)
    expect((await server.text('rita')).text).toBe('One. Two. Three. Four. Five. ')
    expect((await server.text('rita')).asOf).toBeUndefined()
    const told = await server.ask('rita', 'GET', `/sections/${server.section}/history`, sectionHistorySchema)
    expect(told).toMatchObject({ seq: seq + 1, sittings: [{ to: seq + 1 }] })
    again.close()
  }, 60_000)
})
