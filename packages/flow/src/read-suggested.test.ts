import { changeLimits, type SuggestedChange } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { accept, reject } from './decide.ts'
import { createFlowDoc } from './doc.ts'
import { deleteRange, insertText } from './edit.ts'
import { readBlocks } from './read-blocks.ts'
import { readDecided, readOpen } from './read-suggested.ts'
import { meet, Sheet } from './sheet.ts'
import {
  nextSuggestion,
  suggest,
  suggestBlock,
  suggestJoin,
  suggestMark,
  suggestRemoval,
  suggestReplacement,
  suggestSplit,
  suggestText,
  withdraw,
  type Suggesting,
} from './suggest.ts'

/** Ada, who edits, and Ben, who suggests. */
function two(): { ada: Sheet; ben: Sheet } {
  const ada = new Sheet(1, [{ text: 'We inform people' }, { text: 'Shopping' }])
  return { ada, ben: new Sheet(2, ada) }
}

function propose(sheet: Sheet, edit: (suggesting: Suggesting) => void): string {
  const suggestion = nextSuggestion(sheet.flow, sheet.pen)
  suggest(sheet.flow, { pen: sheet.pen, suggestion }, edit)
  return suggestion
}

const at = (block: number, offset: number) => ({ block, offset })
const openIn = ({ doc, flow }: Sheet) => readOpen(doc, flow.blocks(), flow.suggestions)

/** A document that keeps what is decided, as the server makes it: each change as it came. */
function keeper(...sheets: readonly Sheet[]): Y.Doc {
  const doc = createFlowDoc({ keepsDecided: true })
  for (const sheet of sheets) {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(sheet.doc))
    sheet.doc.on('update', (update: Uint8Array) => Y.applyUpdate(doc, update))
  }
  return doc
}

const ways: readonly { name: string; edit: (by: Suggesting) => void; says: readonly SuggestedChange[] }[] = [
  { name: 'words', edit: (s) => suggestText(s, at(0, 2), ' now'), says: [{ is: 'add', words: ' now' }] },
  {
    name: 'a removal',
    edit: (s) => suggestRemoval(s, at(0, 2), at(0, 9)),
    says: [{ is: 'remove', words: ' inform' }],
  },
  {
    name: 'a replacement',
    edit: (s) => suggestReplacement(s, at(0, 3), at(0, 9), 'involve'),
    says: [{ is: 'replace', words: 'inform', by: 'involve' }],
  },
  {
    name: 'several things',
    edit(s) {
      suggestText(s, at(1, 8), ' list')
      suggestReplacement(s, at(0, 3), at(0, 9), 'involve')
    },
    says: [
      { is: 'replace', words: 'inform', by: 'involve' },
      { is: 'add', words: ' list' },
    ],
  },
  { name: 'a split', edit: (s) => suggestSplit(s, at(0, 9)), says: [{ is: 'split' }] },
  { name: 'a join', edit: (s) => suggestJoin(s, 1), says: [{ is: 'join' }] },
  {
    name: 'a removal over two blocks',
    edit: (s) => suggestRemoval(s, at(0, 10), at(1, 4)),
    says: [{ is: 'remove', words: 'people\nShop' }],
  },
  {
    name: 'a mark',
    edit: (s) => suggestMark(s, at(0, 3), at(0, 9), 'bold', true),
    says: [{ is: 'mark', words: 'inform', name: 'bold', on: true }],
  },
  {
    name: 'a kind',
    edit: (s) => suggestBlock(s, 1, { kind: 'heading', level: 2 }),
    says: [{ is: 'block', words: 'Shopping', changes: { kind: 'heading', level: 2 } }],
  },
]

