import {
  accept,
  carryAsked,
  createFlowDoc,
  declareSources,
  deleteRange,
  Flow,
  insertPieces,
  insertText,
  movedIn,
  plainParagraph,
  reject,
  suggest,
  suggestBlock,
  suggestJoin,
  suggestRemoval,
  withdraw,
  write,
  writeBlocks,
  type Asked,
  type Block,
  type Id,
  type Piece,
} from '@alongside/flow'
import { suggestionIdOf, type DeclaredSource, type IdRange, type Writer } from '@alongside/protocol'
import { finderOf } from '@alongside/space'
import { createMemoryStore, type Store } from '@alongside/storage'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createLibrary } from './library.ts'

const [here, there, third, fourth] = ['a'.repeat(16), 'b'.repeat(16), 'c'.repeat(16), '0'.repeat(16)]
const person = (pen: number, name: string): Writer => {
  const id = name.repeat(16)
  return { pen, hand: id, voice: id, capacity: 'unpaidCarer' }
}
const [mary, ben, sam] = [person(7, 'd'), person(20, 'e'), person(8, 'f')]
const bens = suggestionIdOf(ben.pen, 0)
const heading = { kind: 'heading', level: 2 } as const
const look: Asked = { of: bens, entry: { type: 'block', changes: heading } }
const join: Asked = { of: bens, entry: { type: 'join' } }

/** Letters of a section, as somebody takes them elsewhere. */
interface Words {
  readonly section: string
  readonly text: string
  readonly id: Id
}

