import { commandAnswerSchema, type Command, type OriginView } from '@alongside/protocol'
import { openSqliteTextReader } from '@alongside/storage-sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLibrary } from '../reader/library.ts'
import { snapshotVersion } from '../reader/snapshot-rules.ts'
import { boot, type Booted, type OurClient } from '../testing.ts'

const words = 'Ask us before you change it.'

describe('whose words, told by a server', () => {
  let server: Booted
  let open = ''
  /** A section that Olga and Moses may read, and Asha may not. */
  let diary = ''
  beforeAll(async () => {
    server = await boot({ olga: 'own', moses: 'edit', asha: 'edit', rita: 'read' })
    open = server.section
    diary = await command({ do: 'addSection', document: server.document, title: 'Diary', after: null })
    for (const name of ['asha', 'rita']) {
      await command({
        do: 'giveRight',
        on: { what: 'section', section: diary },
        grantee: { to: 'person', person: idOf(name) },
        permission: null,
        reason: null,
      })
    }
  }, 60_000)
  afterAll(() => server.close())

  const idOf = (name: string) => server.board.person(name).id
  const command = async (body: Command) =>
    (await server.ask('olga', 'POST', `/spaces/${server.board.space}/commands`, commandAnswerSchema, body))
      .made ?? ''
  const isSaved = ({ device, status }: OurClient) => status.is === 'saved' && device.entries.size === 0
  /** A tab of someone's in a section. */
  async function sit(name: string, section: string): Promise<OurClient> {
    server.section = section
    const client = server.ours(name)
    server.section = open
    await client.until(({ link, status }) => link === 'joined' && status.is === 'saved')
    return client
  }
  const runsFor = async (name: string) => (await server.text(name)).blocks.flatMap(({ runs }) => runs)
  const placedBy = (name: string) => ({ author: { id: idOf('olga') }, placed: { by: { id: idOf(name) } } })
  /** What everybody is to know of the words that Moses brought. */
  const known = (moses: OurClient, clock: number): Partial<OriginView> => ({
    client: moses.pen,
    clock,
    length: words.length,
    author: { hand: idOf('olga'), voice: idOf('olga'), capacity: expect.any(String) },
    from: null,
    placed: true,
  })

  it('[A4] words brought from a section that not everybody may read are their author’s for everybody, and where they stood is told to nobody', async () => {
    const olga = await sit('olga', diary)
    olga.write((text) => text.insert(0, words))
    await olga.until(isSaved)
    const asha = await sit('asha', open)
    const moses = await sit('moses', open)
    moses.write((text) => text.insert(0, words), { section: diary, client: olga.pen, clock: 0 })
    await moses.until(isSaved)
    await asha.until(({ origins }) => origins.length > 0)
    expect(asha.origins).toMatchObject([known(moses, 0)])
    const runs = await runsFor('asha')
    expect(runs).toMatchObject([{ text: words, ...placedBy('moses') }])

    // Whoever comes later is told the same at once, also who may only read.
    const rita = await sit('rita', open)
    await rita.until(({ origins }) => origins.length > 0)
    expect(rita.origins).toEqual(asha.origins)
    for (const told of [asha.origins, rita.origins, runs, await server.text('rita')])
      expect(JSON.stringify(told)).not.toMatch(new RegExp(`${diary}|${olga.pen}`))
    for (const client of [olga, asha, moses, rita]) client.close()
  }, 60_000)

  it('[A4] words that someone may not read themselves stay those of whoever types them, whatever they declare', async () => {
    const olga = await sit('olga', diary)
    const { pen } = olga
    olga.write((text) => text.insert(0, 'Nobody may know this.'))
    await olga.until(isSaved)
    const asha = await sit('asha', open)
    asha.write((text) => text.insert(0, 'Nobody may know this.'), { section: diary, client: pen, clock: 0 })
    await asha.until(isSaved)
    const [run] = await runsFor('asha')
    expect(run).toMatchObject({ text: 'Nobody may know this.', author: { id: idOf('asha') } })
    expect(run?.placed).toBeUndefined()
    for (const client of [olga, asha]) client.close()
  }, 60_000)

  it('what took long to read lies on the disk as a snapshot, and reads the same on another server', async () => {
    const olga = await sit('olga', diary)
    const rows = 520
    for (let row = 0; row < rows; row++) olga.write((text) => text.insert(0, 'x'))
    await olga.until(isSaved)
    server.section = diary
    const before = await server.text('olga')
    const disk = openSqliteTextReader(server.dataDir)
    await expect
      .poll(async () => (await disk.snapshots.words(diary, snapshotVersion))?.seq)
      .toBeGreaterThan(rows)
    const again = createLibrary({ text: disk.text, snapshots: disk.snapshots }, 1_000_000)
    const read = await again.read(diary, null)
    expect(read.blocks.map(({ text }) => text)).toEqual(before.blocks.map(({ text }) => text))
    expect(read.blocks[0]?.runs.map(({ writer }) => writer.voice)).toEqual(
      before.blocks[0]?.runs.map(({ author }) => author.id),
    )
    server.section = open
    disk.close()
    olga.close()
  }, 60_000)

  it('[A6] what someone deletes and brings back by undo stays its author’s, and everyone is told', async () => {
    const moses = await sit('moses', open)
    const asha = await sit('asha', open)
    const theirs = 'I am Moses. '
    moses.write((text) => text.insert(0, theirs))
    await moses.until(isSaved)
    await asha.until(({ text }) => text.startsWith(theirs))
    await asha.until(({ origins }) => origins.length > 0)
    const before = asha.origins.length
    const undo = asha.undoing()
    asha.write((text) => text.delete(0, theirs.length))
    await asha.until(isSaved)
    undo.undo()
    await asha.until(isSaved)
    await asha.until(({ origins }) => origins.length > before)
    expect(asha.origins.at(-1)).toMatchObject({ author: { voice: idOf('moses') }, placed: false })
    const run = (await runsFor('asha')).find(({ text }) => text.includes(theirs.trim()))
    expect(run).toMatchObject({ author: { id: idOf('moses') } })
    // Both windows are told the same, and whoever took back what is another's stays connected.
    await moses.until(({ origins }) => origins.length === asha.origins.length)
    expect(moses.origins).toEqual(asha.origins)
    expect([...asha.codes, ...moses.codes]).toEqual([])
    for (const client of [asha, moses]) client.close()
  }, 60_000)
})