describe('what a suggestion says', () => {
  it('[F15e] of two blocks without words, each its own', () => {
    const ada = new Sheet(1, [{ text: '' }, { text: '' }, { text: 'Shopping' }])
    const ben = new Sheet(2, ada)
    propose(ben, (s) => {
      suggestBlock(s, 0, { list: 'bullet' })
      suggestBlock(s, 1, { kind: 'heading', level: 2 })
    })
    expect(openIn(ben)).toMatchObject([
      {
        changes: [
          { is: 'block', changes: { list: 'bullet' } },
          { is: 'block', changes: { kind: 'heading', level: 2 } },
        ],
      },
    ])
  })

  it.each(ways)('[F15e] $name, open and accepted and rejected', ({ edit, says }) => {
    for (const decide of [accept, reject]) {
      const { ada, ben } = two()
      const kept = keeper(ada)
      const suggestion = propose(ben, edit)
      meet(ada, ben)
      const state = Y.encodeStateAsUpdate(ada.doc)
      expect(openIn(ada)).toMatchObject([{ suggestion, changes: says }])
      expect(Y.encodeStateAsUpdate(ada.doc)).toEqual(state)
      decide(ada.flow, ada.pen, [suggestion])
      expect(openIn(ada)).toEqual([])
      const fate = decide === accept ? 'accepted' : 'rejected'
      const [decided] = readDecided(kept)
      expect(decided).toMatchObject({ suggestion, fate })
      // The mark and the kind are read of words that have them by now; all else is as it was proposed.
      expect(decided?.changes).toEqual(says)
      expect(decided?.decided.client).toBe(ada.pen + 2 ** 32)
    }
  })

  it('[F15e] stands where its words stand, in the order of the text, one after the other', () => {
    const { ada, ben } = two()
    const second = propose(ben, (s) => suggestText(s, at(1, 8), ' list'))
    const first = propose(ben, (s) => suggestReplacement(s, at(0, 3), at(0, 9), 'involve'))
    meet(ada, ben)
    expect(openIn(ada).map(({ suggestion, stands }) => [suggestion, stands])).toEqual([
      [first, { from: at(0, 3), to: at(0, 16) }],
      [second, { from: at(1, 8), to: at(1, 13) }],
    ])
  })

  it('[F15e] is still there to be decided when the words that it would remove are gone', () => {
    const { ada, ben } = two()
    const suggestion = propose(ben, (s) => suggestRemoval(s, at(0, 3), at(0, 9)))
    meet(ada, ben)
    ada.write((writing) => deleteRange(writing, at(0, 3), at(0, 9)))
    expect(openIn(ada)).toMatchObject([{ suggestion, changes: [], stands: null }])
    withdraw(ben.flow, { pen: ben.pen, suggestion })
    meet(ada, ben)
    expect(openIn(ada)).toEqual([])
  })

  it('[F15e] of two that overlap each says its own', () => {
    const { ada, ben } = two()
    const eva = new Sheet(3, ada)
    const bens = propose(ben, (s) => suggestRemoval(s, at(0, 0), at(0, 9)))
    const evas = propose(eva, (s) => suggestMark(s, at(0, 3), at(0, 16), 'bold', true))
    meet(ada, ben, eva)
    const said = new Map(openIn(ada).map(({ suggestion, changes }) => [suggestion, changes]))
    expect(said.get(bens)).toEqual([{ is: 'remove', words: 'We inform' }])
    expect(said.get(evas)).toEqual([{ is: 'mark', words: 'inform people', name: 'bold', on: true }])
  })

  it('[F15e] is cut where it is long, and never within a character', () => {
    const { ben } = two()
    propose(ben, (s) => suggestText(s, at(0, 0), `${'a'.repeat(changeLimits.mostWords - 1)}🌻 and on`))
    const [{ changes } = { changes: [] }] = openIn(ben)
    expect(changes).toEqual([{ is: 'add', words: `${'a'.repeat(changeLimits.mostWords - 1)}…` }])
  })

  it('[F15f] what was taken back before the decision is not of it; what went after it still is', () => {
    const { ada, ben } = two()
    const kept = keeper(ada)
    const suggestion = propose(ben, (s) => suggestText(s, at(0, 2), ' nower'))
    suggest(ben.flow, { pen: ben.pen, suggestion }, (s) => suggestRemoval(s, at(0, 6), at(0, 8)))
    // As each of the two arrives by itself.
    meet(ada, ben)
    accept(ada.flow, ada.pen, [suggestion])
    ada.write((writing) => deleteRange(writing, at(0, 0), at(0, 8)))
    expect(readDecided(kept)).toMatchObject([{ changes: [{ is: 'add', words: ' now' }] }])
    expect(readBlocks(kept)[0]?.runs[0]?.text).toBe('nform people')
  })

  it('[F15f] a document that is read again from its state keeps it too, and nothing besides', () => {
    const { ada, ben } = two()
    const kept = keeper(ada)
    const suggestion = propose(ben, (s) => suggestReplacement(s, at(0, 3), at(0, 9), 'involve'))
    meet(ada, ben)
    ada.write((writing) => insertText(writing, at(1, 0), 'SECRET'))
    ada.write((writing) => deleteRange(writing, at(1, 0), at(1, 6)))
    reject(ada.flow, ada.pen, [suggestion])
    const again = createFlowDoc({ keepsDecided: true })
    Y.applyUpdate(again, Y.encodeStateAsUpdate(kept))
    expect(readDecided(again)).toEqual(readDecided(kept))
    expect(Buffer.from(Y.encodeStateAsUpdate(again)).includes('involve')).toBe(true)
    expect(Buffer.from(Y.encodeStateAsUpdate(again)).includes('SECRET')).toBe(false)
  })
})
