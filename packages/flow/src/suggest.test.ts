import {
  clientIdOf,
  fateLimits,
  fateSchema,
  nibOf,
  penOf,
  suggestionIdOf,
  suggestionLimits,
} from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { textOf } from './block.ts'
import { accept, reject } from './decide.ts'
import { deleteRange, insertText, setBlock } from './edit.ts'
import { idFinder } from './id-ranges.ts'
import { suggestionFor } from './in-hand.ts'
import { proposalFinder } from './proposals.ts'
import { readBlocks } from './read-blocks.ts'
import { meet, Sheet } from './sheet.ts'
import {
  nextSuggestion,
  suggest,
  suggestBlock,
  suggestionInHand,
  suggestJoin,
  suggestMark,
  suggestPieces,
  suggestRemoval,
  suggestReplacement,
  suggestSplit,
  suggestText,
  withdraw,
  type Suggesting,
} from './suggest.ts'

/** Ada, who edits, and Ben, who suggests. */
function two(): { ada: Sheet; ben: Sheet } {
  const ada = new Sheet(1, [{ text: 'Hello there' }, { kind: 'heading', level: 2, text: 'World' }])
  return { ada, ben: new Sheet(2, ada) }
}

function propose(sheet: Sheet, edit: (suggesting: Suggesting) => void): string {
  const suggestion = suggestionInHand(sheet.flow, sheet.pen)
  suggest(sheet.flow, { pen: sheet.pen, suggestion }, edit)
  return suggestion
}

const at = (block: number, offset: number) => ({ block, offset })
const settled = (sheet: Sheet) => readBlocks(sheet.doc).map(textOf)
const shown = (sheet: Sheet) => readBlocks(sheet.doc, 'shown').map(textOf)
const entriesOf = (sheet: Sheet) => sheet.flow.suggestions.entries.map(({ entry }) => entry)
const before = ['Hello there', 'World']

/** Each of the ways to suggest, with what is shown then and what stands once it is accepted. */
const ways: readonly {
  name: string
  edit: (suggesting: Suggesting) => void
  shown: readonly string[]
  accepted: readonly string[]
}[] = [
  {
    name: 'words',
    edit: (s) => suggestText(s, at(0, 5), ' you'),
    shown: ['Hello you there', 'World'],
    accepted: ['Hello you there', 'World'],
  },
  {
    name: 'a line break',
    edit: (s) => suggestText(s, at(0, 5), '\n'),
    shown: ['Hello\n there', 'World'],
    accepted: ['Hello\n there', 'World'],
  },
  {
    name: 'a split',
    edit: (s) => suggestSplit(s, at(0, 5)),
    shown: ['Hello', ' there', 'World'],
    accepted: ['Hello', ' there', 'World'],
  },
  {
    name: 'a split at the beginning',
    edit: (s) => suggestSplit(s, at(1, 0)),
    shown: ['Hello there', '', 'World'],
    accepted: ['Hello there', '', 'World'],
  },
  {
    name: 'a removal',
    edit: (s) => suggestRemoval(s, at(0, 5), at(0, 11)),
    shown: before,
    accepted: ['Hello', 'World'],
  },
  {
    name: 'a removal over two blocks',
    edit: (s) => suggestRemoval(s, at(0, 5), at(1, 1)),
    shown: before,
    accepted: ['Helloorld'],
  },
  {
    name: 'a replacement',
    edit: (s) => suggestReplacement(s, at(0, 6), at(0, 11), 'you'),
    shown: ['Hello thereyou', 'World'],
    accepted: ['Hello you', 'World'],
  },
  { name: 'a join', edit: (s) => suggestJoin(s, 1), shown: before, accepted: ['Hello thereWorld'] },
]

