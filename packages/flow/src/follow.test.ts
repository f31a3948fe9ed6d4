import { entryKeyOf, rootOfSuggestion, suggestionIdOf, type IdRange } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import type { Moved } from './anchor-finder.ts'
import { carryPieces } from './carry.ts'
import { accept, reject } from './decide.ts'
import { deleteRange, insertPieces } from './edit.ts'
import { suggestionFor } from './in-hand.ts'
import { idsBetween } from './id-ranges.ts'
import { proposalFinder } from './proposals.ts'
import { readBlocks } from './read-blocks.ts'
import { readOpen } from './read-suggested.ts'
import { meet, Sheet } from './sheet.ts'
import { declareSources, movedIn } from './sources.ts'
import { suggest, suggestMark, suggestRemoval, suggestText, withdraw, type Suggesting } from './suggest.ts'
import { textOf } from './block.ts'
import { underId, write } from './writing.ts'

const at = (block: number, offset: number) => ({ block, offset })
const settled = (sheet: Sheet) => readBlocks(sheet.doc).map(textOf)
const shown = (sheet: Sheet) => readBlocks(sheet.doc, 'shown').map(textOf)

/** Ada, who edits, and Ben, who suggests; and what Ada's page said of words that she moved. */
function two() {
  const ada = new Sheet(1, [{ text: 'Hello there' }, { text: 'World' }])
  const ben = new Sheet(2, ada)
  const moved: Moved[] = []
  ada.doc.on('afterTransaction', (transaction) => {
    for (const { from, ...letters } of movedIn(transaction)) moved.push({ ...letters, from })
  })
  return { ada, ben, moved }
}

function propose(sheet: Sheet, edit: (suggesting: Suggesting) => void, number = 0): string {
  const suggestion = suggestionIdOf(sheet.pen, number)
  suggest(sheet.flow, { pen: sheet.pen, suggestion }, edit)
  return suggestion
}

/** Takes words away, and puts them elsewhere: where, as it stands then. */
function move(
  sheet: Sheet,
  from: number,
  to: number,
  goal: { block: number; offset: number },
  isCopy = false,
): void {
  const ids = idsBetween(sheet.flow.blocks(), at(0, from), at(0, to))
  const words = textOf(sheet.flow.block(0)).slice(from, to)
  if (!isCopy) sheet.write((writing) => deleteRange(writing, at(0, from), at(0, to)))
  sheet.write((writing) => {
    const [first] = insertPieces(writing, goal, [{ text: words, marks: null }])
    let clock = first?.clock ?? 0
    declareSources(
      writing.transaction,
      ids.map(([client, begin, end]) => {
        const source = {
          client: sheet.pen,
          clock,
          length: end - begin,
          from: { section: null, client, clock: begin },
        }
        clock += end - begin
        return source
      }),
    )
  })
}

/** The words for which something is suggested, each with its block. */
function proposed({ flow }: Sheet): readonly string[] {
  const find = proposalFinder(flow.suggestions)
  return flow
    .blocks()
    .flatMap((block, index) =>
      find(block).words.map(({ from, to, is }) => `${index} ${is} ${textOf(block).slice(from, to)}`),
    )
}

