import { anchorOf, createFlowDoc, deleteRange, Flow, write, writeBlocks } from '@alongside/flow'
import {
  asHeader,
  commentsSchema,
  idFrom,
  type Anchor,
  type Command,
  type Comments,
} from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openBoard, type Board } from './testing/open-board.ts'
import type { Visitor } from './testing/visitor.ts'

const newId = () => idFrom(randomBytes(16))
const pen = 7

describe('comments through the API', () => {
  let board: Board
  let lena: Visitor
  let sam: Visitor
  let samId: string
  let lenaId: string
  let space: string
  let section: string
  let doc: Y.Doc
  let saved = 0

  beforeEach(async () => {
    board = await openBoard()
    lena = board.visitor()
    sam = board.visitor()
    lenaId = await lena.signIn('lena@example.org', 'Lena Fischer')
    space = await lena.openSpace('Board')
    samId = await sam.signIn('sam@example.org', 'Sam Okoro')
    await sam.join(await lena.makeLink(space))
    const { made } = await lena.made(space, { do: 'createDocument', kind: 'blank', title: 'Plan' })
    section = (await lena.document(made)).sections[0]?.id ?? ''
    doc = createFlowDoc()
    saved = 0
    writeBlocks(doc, pen, [{ text: 'We meet on Tuesdays.' }, { text: 'There is a lift.' }])
    await save()
  })
  afterEach(() => board.close())

  /** Writes what the document holds into the log, as a room would. */
  async function save(): Promise<void> {
    const row = { at: 1, session: 's', pen, kind: 'update', bytes: Y.encodeStateAsUpdate(doc) } as const
    const writer = { pen, hand: lenaId, voice: lenaId, capacity: 'layPartner' } as const
    await board.store.text.append([{ section, head: saved, rows: [row], bound: [writer], retired: [] }])
    saved += 1
  }

  function anchorOn(block: number, from: number, to: number): Anchor {
    const flow = new Flow(doc)
    const letters = anchorOf(
      flow.blocks(),
      { block, offset: from },
      { block, offset: to },
      { most: 100, mostParts: 9 },
    )
    flow.close()
    return { quote: letters.map(({ text }) => text).join(''), letters: [...letters] }
  }

  const saying = (words: string, anchor: Anchor | null = null): Extract<Command, { do: 'comment' }> => ({
    do: 'comment',
    section,
    thread: newId(),
    anchor,
    sort: 'question',
    words,
    voice: null,
  })

  const seenBy = async (visitor: Visitor): Promise<Comments> =>
    commentsSchema.parse((await visitor.ask('GET', `/sections/${section}/comments`)).body)

  it('say where the words they are about stand, and keep those words when they are gone', async () => {
    for (const comment of [
      saying('about the lift', anchorOn(1, 11, 15)),
      saying('about Tuesdays', anchorOn(0, 11, 19)),
      saying('about the whole'),
    ]) {
      await sam.made(space, comment)
    }
    const standings = async () =>
      (await seenBy(lena)).threads.map(({ posts, stands }) => [posts[0]?.words, stands])
    expect(await standings()).toEqual([
      ['about the lift', { from: { block: 1, offset: 11 }, to: { block: 1, offset: 15 } }],
      ['about Tuesdays', { from: { block: 0, offset: 11 }, to: { block: 0, offset: 19 } }],
      ['about the whole', null],
    ])
    const flow = new Flow(doc)
    write(flow, pen, (writing) => deleteRange(writing, { block: 0, offset: 8 }, { block: 0, offset: 19 }))
    flow.close()
    await save()
    expect((await standings())[1]).toEqual(['about Tuesdays', null])
    expect((await seenBy(sam)).threads[1]?.anchor?.quote).toBe('Tuesdays')
  })

  it('name people as they want to be shown now, and whose words another typed', async () => {
    const first = saying(`Could @{${lenaId}} say more?`)
    await sam.made(space, { ...first, voice: { person: lenaId, by: 'phone' } })
    const [thread] = (await seenBy(sam)).threads
    expect(thread?.posts).toMatchObject([
      {
        voice: { id: lenaId, name: 'Lena Fischer' },
        hand: { id: samId, name: 'Sam Okoro', by: 'phone' },
        confirmed: false,
        mentions: [{ id: lenaId, name: 'Lena Fischer' }],
      },
    ])
    await lena.made(space, { do: 'showMe', inSpace: 'capacityOnly', inPublic: 'capacityOnly' })
    expect(JSON.stringify(await seenBy(sam))).not.toContain('Fischer')
  })

  it('sent twice, as after a lost connection, are there once', async () => {
    const once = saying('Is there a bus?')
    const answers = await Promise.all([sam.command(space, once), sam.command(space, once)])
    answers.push(await sam.command(space, once))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await seenBy(lena)).threads).toHaveLength(1)
  })

  it('from the page of someone who is not signed in any more are nobody else’s', async () => {
    const meant = { [asHeader]: lenaId }
    const refused = await sam.ask('POST', `/spaces/${space}/commands`, saying('Lena’s words'), meant)
    expect(refused).toMatchObject({ status: 401, body: { kind: 'signedOut' } })
    expect((await seenBy(sam)).threads).toEqual([])
    const taken = await lena.ask('POST', `/spaces/${space}/commands`, saying('Lena’s words'), meant)
    expect(taken.status).toBe(200)
    expect((await seenBy(sam)).threads[0]?.posts[0]?.voice.id).toBe(lenaId)
  })

  it('that were taken back are sent to nobody any more', async () => {
    const said = saying('something I regret')
    await sam.made(space, said)
    const at = { section, thread: said.thread, post: said.thread }
    await sam.made(space, { do: 'takeBack', ...at })
    const { threads } = await seenBy(lena)
    expect(threads[0]?.posts[0]).toMatchObject({ words: null })
    expect(JSON.stringify(threads)).not.toContain('regret')
  })

  it.each<[string, Partial<Extract<Command, { do: 'comment' }>>]>([
    ['no words', { words: '   ' }],
    ['words without end', { words: 'w'.repeat(5_001) }],
    [
      'a quote that is not what it is about',
      { anchor: { quote: 'I hate lifts', letters: [letter('a lift')] } },
    ],
    ['an anchor on nothing', { anchor: { quote: '', letters: [] } }],
    ['more text than it may be about', { anchor: manyLetters(11) }],
    ['an id that is none', { thread: '../secret' }],
  ])('with %s are refused in words, and nothing stands', async (_, change) => {
    const { status, body } = await sam.command(space, { ...saying('w'), ...change })
    expect(status).toBe(400)
    expect(body).toMatchObject({ kind: 'invalid', words: expect.any(String) })
    expect((await seenBy(sam)).threads).toEqual([])
  })
})

function letter(text: string) {
  return { client: 1, clock: 0, text }
}

function manyLetters(times: number): Anchor {
  const text = 'w'.repeat(200)
  return { quote: text.repeat(times), letters: Array.from({ length: times }, () => letter(text)) }
}