describe('a suggestion', () => {
  it.each(ways)('[F15a] $name: all rejected reads as before, by a pure reading', ({ edit, shown: show }) => {
    const { ada, ben } = two()
    const blocks = readBlocks(ada.doc)
    propose(ben, edit)
    meet(ada, ben)
    const state = Y.encodeStateAsUpdate(ada.doc)
    expect(readBlocks(ada.doc)).toEqual(blocks)
    expect(shown(ada)).toEqual(show)
    expect(ada.flow.blocks().map(textOf)).toEqual(show)
    expect(Y.encodeStateAsUpdate(ada.doc)).toEqual(state)
  })

  it.each(ways)('[F15c] $name: accepting does it, rejecting and withdrawing leave no trace', (way) => {
    for (const outcome of ['accepted', 'rejected', 'withdrawn'] as const) {
      const { ada, ben } = two()
      const suggestion = propose(ben, way.edit)
      meet(ada, ben)
      if (outcome === 'accepted') accept(ada.flow, ada.pen, [suggestion])
      else if (outcome === 'rejected') reject(ada.flow, ada.pen, [suggestion])
      else withdraw(ben.flow, { pen: ben.pen, suggestion })
      meet(ada, ben)
      for (const sheet of [ada, ben]) {
        expect(settled(sheet)).toEqual(outcome === 'accepted' ? way.accepted : before)
        expect(shown(sheet)).toEqual(settled(sheet))
        expect(sheet.flow.blocks()).toEqual(new Sheet(9, sheet).flow.blocks())
        expect(entriesOf(sheet)).toEqual([])
      }
    }
  })

  it.each(ways)('[F15a] $name: every struct bears a suggestion id, no other unit is deleted', ({ edit }) => {
    const { ben } = two()
    const updates: Uint8Array[] = []
    ben.doc.on('update', (update: Uint8Array) => void updates.push(update))
    propose(ben, edit)
    expect(updates).toHaveLength(1)
    const { structs, ds } = Y.decodeUpdate(updates[0]!)
    expect(structs.length).toBeGreaterThan(0)
    for (const struct of structs) {
      expect([penOf(struct.id.client), nibOf(struct.id.client).suggestion]).toEqual([2, true])
      expect(struct instanceof Y.Item && struct.content instanceof Y.ContentFormat).toBe(false)
    }
    expect(ds.clients.size).toBe(0)
  })

  it('[F15b] runs and blocks say which suggestion they are of, and entries which ids they concern', () => {
    const { ada, ben } = two()
    const first = propose(ben, (s) => {
      suggestSplit(s, at(0, 11))
      suggestText(s, at(0, 5), ' you')
    })
    const second = nextSuggestion(ben.flow, ben.pen)
    suggest(ben.flow, { pen: ben.pen, suggestion: second }, (s) => {
      suggestText(s, at(2, 5), '!')
      suggestMark(s, at(0, 0), at(0, 5), 'bold', true)
      suggestBlock(s, 2, { kind: 'paragraph', list: 'bullet' })
    })
    meet(ada, ben)
    expect([first, second]).toEqual([suggestionIdOf(2, 0), suggestionIdOf(2, 1)])
    const blocks = ada.flow.blocks()
    expect(blocks.map(({ suggestion, runs }) => [suggestion, ...runs.map((run) => run.suggestion)])).toEqual([
      [undefined, undefined, first, undefined],
      [first],
      [undefined, undefined, second],
    ])
    const find = idFinder(blocks)
    expect(ada.flow.suggestions.entries.map(({ suggestion, entry }) => [suggestion, entry.type])).toEqual([
      [second, 'mark'],
      [second, 'block'],
    ])
    expect(entriesOf(ada).map(({ ids }) => find(ids))).toEqual([
      { words: [{ block: 0, from: 0, to: 5 }], blocks: [] },
      { words: [], blocks: [2] },
    ])
    expect(readBlocks(ada.doc).map(({ kind }) => kind)).toEqual(['paragraph', 'heading'])
    accept(ada.flow, ada.pen, [first, second])
    expect(ada.lines).toEqual(['"Hello you there"', '""', 'bullet "World!"'])
    expect(ada.flow.block(0).runs[0]).toMatchObject({ text: 'Hello', marks: { bold: true } })
  })

  it('[F15b] going back to an earlier suggestion gives it the words from there on', () => {
    const { ben } = two()
    const by = (number: number) => ({ pen: ben.pen, suggestion: suggestionIdOf(ben.pen, number) })
    for (const number of [0, 1, 0, 0]) {
      suggest(ben.flow, by(number), (s) => suggestText(s, at(1, 0), `${number}`))
    }
    expect(ben.flow.block(1).runs.map(({ text, suggestion }) => [text, suggestion])).toEqual([
      ['0', suggestionIdOf(2, 0)],
      ['0', suggestionIdOf(2, 0)],
      ['1', suggestionIdOf(2, 1)],
      ['0', suggestionIdOf(2, 0)],
      ['World', undefined],
    ])
    reject(ben.flow, 5, [suggestionIdOf(2, 0)])
    expect(shown(ben)).toEqual(['Hello there', '1World'])
  })

  it('[F15c] accepted words stay their writer’s, and an acceptance is one entry and nothing else', () => {
    const { ada, ben } = two()
    const suggestion = propose(ben, (s) => suggestText(s, at(0, 5), ' you'))
    meet(ada, ben)
    let sent = new Uint8Array()
    ada.doc.on('update', (update: Uint8Array) => void (sent = update.slice()))
    accept(ada.flow, ada.pen, [suggestion])
    expect(Y.decodeUpdate(sent).structs).toHaveLength(1)
    const [, run] = readBlocks(ada.doc)[0]!.runs
    expect(run).toMatchObject({ text: ' you', client: clientIdOf(2, { marker: false, suggestion: true }) })
    expect(run?.suggestion).toBeUndefined()
  })

  it('[F15c] one of more ranges than a fate holds is decided by several', () => {
    const { ada, ben } = two()
    const [one, other] = [suggestionIdOf(ben.pen, 0), suggestionIdOf(ben.pen, 1)]
    // Ben goes to and fro between two suggestions: each visit is a range of letters and one of markers.
    for (let turn = 0; turn <= fateLimits.mostIds; turn++) {
      const suggestion = turn % 2 === 0 ? one : other
      suggest(ben.flow, { pen: ben.pen, suggestion }, (s) => suggestText(s, at(0, 0), '.'))
    }
    meet(ada, ben)
    reject(ada.flow, ada.pen, [one])
    const fates = [...ada.doc.getMap('fates').values()].map((fate) => fateSchema.parse(fate))
    expect(fates.map(({ ids }) => ids.length)).toEqual([fateLimits.mostIds, 1])
    expect(shown(ada)[0]).toBe(`${'.'.repeat(fateLimits.mostIds / 2)}Hello there`)
  })

  it('[F15c] of an acceptance and a rejection at once the rejection wins everywhere', () => {
    const { ada, ben } = two()
    const eva = new Sheet(3, ada)
    const suggestion = propose(ben, (s) => suggestText(s, at(0, 5), ' you'))
    meet(ada, ben, eva)
    accept(ada.flow, ada.pen, [suggestion])
    reject(eva.flow, eva.pen, [suggestion])
    meet(ada, ben, eva)
    for (const sheet of [ada, ben, eva]) expect([settled(sheet), shown(sheet)]).toEqual([before, before])
  })

  it('[F15d] what goes of accepted and of open words that stand together is suggested to go, and goes', () => {
    const { ada, ben } = two()
    const first = propose(ben, (s) => suggestText(s, at(0, 5), ' you'))
    meet(ada, ben)
    accept(ada.flow, ada.pen, [first])
    meet(ada, ben)
    propose(ben, (s) => suggestText(s, at(0, 9), ' all'))
    propose(ben, (s) => suggestRemoval(s, at(0, 5), at(0, 13)))
    expect(shown(ben)).toEqual(['Hello you there', 'World'])
    expect(settled(ben)).toEqual(['Hello you there', 'World'])
    expect(entriesOf(ben)).toMatchObject([{ type: 'remove' }])
  })

  it('[F15d] words typed on after an acceptance are not accepted with it, and begin a new suggestion', () => {
    const { ada, ben } = two()
    const suggestion = propose(ben, (s) => suggestText(s, at(0, 5), ' you'))
    meet(ada, ben)
    accept(ada.flow, ada.pen, [suggestion])
    // Ben has not heard of it yet.
    propose(ben, (s) => suggestText(s, at(0, 9), ' all'))
    meet(ada, ben)
    expect(settled(ada)).toEqual(['Hello you there', 'World'])
    expect(shown(ada)).toEqual(['Hello you all there', 'World'])
    expect(propose(ben, (s) => suggestText(s, at(0, 13), '!'))).toBe(suggestionIdOf(2, 1))
    meet(ada, ben)
    reject(ada.flow, ada.pen, [suggestion])
    expect(shown(ada)).toEqual(['Hello you! there', 'World'])
    expect(settled(ada)).toEqual(['Hello you there', 'World'])
  })

  it('[F15d] what the person suggested goes at once, with any of their pens; what is decided is suggested to go', () => {
    const { ada, ben } = two()
    const suggestion = propose(ben, (s) => suggestText(s, at(0, 5), ' you'))
    const again = new Sheet(4, ben)
    const by = { pen: 4, suggestion: suggestionIdOf(4, 0), ownPens: new Set([2, 4]) }
    suggest(again.flow, by, (s) => suggestRemoval(s, at(0, 5), at(0, 6)))
    expect([shown(again)[0], entriesOf(again)]).toEqual(['Helloyou there', []])
    meet(ada, again)
    accept(ada.flow, ada.pen, [suggestion])
    meet(ada, again)
    suggest(again.flow, by, (s) => suggestRemoval(s, at(0, 5), at(0, 8)))
    expect(settled(again)[0]).toBe('Helloyou there')
    expect(entriesOf(again)).toMatchObject([{ type: 'remove' }])
  })

  it('[F15d] a block of one’s own suggestion is changed and joined at once', () => {
    const { ada, ben } = two()
    propose(ben, (s) => suggestSplit(s, at(0, 5)))
    propose(ben, (s) => suggestBlock(s, 1, { list: 'task', checked: true }))
    expect(ben.flow.block(1)).toMatchObject({ list: 'task', checked: true })
    meet(ada, ben)
    expect(settled(ada)).toEqual(before)
    propose(ben, (s) => suggestJoin(s, 1))
    expect([shown(ben), entriesOf(ben)]).toEqual([before, []])
  })

  it('[F15g] removals that touch are one entry, nothing is said twice, and a mark asked for again is taken back', () => {
    const { ben } = two()
    propose(ben, (s) => suggestRemoval(s, at(0, 3), at(0, 5)))
    propose(ben, (s) => suggestRemoval(s, at(0, 1), at(0, 3)))
    propose(ben, (s) => suggestRemoval(s, at(0, 0), at(0, 4)))
    expect(entriesOf(ben).map(({ ids }) => idFinder(ben.flow.blocks())(ids).words)).toEqual([
      [{ block: 0, from: 0, to: 5 }],
    ])
    propose(ben, (s) => suggestMark(s, at(1, 0), at(1, 5), 'bold', true))
    propose(ben, (s) => suggestMark(s, at(1, 1), at(1, 3), 'bold', true))
    const marked = entriesOf(ben).filter(({ type }) => type === 'mark')
    expect(marked.flatMap(({ ids }) => idFinder(ben.flow.blocks())(ids).words)).toEqual([
      { block: 1, from: 0, to: 1 },
      { block: 1, from: 3, to: 5 },
    ])
  })

  it('[F15g] what closes the gap between two entries makes them one', () => {
    const { ben } = two()
    for (const [from, to] of [
      [0, 2],
      [3, 5],
      [2, 3],
    ] as const) {
      propose(ben, (s) => suggestRemoval(s, at(0, from), at(0, to)))
    }
    expect(entriesOf(ben)).toMatchObject([{ type: 'remove', ids: [[1, 0, 5]] }])
    for (const [from, to] of [
      [0, 2],
      [3, 5],
      [2, 3],
    ] as const) {
      propose(ben, (s) => suggestMark(s, at(1, from), at(1, to), 'bold', true))
    }
    expect(entriesOf(ben).filter(({ type }) => type === 'mark')).toMatchObject([{ ids: [[1, 11, 16]] }])
  })

  it('[F15k] a pen goes on with the last suggestion that it may begin, whatever roots somebody made', () => {
    const { ben } = two()
    const last = suggestionIdOf(2, suggestionLimits.mostOfPen - 1)
    suggest(ben.flow, { pen: 2, suggestion: last }, (s) => suggestText(s, at(0, 5), '!'))
    expect(nextSuggestion(ben.flow, 2)).toBe(last)
    ben.doc.getMap('sug:0000002zzzzzzzz')
    expect(nextSuggestion(ben.flow, 2)).toBe(last)
    suggest(ben.flow, { pen: 2, suggestion: last }, (s) => suggestText(s, at(1, 0), '?'))
    expect(shown(ben)).toEqual(['Hello! there', '?World'])
  })

  it('[F15g] a block has one entry of a person, and a look asked for again is taken back', () => {
    const { ben } = two()
    propose(ben, (s) => suggestBlock(s, 1, { kind: 'paragraph', level: null }))
    propose(ben, (s) => suggestBlock(s, 1, { list: 'task' }))
    expect(entriesOf(ben)).toMatchObject([{ changes: { kind: 'paragraph', level: null, list: 'task' } }])
    propose(ben, (s) => suggestBlock(s, 1, { kind: 'paragraph', level: null }))
    expect(entriesOf(ben)).toMatchObject([{ changes: { list: 'task' } }])
    propose(ben, (s) => suggestBlock(s, 1, { list: 'task' }))
    expect(entriesOf(ben)).toEqual([])
  })

  it('[F15g] [F15h] marks of suggested words are entries, which go with the words', () => {
    const { ada, ben } = two()
    propose(ben, (s) => suggestPieces(s, at(0, 5), [{ text: ' you', marks: { bold: true } }]))
    expect(entriesOf(ben)).toMatchObject([{ type: 'mark', name: 'bold', value: true }])
    meet(ada, ben)
    propose(ben, (s) => suggestRemoval(s, at(0, 5), at(0, 9)))
    expect([shown(ben), entriesOf(ben)]).toEqual([before, []])
  })

  it('[F15i] a change goes on with what is near, and with nothing that was decided', () => {
    const { ada, ben } = two()
    const near = (block: number, offset: number) =>
      suggestionFor(ben.flow, ben.pen, at(block, offset), at(block, offset))
    const first = near(0, 5)
    suggest(ben.flow, { pen: ben.pen, suggestion: first }, (s) => suggestText(s, at(0, 5), '!'))
    expect(first).toBe(suggestionIdOf(ben.pen, 0))
    expect([near(0, 2), near(0, 9)]).toEqual([first, first])
    expect([near(0, 1), near(0, 10), near(1, 0)]).not.toContain(first)
    meet(ada, ben)
    accept(ada.flow, ada.pen, [first])
    meet(ada, ben)
    expect(near(0, 5)).not.toBe(first)
  })

  it('[F15j] what is suggested is found in each block by itself', () => {
    const { ben } = two()
    const suggestion = propose(ben, (s) => {
      suggestJoin(s, 1)
      suggestMark(s, at(0, 2), at(0, 4), 'italic', true)
      suggestText(s, at(0, 11), '!')
      suggestRemoval(s, at(0, 6), at(1, 1))
    })
    const find = proposalFinder(ben.flow.suggestions)
    expect(ben.flow.blocks().map(find)).toMatchObject([
      {
        words: [
          { from: 2, to: 4, suggestion, is: 'mark', name: 'italic' },
          { from: 6, to: 11, suggestion, is: 'removal' },
          { from: 11, to: 12, suggestion, is: 'insertion' },
        ],
        block: [],
      },
      { words: [{ from: 0, to: 1, is: 'removal' }], block: [{ is: 'join' }, { is: 'removal' }] },
    ])
  })

  it('[F15d] nobody suggests in the name of another pen', () => {
    const { ben } = two()
    expect(() => suggest(ben.flow, { pen: 2, suggestion: suggestionIdOf(1, 0) }, () => null)).toThrow(
      RangeError,
    )
  })

  it('[F15a] what an editor writes among suggested words stands by itself', () => {
    const { ada, ben } = two()
    propose(ben, (s) => {
      suggestSplit(s, at(0, 11))
      suggestText(s, at(0, 5), ' dear')
    })
    meet(ada, ben)
    ada.write((writing) => insertText(writing, at(1, 0), 'again'))
    ada.write((writing) => insertText(writing, at(0, 8), '-'))
    ada.write((writing) => deleteRange(writing, at(0, 0), at(0, 1)))
    ada.write((writing) => setBlock(writing, 1, { kind: 'code' }))
    expect(shown(ada)).toEqual(['ello de-ar there', 'again', 'World'])
    expect(settled(ada)).toEqual(['ello- thereagain', 'World'])
  })

  it('[F15b] what fits no schema is passed over, and the flow follows every fate', () => {
    const { ada, ben } = two()
    ada.doc.getMap('fates').set('a', { fate: 'accepted', ids: 'all' })
    ada.doc.getMap(`sug:${suggestionIdOf(2, 0)}`).set('a', { type: 'explode' })
    ada.doc.getMap('sug:x').set('a', { type: 'remove', ids: [[1, 0, 9]] })
    const suggestion = propose(ben, (s) => suggestText(s, at(0, 5), ' you'))
    meet(ada, ben)
    expect(settled(ada)).toEqual(before)
    expect(entriesOf(ada)).toEqual([])
    const heard: unknown[] = []
    ada.flow.listen((changes) => heard.push(changes.map(({ index, edits }) => [index, edits])))
    accept(ada.flow, ada.pen, [suggestion])
    expect(heard).toEqual([[[0, []]]])
    expect(ada.flow.block(0).runs.every((run) => run.suggestion === undefined)).toBe(true)
  })
})