describe('what is suggested of words that move', () => {
  it('[F42] follows them to another block, on every page, and is decided there', () => {
    const { ada, ben, moved } = two()
    propose(ben, (s) => suggestRemoval(s, at(0, 6), at(0, 11)))
    meet(ada, ben)
    move(ada, 5, 11, at(1, 5))
    expect(proposed(ada)).toEqual(['1 removal there'])
    meet(ada, ben)
    expect(proposed(ben)).toEqual([])
    ben.flow.follow(moved)
    expect(proposed(ben)).toEqual(['1 removal there'])
    const [open] = readOpen(ben.doc, ben.flow.blocks(), ben.flow.suggestions)
    expect(open).toMatchObject({ changes: [{ is: 'remove', words: 'there' }], stands: { from: at(1, 6) } })
    accept(ada.flow, ada.pen, [open?.suggestion ?? ''])
    expect(settled(ada)).toEqual(['Hello', 'World '])
  })

  it('[F42] follows a mark, and from place to place, however often they are moved', () => {
    const { ada, ben } = two()
    const suggestion = propose(ben, (s) => suggestMark(s, at(0, 0), at(0, 5), 'bold', true))
    meet(ada, ben)
    for (let round = 0; round < 5; round++) {
      move(ada, 0, 5, at(0, 6))
      move(ada, 6, 11, at(0, 0))
    }
    expect(proposed(ada)).toEqual(['0 mark Hello'])
    accept(ada.flow, ada.pen, [suggestion])
    expect(ada.flow.block(0).runs.find(({ marks }) => marks['bold'])?.text).toBe('Hello')
  })

  it('[F42] is of both parts where only one was moved, and one decision is for both', () => {
    const { ada, ben } = two()
    const suggestion = propose(ben, (s) => suggestRemoval(s, at(0, 0), at(0, 11)))
    meet(ada, ben)
    move(ada, 6, 11, at(1, 0))
    expect(proposed(ada)).toEqual(['0 removal Hello ', '1 removal there'])
    accept(ada.flow, ada.pen, [suggestion])
    expect(settled(ada)).toEqual(['', 'World'])
  })

  it('[F42] stays with words that were only copied, and its person takes it back wherever it went', () => {
    const { ada, ben, moved } = two()
    const suggestion = propose(ben, (s) => suggestRemoval(s, at(0, 6), at(0, 11)))
    meet(ada, ben)
    move(ada, 6, 11, at(1, 0), true)
    expect(proposed(ada)).toEqual(['0 removal there'])
    ada.write((writing) => deleteRange(writing, at(0, 6), at(0, 11)))
    expect(proposed(ada)).toEqual(['1 removal there'])
    meet(ada, ben)
    ben.flow.follow(moved)
    withdraw(ben.flow, { pen: ben.pen, suggestion })
    meet(ada, ben)
    expect(proposed(ada)).toEqual([])
  })

  it('[F43] words of an open suggestion that somebody moves stay open, in a suggestion that says whose it was', () => {
    const { ada, ben } = two()
    const own = propose(ben, (s) => suggestText(s, at(0, 5), ' you'))
    meet(ada, ben)
    const carried = write(ada.flow, ada.pen, (writing) => {
      deleteRange(writing, at(0, 4), at(0, 9))
      const pieces = [
        { piece: { text: 'o', marks: null }, of: null },
        { piece: { text: ' you', marks: null }, of: own },
        { piece: { text: '!', marks: null }, of: null },
      ]
      carryPieces(writing, ada.pen, new Map(), at(1, 5), pieces)
      return suggestionIdOf(ada.pen, 0)
    })
    expect(settled(ada)).toEqual(['Hell there', 'Worldo!'])
    expect(shown(ada)).toEqual(['Hell there', 'Worldo you!'])
    expect(ada.flow.suggestions.carriedBy(carried)).toBe(own)
    expect(ada.flow.suggestions.carriedBy(own)).toBeNull()
    const open = readOpen(ada.doc, ada.flow.blocks(), ada.flow.suggestions)
    expect(open.find(({ suggestion }) => suggestion === carried)).toMatchObject({
      isCarried: true,
      changes: [{ is: 'add', words: ' you' }],
    })
    // What Ada suggests beside it herself is hers, and she takes nothing of it away as if it were her own.
    expect(suggestionFor(ada.flow, ada.pen, at(1, 10), at(1, 10))).not.toBe(carried)
    propose(ada, (s) => suggestRemoval(s, at(1, 6), at(1, 8)), 1)
    expect(shown(ada)).toEqual(['Hell there', 'Worldo you!'])
    meet(ada, ben)
    accept(ada.flow, ada.pen, [carried])
    expect(settled(ada)).toEqual(['Hell there', 'Worldo you!'])
  })

  it('[F43] of two suggestions that are moved at once each is decided by itself', () => {
    const { ada, ben } = two()
    const [one, two_] = [suggestionIdOf(2, 0), suggestionIdOf(2, 1)]
    meet(ada, ben)
    write(ada.flow, ada.pen, (writing) =>
      carryPieces(
        writing,
        ada.pen,
        new Map(),
        at(1, 5),
        [
          ['a', one],
          ['b', two_],
          ['c', one],
        ].map(([text = '', of = '']) => ({ piece: { text, marks: null }, of })),
      ),
    )
    expect(shown(ada)).toEqual(['Hello there', 'Worldabc'])
    const of = (suggestion: string) =>
      readOpen(ada.doc, ada.flow.blocks(), ada.flow.suggestions)
        .map((open) => open.suggestion)
        .find((open) => ada.flow.suggestions.carriedBy(open) === suggestion) ?? ''
    accept(ada.flow, ada.pen, [of(one)])
    reject(ada.flow, ada.pen, [of(two_)])
    expect(settled(ada)).toEqual(['Hello there', 'Worldac'])
  })

  it('[F44] an entry that another pen wrote into a suggestion says nothing', () => {
    const { ada, ben } = two()
    const suggestion = propose(ben, (s) => suggestText(s, at(0, 5), ' you'))
    meet(ada, ben)
    const ids: IdRange[] = [[1, 0, 3]]
    const key = entryKeyOf(ada.pen, 0)
    underId(ada.doc, ada.pen, () =>
      ada.doc.getMap(rootOfSuggestion(suggestion)).set(key, { type: 'remove', ids }),
    )
    expect(proposed(ada)).toEqual(['0 insertion  you'])
    expect(ada.flow.suggestions.entries).toEqual([])
  })
})
