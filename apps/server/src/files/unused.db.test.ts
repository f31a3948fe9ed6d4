import { createFlowDoc, writeBlocks } from '@alongside/flow'
import { idFrom } from '@alongside/protocol'
import { fileOf } from '@alongside/space'
import { randomBytes } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from '../api/testing/open-board.ts'
import { dropUnused } from './unused.ts'

const day = 86_400_000
const newId = () => idFrom(randomBytes(16))
const pen = 7

it('files that neither a text nor a comment has named are let go of after a month, and others never', async () => {
  const board = await openBoard()
  onTestFinished(() => board.close())
  const lena = board.visitor()
  const person = await lena.signIn('lena@example.org', 'Lena')
  const space = await lena.openSpace('Board')
  const { made } = await lena.made(space, { do: 'createDocument', kind: 'blank', title: 'Plan' })
  const section = (await lena.document(made)).sections[0]?.id ?? ''
  const { spaces, store, clock } = board

  async function add(name: string, use: 'text' | 'comment' | 'list'): Promise<string> {
    const allowance = { perSection: 100, bytesPerSpace: 100 }
    const file = { section, name, use, hash: 'a'.repeat(64), type: 'text/plain', bytes: 1, picture: null }
    const outcome = await spaces.run(space, { do: 'addFile', allowance, ...file }, { person })
    if ('refusal' in outcome) throw new Error(outcome.refusal.words)
    return outcome.made ?? ''
  }
  const left = async () => {
    const now = await spaces.load(space)
    return ids.filter((id) => now !== null && fileOf(now, id) !== null)
  }

  const inText = await add('in the text', 'text')
  const wasInText = await add('was in the text', 'text')
  const inComment = await add('in a comment', 'comment')
  const listed = await add('in the list', 'list')
  const unused = [await add('never in the text', 'text'), await add('never in a comment', 'comment')]
  const ids = [inText, wasInText, inComment, listed, ...unused]

  const doc = createFlowDoc()
  const picture = (file: string) => ({ kind: 'image', file, alt: '', decorative: false, text: '' }) as const
  writeBlocks(doc, pen, [picture(inText), picture(wasInText), { text: 'Words' }])
  const row = { at: 1, session: 's', pen, kind: 'update', bytes: Y.encodeStateAsUpdate(doc) } as const
  const writer = { pen, hand: person, voice: person, capacity: 'layPartner' } as const
  await store.text.append([{ section, head: 0, rows: [row], bound: [writer], retired: [] }])
  await lena.made(space, {
    do: 'comment',
    section,
    thread: newId(),
    anchor: null,
    sort: null,
    words: '',
    files: [{ file: inComment, alt: null, decorative: false }],
    voice: null,
  })

  const tidy = () =>
    dropUnused({ spaces, events: store.events, text: store.text, named: new Set() }, clock.now)
  clock.now += 29 * day
  expect(await tidy()).toBe(0)
  clock.now += 2 * day
  expect(await tidy()).toBe(2)
  expect(await left()).toEqual([inText, wasInText, inComment, listed])
  expect(await tidy()).toBe(0)
})