describe('whose a suggestion is of a block that somebody moved', () => {
  let store: Store
  beforeEach(() => (store = createMemoryStore(finderOf)))

  /** What a person does in their copy of a section, saved as one row in its log. */
  async function act<T>(section: string, by: Writer, edit: (flow: Flow) => T): Promise<T> {
    const doc = createFlowDoc()
    const { head } = await store.text.start(section)
    for (const { bytes } of await store.text.rows(section, 0, head)) Y.applyUpdate(doc, bytes)
    const flow = new Flow(doc)
    const before = Y.encodeStateVector(doc)
    const declared: DeclaredSource[] = []
    doc.on('afterTransaction', (transaction: Y.Transaction) => declared.push(...movedIn(transaction)))
    const done = edit(flow)
    const bytes = Y.encodeStateAsUpdate(doc, before)
    const sources = declared.map(({ from, ...letters }) => ({
      ...letters,
      from: { ...from, section: from.section ?? section },
    }))
    const row = { at: 20_000 * head, session: 's', pen: by.pen, kind: 'update', bytes, sources } as const
    await store.text.append([{ section, head, rows: [row], bound: [by], retired: [] }])
    flow.close()
    return done
  }

  /** "One.", "Two." and "Six.", of which Ben suggests something. */
  async function begin(suggestion: (flow: Flow) => void): Promise<readonly Block[]> {
    const blocks = [{ text: 'One.' }, { text: 'Two.' }, { text: 'Six.' }]
    await act(here, mary, (flow) => writeBlocks(flow.doc, mary.pen, blocks))
    await act(there, mary, (flow) => writeBlocks(flow.doc, mary.pen, [{ text: 'Other.' }]))
    await act(here, ben, suggestion)
    return act(here, mary, (flow) => flow.blocks())
  }
  const suggestLook = (flow: Flow): void =>
    suggest(flow, { pen: ben.pen, suggestion: bens }, (s) => suggestBlock(s, 2, heading))
  const suggestJoined = (flow: Flow): void =>
    suggest(flow, { pen: ben.pen, suggestion: bens }, (s) => suggestJoin(s, 2))

  const wordsOf = (section: string, block: Block | undefined, from = 0, to = Infinity): Words => {
    const [run] = block?.runs ?? []
    const { text = '', client = 0, clock = 0 } = run ?? {}
    return { section, text: text.slice(from, to), id: { client, clock: clock + from } }
  }
  const own = (text: string): Words => ({ section: '', text, id: { client: 0, clock: 0 } })

  const cut = (from: number, to: number, section = here) =>
    act(section, sam, (flow) =>
      write(flow, sam.pen, (writing) =>
        deleteRange(writing, { block: from - 1, offset: 4 }, { block: to, offset: 4 }),
      ),
    )

  /** Sam puts blocks of such words behind the first one of a section, and says that `asked` was suggested of the last. */
  const put = (
    section: string,
    blocks: readonly (readonly Words[])[],
    asked: Asked,
    { pen = 9, isOfWords = false }: { pen?: number; isOfWords?: boolean } = {},
  ) =>
    act(section, { ...sam, pen }, (flow) =>
      write(flow, pen, (writing) => {
        const words = blocks.flatMap((block) => [null, ...block])
        const pieces = words.map((one): Piece =>
          one === null ? { block: plainParagraph } : { text: one.text, marks: null },
        )
        const end = { block: 0, offset: flow.block(0).runs.reduce((sum, { text }) => sum + text.length, 0) }
        const ids = insertPieces(writing, end, pieces)
        const sources = words.flatMap((one, at): DeclaredSource[] => {
          const id = ids[at]
          if (!one?.section || !id) return []
          const from = { ...one.id, section: one.section === section ? null : one.section }
          return [{ ...id, length: one.text.length, from }]
        })
        declareSources(writing.transaction, sources)
        const marker = ids[words.lastIndexOf(null)] ?? { client: 0, clock: 0 }
        const range: IdRange = [marker.client, marker.clock, marker.clock + 1]
        const last = ids.at(-1) ?? marker
        const letters: IdRange = [last.client, last.clock, last.clock + (words.at(-1)?.text.length ?? 0)]
        carryAsked(writing, pen, new Map(), asked, isOfWords ? [range, letters] : [range])
      }),
    )

  const told = async (section: string) =>
    (await createLibrary(store, 1_000_000).suggested(section)).map(({ changes, writer, mover, fate }) => ({
      says: changes.map(({ is }) => is).join(),
      whose: writer.hand,
      mover: mover?.hand ?? null,
      fate: fate?.is ?? null,
    }))
  const bensLook = { says: 'block', whose: ben.hand, mover: sam.hand, fate: null }
  const samsOwn = { whose: sam.hand, mover: null }

  it('[F48] is whoever suggested the same of the block that its letters began, on into a third section too', async () => {
    const [, , six] = await begin(suggestLook)
    await cut(2, 2)
    await put(there, [[wordsOf(here, six)]], look)
    expect(await told(there)).toEqual([bensLook])
    const blocks = await act(there, mary, (flow) => flow.blocks())
    await put(third, [[wordsOf(there, blocks[1])]], look, { pen: 10 })
    expect(await told(third)).toEqual([bensLook])
    // Whatever is written into it later, as where it was.
    await act(third, mary, (flow) =>
      write(flow, mary.pen, (writing) => insertText(writing, { block: 0, offset: 0 }, 'No ')),
    )
    await act(third, sam, (flow) => accept(flow, sam.pen, [suggestionIdOf(10, 0)]))
    expect(await told(third)).toEqual([{ ...bensLook, fate: 'accepted' }])
  })

  it('[F48] is theirs where it was moved within its section', async () => {
    const [, , six] = await begin(suggestLook)
    await cut(2, 2)
    await put(here, [[wordsOf(here, six)]], look, { pen: sam.pen })
    expect((await told(here)).filter(({ says }) => says !== '')).toEqual([bensLook])
  })

  it('[F48] is theirs too that it is joined, where the end of the block before it went along', async () => {
    const [, two, six] = await begin(suggestJoined)
    await cut(1, 2)
    await put(there, [[wordsOf(here, two)], [wordsOf(here, six)]], join)
    expect(await told(there)).toEqual([{ ...bensLook, says: 'join' }])
  })

  it('[F48] is theirs too that it goes, with its words or with the end of those before', async () => {
    const [, two, six] = await begin((flow) =>
      suggest(flow, { pen: ben.pen, suggestion: bens }, (s) =>
        suggestRemoval(s, { block: 1, offset: 4 }, { block: 2, offset: 4 }),
      ),
    )
    await cut(1, 2)
    const remove: Asked = { of: bens, entry: { type: 'remove' } }
    await put(there, [[wordsOf(here, six)]], remove, { isOfWords: true })
    expect(await told(there)).toEqual([{ ...bensLook, says: 'remove' }])
    await put(third, [[wordsOf(here, six)]], remove)
    expect(await told(third)).toMatchObject([{ ...samsOwn, says: 'join' }])
    await put(fourth, [[wordsOf(here, two)], [wordsOf(here, six)]], remove)
    expect(await told(fourth)).toEqual([{ ...bensLook, says: 'join' }])
  })

  /** Sam says that what Ben suggested of a block is suggested of one that he begins directly before its marker. */
  const beginBefore = (marker: Id) =>
    act(here, sam, (flow) =>
      write(flow, sam.pen, (writing) => {
        const { doc } = writing.transaction
        const right = Y.getItemCleanStart(writing.transaction, Y.createID(marker.client, marker.clock))
        const id = Y.createID(writing.markers, Y.getState(doc.store, writing.markers))
        const content = new Y.ContentType(new Y.Map([['kind', 'paragraph']]))
        const { left } = right
        new Y.Item(id, left, left?.lastId ?? null, right, right.id, flow.body, null, content).integrate(
          writing.transaction,
          0,
        )
        carryAsked(writing, sam.pen, new Map(), look, [[id.client, id.clock, id.clock + 1]])
      }),
    )

  it('[F49] is theirs where undo brought the block back, with its words or without', async () => {
    const [, , six] = await begin(suggestLook)
    await cut(2, 2)
    await beginBefore(six?.id ?? { client: 0, clock: 0 })
    expect(await told(here)).toEqual([bensLook])
  })

  it('[F49] is whoever begins a block before one that stands, and claims that it is that one', async () => {
    const [, , six] = await begin(suggestLook)
    await beginBefore(six?.id ?? { client: 0, clock: 0 })
    expect(await told(here)).toMatchObject([
      { ...samsOwn, says: 'block' },
      { whose: ben.hand, mover: null },
    ])
  })

  type Claim = (blocks: readonly Block[]) => readonly (readonly Words[])[]
  it.each<[string, Claim, Asked]>([
    ['of a block that was written there', () => [[own('Six.')]], look],
    ['of another block', ([, two]) => [[wordsOf(here, two)]], look],
    ['of one with the end of its words', ([, , six]) => [[wordsOf(here, six, 1)]], look],
    [
      'of one with others behind its words',
      ([, , six]) => [[wordsOf(here, six, 0, 3), own('ty men.')]],
      look,
    ],
    ['of one with others before them', ([, , six]) => [[own('No '), wordsOf(here, six)]], look],
    [
      'of one with words of another block',
      ([, two, six]) => [[wordsOf(here, six), wordsOf(here, two)]],
      look,
    ],
    ['of words that are not the same', ([, , six]) => [[{ ...wordsOf(here, six), text: 'Sic.' }]], look],
    [
      'that it looks otherwise',
      ([, , six]) => [[wordsOf(here, six)]],
      { of: bens, entry: { type: 'block', changes: { list: 'bullet' } } },
    ],
    ['that it is joined', ([, two, six]) => [[wordsOf(here, two)], [wordsOf(here, six)]], join],
    [
      'in a suggestion that there is not',
      ([, , six]) => [[wordsOf(here, six)]],
      { ...look, of: suggestionIdOf(ben.pen, 1) },
    ],
  ])(
    '[F48] is whoever moved it, where they claim what nobody suggested: %s',
    async (_what, blocks, asked) => {
      const stood = await begin(suggestLook)
      await cut(2, 2)
      await put(there, blocks(stood), asked)
      expect(await told(there)).toMatchObject([samsOwn])
    },
  )

  it.each<[string, Claim]>([
    ['what stood there', ([, , six]) => [[wordsOf(here, six)]]],
    ['their own words', ([, , six]) => [[own('Two.')], [wordsOf(here, six)]]],
    ['another block', ([one, , six]) => [[wordsOf(here, one)], [wordsOf(here, six)]]],
    ['the beginning of the one before', ([, two, six]) => [[wordsOf(here, two, 0, 2)], [wordsOf(here, six)]]],
  ])('[F48] is whoever moved it, where it would be joined to %s', async (_what, blocks) => {
    const stood = await begin(suggestJoined)
    await cut(1, 2)
    await put(there, blocks(stood), join)
    expect(await told(there)).toMatchObject([samsOwn])
  })

  /** Sam puts Ben's block at the beginning of one that stands, and says that `look` was suggested of it. */
  const fill = async (section: string, stood: string) => {
    const [, , six] = await begin(suggestLook)
    await act(section, mary, (flow) => writeBlocks(flow.doc, mary.pen, [{ text: stood }]))
    await act(section, { ...sam, pen: 9 }, (flow) =>
      write(flow, 9, (writing) => {
        const [first] = insertPieces(writing, { block: 0, offset: 0 }, [{ text: 'Six.', marks: null }])
        const { id } = wordsOf(here, six)
        declareSources(writing.transaction, [{ ...(first ?? id), length: 4, from: { ...id, section: here } }])
        const marker = flow.block(0).id ?? id
        carryAsked(writing, 9, new Map(), look, [[marker.client, marker.clock, marker.clock + 1]])
      }),
    )
    return told(section)
  }

  it('[F50] is theirs where its words went into an empty block', async () => {
    expect(await fill(third, '')).toEqual([bensLook])
  })

  it('[F50] is whoever moved it, where its words went to the beginning of others', async () => {
    expect(await fill(third, 'tyfold.')).toMatchObject([samsOwn])
  })

  it.each<[string, Writer, (flow: Flow) => void]>([
    ['taken back', ben, (flow) => withdraw(flow, { pen: ben.pen, suggestion: bens })],
    ['rejected', mary, (flow) => reject(flow, mary.pen, [bens])],
  ])('[F48] is whoever moved it, where it had been %s before', async (_what, by, decide) => {
    const [, , six] = await begin(suggestLook)
    await act(here, by, decide)
    await cut(2, 2)
    await put(there, [[wordsOf(here, six)]], look)
    expect(await told(there)).toMatchObject([samsOwn])
  })
})
