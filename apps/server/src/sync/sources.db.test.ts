import { accept, carryPieces, createFlowDoc, Flow, suggest, suggestText, write } from '@alongside/flow'
import {
  clientIdOf,
  closeCodes,
  commandAnswerSchema,
  decodeServerFrame,
  encodeFrame,
  idFrom,
  protocolVersion,
  schemaVersion,
  sectionHistorySchema,
  sectionSuggestionsSchema,
  suggestionIdOf,
  type Command,
  type AnySource,
  type DeclaredSource,
  type ServerFrame,
} from '@alongside/protocol'
import type { Row } from '@alongside/storage'
import { openSqliteTextReader, type SqliteTextReader } from '@alongside/storage-sqlite'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { boot, type Booted, type OurClient, type RawClient } from '../testing.ts'

/** An update of a pen that types its first words, and the pen. */
function typed(words: string): { readonly pen: number; readonly update: Uint8Array } {
  const doc = createFlowDoc()
  const pen = randomBytes(4).readUInt32LE() || 1
  doc.clientID = pen
  doc.getText('body').insert(0, words)
  return { pen, update: Y.encodeStateAsUpdate(doc) }
}

function hello(pen: number): Uint8Array {
  const pens = [{ id: pen, capacity: null, voice: null, takenAt: 0 }]
  return encodeFrame({
    type: 'hello',
    hello: { protocol: protocolVersion, schema: schemaVersion, epoch: null, lastSeq: 0, pens },
  })
}

function sources(...named: readonly AnySource[]): Uint8Array {
  return encodeFrame({ type: 'sources', sources: { sources: [...named] } })
}

function framesOf(raw: RawClient): (ServerFrame | { readonly type: 'unreadable' })[] {
  return raw.frames.map((frame) => decodeServerFrame(frame))
}

