import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boot, type Booted } from '../testing.ts'

describe('clients on the wire', () => {
  let server: Booted
  beforeAll(async () => {
    server = await boot({ olga: 'own', asha: 'edit', moses: 'edit', sam: 'edit' })
  })
  afterAll(() => server.close())

  it('unmodified y-websocket clients and ours write one text together', async () => {
    const [asha, moses, sam] = [server.plain('asha'), server.plain('moses'), server.ours('sam')]
    asha.write((text) => text.insert(0, 'Asha was here. '))
    await sam.until(({ text }) => text.includes('Asha was here. '))
    sam.write((text) => text.insert(text.length, 'Sam too. '))
    moses.write((text) => text.insert(0, 'Moses first. '))
    const isWhole = ({ text }: { text: string }) =>
      text.includes('Asha was here. ') && text.includes('Sam too. ') && text.includes('Moses first. ')
    await Promise.all([asha.until(isWhole), moses.until(isWhole), sam.until(isWhole)])
    expect(new Set([asha.text, moses.text, sam.text]).size).toBe(1)
    await sam.until(({ status }) => status.is === 'saved')

    const read = await server.text('olga')
    const authors = new Map(
      read.blocks.flatMap(({ runs }) => runs).map(({ text, author }) => [text, author.id]),
    )
    expect(authors.get('Asha was here. ')).toBe(server.board.person('asha').id)
    expect(authors.get('Sam too. ')).toBe(server.board.person('sam').id)
    expect(authors.get('Moses first. ')).toBe(server.board.person('moses').id)
  })
})
