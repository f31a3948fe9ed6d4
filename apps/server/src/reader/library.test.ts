import {
  accept,
  carryAsked,
  carryPieces,
  createFlowDoc,
  declareSources,
  deleteRange,
  Flow,
  insertPieces,
  movedIn,
  noteTaken,
  reject,
  suggest,
  suggestRemoval,
  suggestText,
  withdraw,
  write as writeWith,
  type Asked,
} from '@alongside/flow'
import { clientIdOf, suggestionIdOf, type DeclaredSource, type Writer } from '@alongside/protocol'
import {
  createMemoryStore,
  rowsPerStretch,
  type Snapshot,
  type Snapshots,
  type Store,
} from '@alongside/storage'
import { finderOf } from '@alongside/space'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { eraseLetters } from '../testing/erase-letters.ts'
import { createLibrary } from './library.ts'
import { snapshotVersion } from './snapshot-rules.ts'

const section = 'a'.repeat(16)
const writer: Writer = { pen: 7, hand: 'b'.repeat(16), voice: 'b'.repeat(16), capacity: 'unpaidCarer' }
const nothing = new Uint8Array([0])

describe('the library of a reader', () => {
  let store: Store
  let asked: number[]
  let doc: Y.Doc
  beforeEach(() => {
    store = createMemoryStore(finderOf)
    asked = []
    doc = createFlowDoc()
    doc.clientID = writer.pen
  })

  /** The log as a room writes it, which notes from where on it is read. */
  function openLibrary(cacheBytes: number) {
    const { text, snapshots } = store
    const rows: typeof text.rows = (of, after, upTo) => {
      asked.push(after)
      return text.rows(of, after, upTo)
    }
    return createLibrary({ text: { ...text, rows }, snapshots }, cacheBytes)
  }

  async function write(words: string, to = section): Promise<void> {
    const before = Y.encodeStateVector(doc)
    doc.getText('body').insert(doc.getText('body').length, words)
    const bytes = Y.encodeStateAsUpdate(doc, before)
    const { head } = await store.text.start(to)
    const row = { at: 60_000 * head, session: 's', pen: writer.pen, kind: 'update', bytes } as const
    await store.text.append([{ section: to, head, rows: [row], bound: [writer], retired: [] }])
  }

  /** The next snapshot that a library leaves. */
  async function leftBy(library: ReturnType<typeof openLibrary>): Promise<Snapshot | null> {
    const left = await library.left()
    if (left?.type === 'unfit') throw new Error(left.why)
    return left && left.snapshot
  }

  it('reads what stands after any row, with whose words they are and when they came', async () => {
    for (const words of ['One. ', 'Two. ', 'Three. ']) await write(words)
    const library = openLibrary(1_000_000)
    const now = await library.read(section, null)
    expect(now).toMatchObject({ seq: 3, blocks: [{ kind: 'paragraph', text: 'One. Two. Three. ' }] })
    expect(now.blocks[0]?.runs).toMatchObject([
      { text: 'One. ', at: 0, writer },
      { text: 'Two. ', at: 60_000, writer },
      { text: 'Three. ', at: 120_000, writer },
    ])
    expect(await library.read(section, 1)).toMatchObject({ seq: 1, blocks: [{ text: 'One. ' }] })
  })

  it('reads what stands, and beside it what is suggested with whose it is', async () => {
    await write('One. Two.')
    const before = Y.encodeStateVector(doc)
    const flow = new Flow(doc)
    suggest(flow, { pen: writer.pen, suggestion: suggestionIdOf(writer.pen, 0) }, (suggesting) => {
      suggestText(suggesting, { block: 0, offset: 3 }, ' and')
      suggestRemoval(suggesting, { block: 0, offset: 0 }, { block: 0, offset: 5 })
    })
    flow.close()
    const bytes = Y.encodeStateAsUpdate(doc, before)
    const row = { at: 7, session: 's', pen: writer.pen, kind: 'update', bytes } as const
    await store.text.append([{ section, head: 1, rows: [row], bound: [], retired: [] }])
    const { blocks, shown } = await openLibrary(1_000_000).read(section, null)
    expect(blocks.map(({ text }) => text)).toEqual(['One. Two.'])
    const runs = shown?.flatMap((block) => block.runs) ?? []
    expect(runs.map(({ text, suggested = [] }) => [text, ...suggested.map(({ is }) => is)])).toEqual([
      ['One', 'removal'],
      [' and', 'insertion'],
      ['. ', 'removal'],
      ['Two.'],
    ])
    expect(runs[1]).toMatchObject({ writer, at: 7 })
  })

  it('reads a section that was never written to as one empty paragraph', async () => {
    const read = await openLibrary(1_000_000).read(section, null)
    expect(read).toMatchObject({ seq: 0, blocks: [{ kind: 'paragraph', text: '', runs: [] }] })
  })

  it('gives what a state vector lacks, whatever it is', async () => {
    const library = openLibrary(1_000_000)
    await write('One. ')
    const early = createFlowDoc()
    Y.applyUpdate(early, await library.diff(section, 1, nothing))
    await write('Two. ')
    Y.applyUpdate(early, await library.diff(section, 2, Y.encodeStateVector(early)))
    expect(early.getText('body').toJSON()).toBe('One. Two. ')
    const late = createFlowDoc()
    Y.applyUpdate(late, await library.diff(section, 2, nothing))
    expect(late.getText('body').toJSON()).toBe('One. Two. ')
  })

  it('reads on from what it kept', async () => {
    const library = openLibrary(1_000_000)
    await write('One. ')
    await library.diff(section, 1, nothing)
    await write('Two. ')
    await library.read(section, null)
    await library.diff(section, 2, nothing)
    await library.read(section, null)
    // Whose the words are was not asked before.
    expect(asked).toEqual([0, 1, 0])
  })

  it('keeps no more than it may, and reads anew what it let go', async () => {
    const library = openLibrary(10)
    await write('Longer than ten bytes.')
    await library.diff(section, 1, nothing)
    await library.diff(section, 1, nothing)
    expect(asked).toEqual([0, 0])
  })

  it('leaves a snapshot of what took long to read, and whoever comes next reads on from there', async () => {
    const long = 600
    for (let row = 0; row < long; row++) await write(`${row} `)
    const first = openLibrary(1_000_000)
    const read = await first.read(section, null)
    const snapshot = await leftBy(first)
    expect(snapshot?.seq).toBe(long)
    if (snapshot) await store.snapshots.keep(snapshot)
    expect(await leftBy(first)).toBeNull()

    await write('More.')
    asked = []
    const second = openLibrary(1_000_000)
    const again = await second.read(section, null)
    expect(asked).toEqual([long, long])
    expect(await second.read(section, long)).toEqual(read)
    expect(again.blocks[0]?.text).toBe(`${read.blocks[0]?.text}More.`)
    expect(again.blocks[0]?.runs.at(-1)).toMatchObject({ writer, at: 60_000 * long })
    expect(await leftBy(second)).toBeNull()
  })

  it('[D80] leaves the text at the end of each stretch that it passes, and reads any row on from the nearest', async () => {
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    const many = rowsPerStretch + 600
    for (let row = 0; row < many; row++) doc.getText('body').insert(row, 'x')
    const rows = updates.map(
      (bytes) => ({ at: 0, session: 's', pen: writer.pen, kind: 'update', bytes }) as const,
    )
    await store.text.append([{ section, head: 0, rows, bound: [writer], retired: [] }])
    const first = openLibrary(1_000_000)
    const now = await first.read(section, null)
    const left: number[] = []
    for (let one = await leftBy(first); one !== null; one = await leftBy(first)) {
      left.push(one.seq)
      await store.snapshots.keep(one)
    }
    expect(left).toEqual([many, rowsPerStretch])

    const second = openLibrary(1_000_000)
    for (const seq of [rowsPerStretch + 7, many]) {
      asked = []
      const read = await second.read(section, seq)
      expect(read.blocks[0]?.text).toHaveLength(seq)
      expect(asked).toEqual(seq < many ? [rowsPerStretch] : [])
    }
    expect(await second.read(section, null)).toEqual(now)
    // What was read of an older row is no news.
    expect(await leftBy(second)).toBeNull()
  })

  it('reads a snapshot no more than it has to, however often it is asked', async () => {
    for (let row = 0; row < 600; row++) await write(`${row} `)
    const first = openLibrary(1_000_000)
    await first.read(section, null)
    const snapshot = await leftBy(first)
    if (snapshot) await store.snapshots.keep(snapshot)
    const parts: string[] = []
    const snapshots: Pick<Snapshots, 'at' | 'words' | 'room'> = {
      at: (...of) => (parts.push('text'), store.snapshots.at(...of)),
      words: (...of) => (parts.push('words'), store.snapshots.words(...of)),
      room: (...of) => (parts.push('room'), store.snapshots.room(...of)),
    }
    const second = createLibrary({ text: store.text, snapshots }, 1_000_000)
    await second.read(section, null)
    for (let again = 0; again < 3; again++) {
      await second.origins(section, 0)
      await second.find(section, [])
    }
    expect(parts).toEqual(['text', 'words'])
  })

  it('[A14] reads anew what was erased, and gives nobody a letter of it, however long it had been read', async () => {
    for (let row = 0; row < 600; row++) await write(`${row} `)
    await write('Mary Shelley. ')
    await write('Goodbye.')
    const library = openLibrary(1_000_000)
    const before = await library.read(section, 601)
    expect(before.blocks[0]?.text).toContain('Mary Shelley')
    await library.diff(section, 602, nothing)
    const snapshot = await leftBy(library)
    const from = Y.getState(doc.store, writer.pen) - 'Mary Shelley. Goodbye.'.length
    const range = { client: writer.pen, from, to: from + 'Mary Shelley'.length }
    expect(await eraseLetters(store, section, [range])).toMatchObject([{ ranges: [range] }])

    if (snapshot) await store.snapshots.keep(snapshot)
    // Whoever asks for history first after that is told no letter of it either.
    for (const reader of [library, openLibrary(1_000_000)]) {
      const moment = await reader.moment(section, 602, 600)
      expect(JSON.stringify(moment)).not.toContain('Shelley')
      const now = await reader.read(section, null)
      expect(now.blocks[0]?.text.endsWith('599 . Goodbye.')).toBe(true)
      expect(now.blocks[0]?.runs.at(-1)).toMatchObject({ writer, at: 60_000 * 601 })
      const then = await reader.read(section, 601)
      expect(then.blocks[0]?.text.endsWith('599 ████████████. ')).toBe(true)
      const bytes = [await reader.diff(section, 603, nothing)]
      const left = await leftBy(reader)
      if (left) bytes.push(left.state, left.map, left.letters)
      expect(bytes.some((some) => Buffer.from(some).includes('Shelley'))).toBe(false)
    }
  })

  it('reads the log where a snapshot is of another version, later than what is asked for, or cannot be read', async () => {
    await write('One. ')
    await write('Two. ')
    const nonsense = new Uint8Array([9, 9, 9])
    const broken = { section, seq: 2, state: nonsense, map: nonsense, letters: nonsense, room: nonsense }
    await store.snapshots.keep({ ...broken, version: 999 })
    expect(await openLibrary(1_000_000).read(section, null)).toMatchObject({
      blocks: [{ text: 'One. Two. ' }],
    })
    await store.snapshots.keep({ ...broken, version: snapshotVersion })
    expect(await openLibrary(1_000_000).read(section, 1)).toMatchObject({ blocks: [{ text: 'One. ' }] })
    await write('Three. ')
    const now = await openLibrary(1_000_000).read(section, null)
    expect(now.blocks[0]?.runs).toMatchObject([
      { text: 'One. ', writer },
      { text: 'Two. ', writer },
      { text: 'Three. ', writer },
    ])
  })

  it('tells what is suggested and what became of it, with what the decision deleted', async () => {
    const library = openLibrary(1_000_000)
    await write('We inform people.')
    const flow = new Flow(doc)
    const by = { pen: writer.pen, suggestion: suggestionIdOf(writer.pen, 0) }
    const at = (offset: number) => ({ block: 0, offset })
    const save = async (act: () => void): Promise<void> => {
      const before = Y.encodeStateVector(doc)
      act()
      const bytes = Y.encodeStateAsUpdate(doc, before)
      const { head } = await store.text.start(section)
      const row = { at: 60_000 * head, session: 's', pen: writer.pen, kind: 'update', bytes } as const
      await store.text.append([{ section, head, rows: [row], bound: [writer], retired: [] }])
    }
    await save(() => suggest(flow, by, (s) => suggestText(s, at(16), ' nowadays')))
    await save(() => suggest(flow, by, (s) => suggestRemoval(s, at(20), at(25))))
    const changes = [{ is: 'add', words: ' now' }]
    const open = [{ id: by.suggestion, at: 60_000, changes, fate: null }]
    expect(await library.suggested(section)).toMatchObject(open)
    await save(() => reject(flow, writer.pen, [by.suggestion]))
    const fate = { is: 'rejected', at: 180_000, writer }
    const decided = [{ id: by.suggestion, at: 60_000, changes, fate }]
    // As it was read on, and from the beginning in one go.
    expect(await library.suggested(section)).toMatchObject(decided)
    expect(await openLibrary(1_000_000).suggested(section)).toMatchObject(decided)
    expect(await library.read(section, null)).toMatchObject({ blocks: [{ text: 'We inform people.' }] })
    flow.close()
  })

  /** What a person with a pen does in their copy of a section, saved in its log with what it declares. */
  function pageOf(to: string, by: Writer) {
    const page = createFlowDoc()
    page.clientID = by.pen
    const flow = new Flow(page)
    return async (act: (flow: Flow) => void): Promise<void> => {
      const start = await store.text.start(to)
      for (const { bytes } of await store.text.rows(to, 0, start.head)) Y.applyUpdate(page, bytes)
      const before = Y.encodeStateVector(page)
      const declared: DeclaredSource[] = []
      page.once('afterTransaction', (transaction: Y.Transaction) => declared.push(...movedIn(transaction)))
      act(flow)
      const bytes = Y.encodeStateAsUpdate(page, before)
      const { head } = start
      const sources = declared.map(({ from, ...letters }) => ({
        ...letters,
        from: { ...from, section: from.section ?? to },
      }))
      const row = { at: 60_000 * head, session: 's', pen: by.pen, kind: 'update', bytes, sources } as const
      await store.text.append([{ section: to, head, rows: [row], bound: [by], retired: [] }])
    }
  }

  const sam: Writer = { pen: 8, hand: 'c'.repeat(16), voice: 'c'.repeat(16), capacity: 'frontlineStaff' }
  const at = (offset: number) => ({ block: 0, offset })
  const suggested = clientIdOf(writer.pen, { marker: false, suggestion: true })

  it('[F43] tells whose a suggestion is that somebody put elsewhere, in another section too, and who did', async () => {
    const other = 'd'.repeat(16)
    const [mary, editor, there] = [
      pageOf(section, writer),
      pageOf(section, sam),
      pageOf(other, { ...sam, pen: 9 }),
    ]
    await write('The bus is.')
    const of = suggestionIdOf(writer.pen, 0)
    await mary((flow) =>
      suggest(flow, { pen: writer.pen, suggestion: of }, (s) => suggestText(s, at(10), ' late')),
    )
    const library = openLibrary(1_000_000)
    expect(await library.suggested(section)).toMatchObject([{ id: of, writer, mover: null }])
    const carry = (pen: number, from: string | null) => (flow: Flow) =>
      writeWith(flow, pen, (writing) => {
        carryPieces(writing, pen, new Map(), at(0), [{ piece: { text: ' late', marks: null }, of }])
        const letters = { client: clientIdOf(pen, { marker: false, suggestion: true }), clock: 0, length: 5 }
        declareSources(writing.transaction, [
          { ...letters, from: { section: from, client: suggested, clock: 0 } },
        ])
      })
    await editor((flow) => writeWith(flow, sam.pen, (writing) => deleteRange(writing, at(10), at(15))))
    await editor(carry(sam.pen, null))
    await there(carry(9, section))
    for (const [place, pen] of [
      [section, sam.pen],
      [other, 9],
    ] as const) {
      const found = (await library.suggested(place)).find(({ id }) => id === suggestionIdOf(pen, 0))
      expect(found).toMatchObject({
        changes: [{ is: 'add', words: ' late' }],
        writer: { ...writer, pen },
        mover: { ...sam, pen },
      })
      const { shown } = await library.read(place, null)
      expect(shown?.[0]?.runs[0]).toMatchObject({ text: ' late', writer: { hand: writer.hand } })
    }
    expect((await library.read(other, null)).blocks[0]?.text).toBe('')
  })

  it('[F43] gives a suggestion to whoever wrote it, whatever a page says of whose it was', async () => {
    const of = suggestionIdOf(writer.pen, 0)
    await write('The bus is.')
    await pageOf(
      section,
      sam,
    )((flow) =>
      writeWith(flow, sam.pen, (writing) =>
        carryPieces(writing, sam.pen, new Map(), at(0), [{ piece: { text: 'Never', marks: null }, of }]),
      ),
    )
    const [found] = await openLibrary(1_000_000).suggested(section)
    expect(found).toMatchObject({ writer: sam, mover: null })
  })

  it('[F42] finds what is suggested of words where they were taken to', async () => {
    await write('The bus is late.')
    const of = suggestionIdOf(writer.pen, 0)
    await pageOf(
      section,
      writer,
    )((flow) => suggest(flow, { pen: writer.pen, suggestion: of }, (s) => suggestRemoval(s, at(0), at(4))))
    const editor = pageOf(section, sam)
    await editor((flow) => writeWith(flow, sam.pen, (writing) => deleteRange(writing, at(0), at(4))))
    await editor((flow) =>
      writeWith(flow, sam.pen, (writing) => {
        const [first] = insertPieces(writing, at(12), [{ text: 'The ', marks: null }])
        const { client, clock } = first ?? { client: 0, clock: 0 }
        declareSources(writing.transaction, [
          { client, clock, length: 4, from: { section: null, client: writer.pen, clock: 0 } },
        ])
      }),
    )
    const library = openLibrary(1_000_000)
    expect(await library.suggested(section)).toMatchObject([
      { id: of, writer, changes: [{ is: 'remove', words: 'The ' }], stands: { from: at(12), to: at(16) } },
    ])
    const { shown } = await library.read(section, null)
    expect(shown?.[0]?.runs.find(({ suggested: found }) => found !== undefined)?.text).toBe('The ')
  })

  const ben: Writer = { pen: 20, hand: 'e'.repeat(16), voice: 'e'.repeat(16), capacity: 'usesServices' }
  const other = 'd'.repeat(16)
  const bens = suggestionIdOf(ben.pen, 0)
  const removal = { of: bens, entry: { type: 'remove' } } as const

  /** Somebody puts words where a section begins, says which they were, and carries on what was suggested of them. */
  const carryOn =
    (pen: number, text: string, from: DeclaredSource['from'] | null, asked: Asked = removal) =>
    (flow: Flow): void =>
      writeWith(flow, pen, (writing) => {
        const [first] = insertPieces(writing, at(0), [{ text, marks: null }])
        const { client, clock } = first ?? { client: 0, clock: 0 }
        if (from !== null) declareSources(writing.transaction, [{ client, clock, length: text.length, from }])
        carryAsked(writing, pen, new Map(), asked, [[client, clock, clock + text.length]])
      })

  /** Ben suggests of "The bus is late." that "bus " goes. */
  async function suggestedByBen(): Promise<void> {
    await write('The bus is late.')
    await pageOf(
      section,
      ben,
    )((flow) => suggest(flow, { pen: ben.pen, suggestion: bens }, (s) => suggestRemoval(s, at(4), at(8))))
  }
  const stood = { section, client: writer.pen, clock: 4 }
  const told = async (place: string) =>
    (await openLibrary(1_000_000).suggested(place)).map(({ changes, writer: whose, mover, fate }) => ({
      changes,
      whose: whose.hand,
      mover: mover?.hand ?? null,
      fate: fate?.is ?? null,
    }))
  const remove = (words: string) => [{ is: 'remove', words }]

  it('[F46] tells of words that somebody moved into another section who suggested that they go, and who moved them', async () => {
    await suggestedByBen()
    await pageOf(
      section,
      sam,
    )((flow) =>
      writeWith(flow, sam.pen, (writing) => {
        noteTaken(writing, sam.pen, [[writer.pen, 4, 8]])
        deleteRange(writing, at(4), at(8))
      }),
    )
    const there = pageOf(other, { ...sam, pen: 9 })
    await there(carryOn(9, 'bus ', stood))
    const carried = { changes: remove('bus '), whose: ben.hand, mover: sam.hand }
    expect(await told(section)).toEqual([])
    expect(await told(other)).toEqual([{ ...carried, fate: null }])
    // On to a third one, of a part, and there it is decided.
    const third = 'f'.repeat(16)
    await pageOf(third, { ...sam, pen: 10 })(carryOn(10, 'us', { section: other, client: 9, clock: 1 }))
    expect(await told(third)).toEqual([{ ...carried, changes: remove('us'), fate: null }])
    await there((flow) => accept(flow, 9, [suggestionIdOf(9, 0)]))
    expect((await openLibrary(1_000_000).read(other, null)).blocks[0]?.text).toBe('')
    expect(await told(other)).toEqual([{ ...carried, fate: 'accepted' }])
    expect(await told(section)).toEqual([])
  })

  it('[F46] finds it too where the words had been moved within their section before', async () => {
    await suggestedByBen()
    const editor = pageOf(section, sam)
    await editor((flow) => writeWith(flow, sam.pen, (writing) => deleteRange(writing, at(4), at(8))))
    await editor((flow) =>
      writeWith(flow, sam.pen, (writing) => {
        const [first] = insertPieces(writing, at(0), [{ text: 'bus ', marks: null }])
        const { client, clock } = first ?? { client: 0, clock: 0 }
        const from = { section: null, client: writer.pen, clock: 4 }
        declareSources(writing.transaction, [{ client, clock, length: 4, from }])
      }),
    )
    await pageOf(other, { ...sam, pen: 9 })(carryOn(9, 'bus ', { section, client: sam.pen, clock: 0 }))
    expect(await told(other)).toMatchObject([{ whose: ben.hand, mover: sam.hand }])
  })

  it.each<[string, (flow: Flow) => void]>([
    ['of words that came from nowhere', carryOn(9, 'bus ', null)],
    ['of other words than those that it is about', carryOn(9, 'late', { ...stood, clock: 11 })],
    ['of more words than those that it is about', carryOn(9, 'bus is', stood)],
    ['of words that are not the same', carryOn(9, 'bun ', stood)],
    [
      'that it never said',
      carryOn(9, 'bus ', stood, { of: bens, entry: { type: 'mark', name: 'bold', value: true } }),
    ],
    ['of one that there is not', carryOn(9, 'bus ', stood, { ...removal, of: suggestionIdOf(ben.pen, 1) })],
  ])('[F46] gives what a page says of a suggestion to nobody but itself: %s', async (_what, claim) => {
    await suggestedByBen()
    await pageOf(other, { ...sam, pen: 9 })(claim)
    expect(await told(other)).toMatchObject([{ whose: sam.hand, mover: null }])
  })

  it('[F46] gives nobody what they had taken back before the words were moved', async () => {
    await suggestedByBen()
    await pageOf(section, ben)((flow) => withdraw(flow, { pen: ben.pen, suggestion: bens }))
    await pageOf(other, { ...sam, pen: 9 })(carryOn(9, 'bus ', stood))
    expect(await told(other)).toMatchObject([{ whose: sam.hand, mover: null }])
  })

  it('refuses a log in which something hangs in the air', async () => {
    doc.getText('body').insert(0, 'Never saved. ')
    await write('Saved. ')
    await expect(openLibrary(1_000_000).read(section, null)).rejects.toThrow(/the log does not hold/)
  })
})