describe('where words come from', () => {
  let server: Booted
  let reader: SqliteTextReader
  /** Sections beside the open one: one that Asha may read, and one that is hidden from her. */
  let plan = ''
  let diary = ''
  beforeAll(async () => {
    server = await boot({ olga: 'own', asha: 'edit', rita: 'read' })
    reader = openSqliteTextReader(server.dataDir)
    plan = await addSection('Plan')
    diary = await addSection('Diary')
    await give(diary, 'asha', null)
  }, 60_000)
  afterAll(async () => {
    reader.close()
    await server.close()
  })

  const command = async (body: Command) =>
    (await server.ask('olga', 'POST', `/spaces/${server.board.space}/commands`, commandAnswerSchema, body))
      .made ?? ''
  const addSection = (title: string) =>
    command({ do: 'addSection', document: server.document, title, after: null })
  const give = (section: string, name: string, permission: 'read' | null) =>
    command({
      do: 'giveRight',
      on: { what: 'section', section },
      grantee: { to: 'person', person: server.board.person(name).id },
      permission,
      reason: null,
    })

  /** A socket that has joined with a pen and has heard everything. */
  async function join(name: string, pen: number): Promise<RawClient> {
    const raw = await server.raw(server.headersOf(name))
    raw.socket.send(hello(pen))
    raw.socket.send(encodeFrame({ type: 'step1', stateVector: new Uint8Array([0]) }))
    raw.socket.send(encodeFrame({ type: 'replayed', replayed: {} }))
    await until(raw, (frames) => frames.some(({ type }) => type === 'step2'))
    raw.socket.send(encodeFrame({ type: 'step2', update: new Uint8Array([0, 0]) }))
    await until(raw, (frames) => frames.some(({ type }) => type === 'saved'))
    raw.frames.length = 0
    return raw
  }

  async function until(
    raw: RawClient,
    holds: (frames: ReturnType<typeof framesOf>) => boolean,
  ): Promise<ReturnType<typeof framesOf>> {
    while (!holds(framesOf(raw))) await raw.heard()
    return framesOf(raw)
  }

  /** Sends words with what is declared of them; gives all that was answered until they were saved. */
  async function send(raw: RawClient, update: Uint8Array, ...named: readonly AnySource[]) {
    if (named.length > 0) raw.socket.send(sources(...named))
    raw.socket.send(encodeFrame({ type: 'update', update }))
    return until(raw, (frames) => frames.some((frame) => frame.type === 'saved' && frame.saved.upTo === 2))
  }

  /** The sources of the last row of the open section. */
  async function lastSources(): Promise<Row['sources']> {
    const { head } = await reader.text.start(server.section)
    return (await reader.text.rows(server.section, head - 1, head))[0]?.sources ?? []
  }

  const from = (section: string | null) => ({ section, client: 9, clock: 4 })

  it('[S32] in a section that may be read stands in the row, with how far that section had come', async () => {
    const open = server.section
    server.section = plan
    const olga = server.ours('olga')
    for (const words of ['one ', 'two ']) olga.write((text) => text.insert(text.length, words))
    await olga.until(({ device, status }) => status.is === 'saved' && device.entries.size === 0)
    server.section = open
    const asha = server.ours('asha')
    await asha.until(({ link }) => link === 'joined')
    asha.write((text) => text.insert(0, 'one '), from(plan))
    await asha.until(({ device }) => device.entries.size === 0)
    const letters = { client: asha.pen, clock: 0, length: 4 }
    const { head: upTo } = await reader.text.start(plan)
    expect(upTo).toBe(2)
    expect(await lastSources()).toEqual([{ ...letters, from: { ...from(plan), upTo } }])
    asha.write((text) => text.insert(0, 'two'), from(null))
    await asha.until(({ device }) => device.entries.size === 0)
    const { head } = await reader.text.start(open)
    expect(await lastSources()).toEqual([
      {
        client: asha.pen,
        clock: 4,
        length: 3,
        from: { section: open, client: 9, clock: 4, upTo: head - 1 },
      },
    ])
    asha.close()
  })

  it('[S32] in one that is hidden is left out, and answered like one that is nowhere', async () => {
    const answers: string[] = []
    for (const section of [diary, idFrom(randomBytes(16))]) {
      const { pen, update } = typed('words')
      const raw = await join('asha', pen)
      const letters = { client: pen, clock: 0, length: 5 }
      const answered = await send(raw, update, { ...letters, from: from(section) })
      expect(await lastSources()).toEqual([])
      // Of what is answered only the pen and the number of the row differ from one time to the next.
      const { head } = await reader.text.start(server.section)
      answers.push(JSON.stringify(answered).replaceAll(String(pen), 'pen').replaceAll(`"seq":${head}`, 'seq'))
      raw.socket.terminate()
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatch(/^\[\{"type":"writers".*"type":"saved"[^[]*\]$/)
    // Whoever may read it has it kept.
    const { pen, update } = typed('words')
    const raw = await join('olga', pen)
    await send(raw, update, { client: pen, clock: 0, length: 5, from: from(diary) })
    expect(await lastSources()).toHaveLength(1)
    raw.socket.terminate()
  })

  it('[S32] in a section whose right was taken a moment before is left out, declared before or after', async () => {
    const secret = await addSection('Secret')
    const [early, late] = [typed('early'), typed('later')]
    const letters = (pen: number) => ({ client: pen, clock: 0, length: 5, from: from(secret) })
    const [first, second] = [await join('asha', early.pen), await join('asha', late.pen)]
    first.socket.send(sources(letters(early.pen)))
    // It has come when what was sent behind it is answered.
    first.socket.send(encodeFrame({ type: 'step1', stateVector: new Uint8Array([0]) }))
    await until(first, (frames) => frames.some(({ type }) => type === 'step2'))
    await give(secret, 'asha', null)
    await send(first, early.update)
    expect(await lastSources()).toEqual([])
    await send(second, late.update, letters(late.pen))
    expect(await lastSources()).toEqual([])
    await give(secret, 'asha', 'read')
    const again = typed('again')
    const third = await join('asha', again.pen)
    await send(third, again.update, letters(again.pen))
    expect(await lastSources()).toHaveLength(1)
    for (const { socket } of [first, second, third]) socket.terminate()
  })

  it('[A4] make words their author’s where they may be read, and never the same words guessed of a hidden section', async () => {
    const [open, words] = [server.section, 'Nobody but Olga wrote this.']
    const pens = new Map<string, number>()
    for (const section of [plan, diary]) {
      server.section = section
      const olga = server.ours('olga')
      await olga.until(({ status }) => status.is === 'saved')
      olga.write((text) => text.insert(0, words))
      await olga.until(({ device }) => device.entries.size === 0)
      pens.set(section, olga.pen)
    }
    server.section = await addSection('Page')
    const asha = server.ours('asha')
    const move = async (section: string, moved: string): Promise<void> => {
      const client = pens.get(section) ?? 0
      asha.write((text) => text.insert(text.length, moved), { section, client, clock: 0 })
      await asha.until(({ device }) => device.entries.size === 0)
    }
    await asha.until(({ link }) => link === 'joined')
    await move(plan, words)
    await move(diary, words)
    await move(plan, words.replace('Olga', 'Asha'))
    const { blocks } = await server.text('asha')
    const told = blocks.flatMap(({ runs }) => runs.map(({ text, author }) => [author.id, text]))
    const [olga, self] = ['olga', 'asha'].map((name) => server.board.person(name).id)
    expect(told).toEqual([
      [olga, words],
      [self, words + words.replace('Olga', 'Asha')],
    ])
    server.section = open
  })

  it('[F43] keep a suggestion its person’s in another section too, where it is decided', async () => {
    const open = server.section
    const suggestedBy = (pen: number) => clientIdOf(pen, { marker: false, suggestion: true })
    const isSaved = ({ device, status }: OurClient) => status.is === 'saved' && device.entries.size === 0
    const left = await addSection('Left')
    server.section = left
    const asha = server.ours('asha')
    await asha.until(isSaved)
    asha.write((text) => text.insert(0, 'The bus is.'))
    const of = suggestionIdOf(asha.pen, 0)
    suggest(new Flow(asha.doc), { pen: asha.pen, suggestion: of }, (s) =>
      suggestText(s, { block: 0, offset: 10 }, ' late'),
    )
    await asha.until(isSaved)
    const right = await addSection('Right')
    server.section = right
    const olga = server.ours('olga')
    await olga.until(isSaved)
    const { pen } = olga
    const letters = { client: suggestedBy(pen), clock: 0, length: 5 }
    olga.sendRaw(sources({ ...letters, from: { section: left, client: suggestedBy(asha.pen), clock: 0 } }))
    const flow = new Flow(olga.doc)
    write(flow, pen, (writing) =>
      carryPieces(writing, pen, new Map(), { block: 0, offset: 0 }, [
        { piece: { text: ' late', marks: null }, of },
      ]),
    )
    await olga.until(isSaved)
    const told = async () =>
      (await server.ask('asha', 'GET', `/sections/${right}/suggestions`, sectionSuggestionsSchema))
        .suggestions
    const [self, mover] = ['asha', 'olga'].map((name) => server.board.person(name).id)
    const id = suggestionIdOf(pen, 0)
    const said = { id, voice: { id: self }, moved: { id: mover }, changes: [{ is: 'add', words: ' late' }] }
    expect(await told()).toMatchObject([{ ...said, fate: null }])
    expect((await server.text('asha')).text).toBe('')
    accept(flow, pen, [id])
    await olga.until(isSaved)
    expect(await told()).toMatchObject([{ ...said, fate: { is: 'accepted', by: { id: mover } } }])
    const { blocks } = await server.text('asha')
    expect(blocks[0]?.runs).toMatchObject([
      { text: ' late', author: { id: self }, placed: { by: { id: mover } } },
    ])
    flow.close()
    server.section = open
  })

  it('[S52] give nobody words that are not equal, whichever row the update says that it brings back', async () => {
    const open = server.section
    server.section = await addSection('Restored')
    const olga = server.ours('olga')
    await olga.until(({ status }) => status.is === 'saved')
    olga.write((text) => text.insert(0, 'We do not agree.'))
    await olga.until(({ device }) => device.entries.size === 0)
    const hidden = { section: diary, client: olga.pen, clock: 0 }
    const forged = async (words: string, restores: number, source: DeclaredSource['from']) => {
      const { pen, update } = typed(words)
      const raw = await join('asha', pen)
      const declared = [{ client: pen, clock: 0, length: words.length, from: source }]
      raw.socket.send(encodeFrame({ type: 'sources', sources: { sources: declared, restores } }))
      raw.socket.send(encodeFrame({ type: 'update', update }))
      await until(raw, (frames) => frames.some((frame) => frame.type === 'saved' && frame.saved.upTo === 2))
      raw.socket.terminate()
    }
    // A version whose text differs; a row that there is none of yet; words of a section that she may not read.
    await forged('We do all agree!', 1, { section: null, client: olga.pen, clock: 0 })
    await forged('We do not agree?', 999, { section: null, client: olga.pen, clock: 0 })
    await forged('We do not agree.', 1, hidden)
    const { blocks } = await server.text('asha')
    const self = server.board.person('asha').id
    const olgas = blocks.flatMap(({ runs }) => runs).filter(({ author }) => author.id !== self)
    expect(olgas.map(({ text }) => text)).toEqual(['We do not agree.'])
    const path = `/sections/${server.section}/history`
    const { sittings } = await server.ask('olga', 'GET', path, sectionHistorySchema)
    const restored = sittings.flatMap((sitting) => sitting.restored)
    // What she says of herself stands beside her own name; a row that is not there is said of nobody.
    expect(restored).toMatchObject([
      { from: 1, by: { id: self } },
      { from: 1, by: { id: self } },
    ])
    server.section = open
  })

  it('[A9] a file is told to all who read, with its claim, and makes nobody an author but whoever put its words in', async () => {
    const open = server.section
    server.section = await addSection('Letter')
    const [asha, olga, rita] = ['asha', 'olga', 'rita'].map((name) => server.ours(name))
    for (const client of [asha!, olga!, rita!]) await client.until(({ link }) => link === 'joined')
    const file = { file: 'Letter from Olga.docx', claim: server.board.person('olga').id }
    asha!.write((text) => text.insert(0, 'Dear all.'), file)
    await asha!.until(({ device }) => device.entries.size === 0)
    await olga!.until(({ text }) => text === 'Dear all.')
    olga!.write((text) => text.insert(text.length, ' Mine.'))
    await rita!.until(({ origins }) => origins.length > 0)
    const self = server.board.person('asha').id
    const author = { hand: self, voice: self, importedFrom: file }
    expect(rita!.origins).toMatchObject([{ client: asha!.pen, clock: 0, length: 9, author, placed: false }])
    await olga!.until(({ device }) => device.entries.size === 0)
    const { blocks } = await server.text('rita')
    expect(blocks.flatMap(({ runs }) => runs)).toMatchObject([
      { text: 'Dear all.', author: { id: self }, importedFrom: file },
      { text: ' Mine.', author: { id: server.board.person('olga').id } },
    ])
    for (const client of [asha, olga, rita]) client!.close()
    server.section = open
  })

  it('[S30] of a reader go with the words that are refused', async () => {
    const { pen, update } = typed('words')
    const raw = await join('rita', pen)
    const { head } = await reader.text.start(server.section)
    raw.socket.send(sources({ client: pen, clock: 0, length: 5, from: from(null) }))
    raw.socket.send(encodeFrame({ type: 'update', update }))
    await until(raw, (frames) => frames.some(({ type }) => type === 'refused'))
    expect((await reader.text.start(server.section)).head).toBe(head)
    raw.socket.terminate()
  })

  it('[S8] cannot be declared by a plain client, whose words come without', async () => {
    const raw = await server.raw(server.headersOf('asha'))
    raw.socket.send(encodeFrame({ type: 'step1', stateVector: new Uint8Array([0]) }))
    raw.socket.send(sources({ client: 5, clock: 0, length: 5, from: from(null) }))
    expect(await raw.closed).toBe(closeCodes.malformed)
    const plain = server.plain('asha')
    await plain.until(({ provider }) => provider.synced)
    const { head } = await reader.text.start(server.section)
    plain.write((text) => text.insert(0, 'plain'))
    while ((await reader.text.start(server.section)).head === head) await new Promise(setImmediate)
    expect(await lastSources()).toEqual([])
    plain.close()
  })
})
