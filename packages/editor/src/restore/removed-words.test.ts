import type { MomentBlock } from '@alongside/protocol'
import { plainParagraph } from '@alongside/flow'
import { expect, it } from 'vitest'
import { removedWords } from './removed-words.ts'

type MomentRun = MomentBlock['runs'][number]

const asha = { id: 'ashaaaaaaaaaaaaa', name: 'Asha' }
const sam = { id: 'sammmmmmmmmmmmmm', name: 'Sam' }

function run(text: string, clock: number, removedBy: typeof asha | null = null): MomentRun {
  return {
    text,
    marks: {},
    author: asha,
    hand: asha,
    capacity: 'usesServices',
    at: 5,
    id: { client: 1, clock },
    ...(removedBy && { change: { is: 'removed', by: removedBy, capacity: 'usesServices', at: 9 } }),
  }
}

function block(id: number | null, runs: readonly MomentRun[], isRemoved = false): MomentBlock {
  const { unknown: _unknown, ...asked } = plainParagraph
  return {
    kind: 'paragraph',
    list: null,
    depth: 0,
    checked: false,
    cont: false,
    number: null,
    box: null,
    text: '',
    id: id === null ? null : { client: 9, clock: id },
    asked: { ...asked, box: null, unknown: null },
    runs: [...runs],
    ...(isRemoved && { change: { is: 'removed', by: sam, capacity: 'usesServices', at: 9 } }),
  }
}

it('[E45] words that one person took away in one minute come with what stood around them', () => {
  const moment = [
    block(0, [
      run('The ', 0),
      run('big ', 4, sam),
      run('red ', 8, sam),
      run('old ', 12, asha),
      run('bus', 16),
    ]),
  ]
  expect(removedWords(moment, { client: 1, clock: 4 })).toMatchObject({
    runs: [{ text: 'big ' }, { text: 'red ' }],
    after: { client: 1, clock: 3 },
    before: { client: 1, clock: 16 },
    block: null,
  })
  expect(removedWords(moment, { client: 1, clock: 0 })).toBeNull()
  expect(removedWords(moment, { client: 2, clock: 4 })).toBeNull()
})

it('[E45] where nothing stood before them in their block, they come behind its beginning', () => {
  const moment = [block(7, [run('Gone.', 0, sam)])]
  expect(removedWords(moment, { client: 1, clock: 0 })).toMatchObject({
    after: { client: 9, clock: 7 },
    before: null,
    block: null,
  })
})

it('[E45] a block that is gone with all its words comes back as a block, behind the words before it', () => {
  const moment = [
    block(0, [run('One.', 0)]),
    block(1, [run('Two.', 4, sam)], true),
    block(2, [run('Three.', 8)]),
  ]
  expect(removedWords(moment, { client: 1, clock: 4 })).toMatchObject({
    runs: [{ text: 'Two.' }],
    after: { client: 1, clock: 3 },
    before: { client: 1, clock: 8 },
    block: { kind: 'paragraph' },
  })
})
