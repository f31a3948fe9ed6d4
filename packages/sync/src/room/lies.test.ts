import {
  accept,
  createFlowDoc,
  suggest,
  suggestMark,
  suggestPieces,
  suggestSplit,
  suggestText,
  plainParagraph,
  readDecided,
  type Piece,
} from '@alongside/flow'
import { clientIdOf, rootOfSuggestion, suggestionIdOf, suggestionLimits } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Table } from '../testing/table.ts'
import type { MadeStruct } from '../testing/write-update.ts'

const at = (block: number, offset: number) => ({ block, offset })
const ada = (clock: number) => ({ client: 1, clock })
const adasMarkers = clientIdOf(1, { marker: true, suggestion: false })
const bens = clientIdOf(2, { marker: false, suggestion: true })
const bensMarkers = clientIdOf(2, { marker: true, suggestion: true })
const words = ['Plan', 'é🙂 one bold 🙂', 'two']
const word = (letters: string, where: Partial<MadeStruct>): MadeStruct => ({
  content: { type: 'text', text: letters },
  ...where,
})
const value = (what: unknown, where: Partial<MadeStruct>): MadeStruct => ({
  content: { type: 'any', values: [what as null] },
  ...where,
})
/** Ada's letters: "Plan" is 0 to 3, "é🙂 one " is 4 to 11, of which 5 and 6 are one character. */
const behindPlan = { origin: ada(3), rightOrigin: { client: adasMarkers, clock: 3 } }

describe('what an update says again of what is known', () => {
  /** A word that may enter, behind a struct of Ada's that is known, said with other neighbours than it has. */
  const sayAgain = (table: Table, again: MadeStruct) =>
    table.send(table.ben, {
      blocks: [
        { client: 1, clock: 7, structs: [again] },
        { client: bens, clock: 0, structs: [word('x', { root: 'body' })] },
      ],
    })

  it('[S27] parts no character of two units', () => {
    for (const where of [{ origin: ada(5) }, { rightOrigin: ada(6) }]) {
      const table = new Table()
      expect(sayAgain(table, word(' ', where))).toContain('it stands within a character')
      expect(table.settled).toEqual(words)
    }
  })

  it('[S27] begins no root', () => {
    const table = new Table()
    const root = rootOfSuggestion(suggestionIdOf(3, 5))
    expect(sayAgain(table, word(' ', { root }))).toContain('it says otherwise of what is known')
    expect(table.stage.log.doc().share.has(root)).toBe(false)
  })

  it('[S25] goes on behind its known part, whatever it says of its neighbours', () => {
    const table = new Table()
    expect(table.craft(table.ben, bens, word('xy', behindPlan))).toBeNull()
    // The third letter comes to stand behind the second, which is no neighbour of what is said to be to its right.
    const elsewhere = { origin: ada(9), rightOrigin: ada(10) }
    const overlap = { client: bens, clock: 1, structs: [word('yz', elsewhere)] }
    expect(table.send(table.ben, { blocks: [overlap] })).toContain('nothing can stand between its neighbours')
  })
})

describe('a key', () => {
  it('[S25] of a block or a suggestion takes its next value behind the one before, never in front of it', () => {
    const table = new Table()
    table.propose(table.ben, (s) => suggestSplit(s, at(0, 2)))
    const kind = { client: bensMarkers, clock: 1 }
    expect(table.craft(table.ben, bensMarkers, value('code', { rightOrigin: kind }))).toContain(
      'nothing can stand between its neighbours',
    )
    const again = new Table()
    again.propose(again.ben, (s) => suggestSplit(s, at(0, 2)))
    expect(again.craft(again.ben, bensMarkers, value('code', { origin: kind }))).toBeNull()
  })

  it('[S28] of an entry is its own id, so that none is written over', () => {
    const table = new Table()
    const root = rootOfSuggestion(suggestionIdOf(2, 0))
    const entry = { type: 'join', ids: [[adasMarkers, 1, 2]] }
    const key = (clock: number) => `${(2).toString(36)}-${clock}`
    expect(table.craft(table.ben, bensMarkers, value(entry, { root, key: key(0) }))).toBeNull()
    expect(table.craft(table.ben, bensMarkers, value(entry, { root, key: key(0) }))).toContain(
      'an entry stands under its own id',
    )
    const other = new Table()
    expect(other.craft(other.ben, bens, value(entry, { root, key: key(0) }))).toContain('under its own id')
  })
})

describe('what was decided', () => {
  /** Ben suggests bold, and what he says of it is accepted. */
  function decided() {
    const table = new Table()
    table.propose(table.ben, (s) => suggestMark(s, at(0, 0), at(0, 4), 'bold', true))
    table.meet()
    const [open] = table.ada.flow.suggestions.entries
    accept(table.ada.flow, 1, [suggestionIdOf(2, 0)])
    expect(table.hand(table.ada)).toBeNull()
    table.meet()
    return { table, entry: { client: bensMarkers, clock: 0 }, key: open!.key }
  }
  /** What is read of it where it is kept. */
  const said = ({ stage }: Table) => {
    const doc = createFlowDoc({ keepsDecided: true })
    for (const { bytes } of stage.log.rows) Y.applyUpdate(doc, bytes)
    return readDecided(doc).map(({ changes }) => changes)
  }
  const bold = [[{ is: 'mark', words: 'Plan', name: 'bold', on: true }]]

  it('[S28] says for ever what it said: its suggester writes nothing over its entries', () => {
    const { table, entry } = decided()
    const lie = { type: 'remove', ids: [[1, 4, 8]] }
    expect(table.craft(table.ben, bensMarkers, value(lie, { origin: entry }))).toContain(
      'it was decided already',
    )
    expect(said(table)).toEqual(bold)
  })

  it('[S28] [F15f] says so too when its suggester takes an entry back without having heard of the fate', () => {
    const { table, entry } = decided()
    expect(table.send(table.ben, { blocks: [], deleted: [{ ...entry, length: 1 }] })).toBeNull()
    expect(said(table)).toEqual(bold)
  })

  it('[S28] closes no entry that was taken back before, which its range of ids may hold: undo brings it back', () => {
    const table = new Table()
    const bold = (from: number, to: number) =>
      table.propose(table.ben, (s) => {
        suggestText(s, at(0, 4), '!')
        suggestMark(s, at(0, from), at(0, to), 'bold', true)
      })
    expect([bold(0, 2), bold(2, 4)]).toEqual([null, null])
    table.meet()
    accept(table.ada.flow, 1, [suggestionIdOf(2, 0)])
    expect(table.hand(table.ada)).toBeNull()
    table.meet()
    // The first entry gave way to one for all four letters, and is brought back by undo.
    const first = { client: bensMarkers, clock: 0 }
    const again = { type: 'mark', ids: [[1, 0, 2]], name: 'bold', value: true }
    expect(table.craft(table.ben, bens, value(again, { origin: first }))).toBeNull()
  })

  it('[S28] is not written over by someone who edits, either', () => {
    const { table, entry } = decided()
    const lie = { type: 'remove', ids: [[1, 4, 8]] }
    expect(table.craft(table.ada, 1, value(lie, { origin: entry }))).toContain('never written over')
    expect(said(table)).toEqual(bold)
  })

  it('[S28] holds for an entry that was taken back and put again before', () => {
    const table = new Table()
    table.propose(table.ben, (s) => suggestMark(s, at(0, 0), at(0, 4), 'bold', true))
    const first = { client: bensMarkers, clock: 0 }
    table.send(table.ben, { blocks: [], deleted: [{ ...first, length: 1 }] })
    const again = { type: 'mark', ids: [[1, 0, 4]], name: 'bold', value: true }
    expect(table.craft(table.ben, bens, value(again, { origin: first }))).toBeNull()
    table.ada.hear()
    accept(table.ada.flow, 1, [suggestionIdOf(2, 0)])
    expect(table.hand(table.ada)).toBeNull()
    table.stage.restart()
    table.stage.enter('ben', [2], { permission: 'suggest' })
    const second = { client: bens, clock: 0 }
    const lie = { type: 'remove', ids: [[1, 4, 8]] }
    expect(table.craft(table.ben, bensMarkers, value(lie, { origin: second }))).toContain(
      'it was decided already',
    )
    expect(said(table)).toEqual(bold)
  })

  it('[S21] stays: a fate stands under its own id, and nobody deletes it', () => {
    const { table } = decided()
    const [[key, fate] = ['', null]] = table.ada.doc.getMap('fates').entries()
    expect(table.craft(table.ada, 2 ** 32 + 1, value(fate, { root: 'fates', key }))).toContain(
      'this is no fate',
    )
    const gone = decided().table
    const deleted: MadeStruct = { content: { type: 'deleted', length: 1 }, root: 'fates', key }
    expect(gone.craft(gone.ada, adasMarkers, deleted)).toContain('this is no fate')
    const away = decided().table
    away.ada.doc.getMap('fates').delete(key)
    expect(away.hand(away.ada)).toContain('a fate is for good')
    for (const one of [table, gone, away]) expect(said(one)).toEqual(bold)
  })
})

describe('someone who suggests very much', () => {
  it('[S26] uses up what their pen may begin, and nobody else is refused for it', () => {
    const table = new Table()
    const roots = (from: number, count: number) =>
      Array.from({ length: count }, (_, index): MadeStruct => {
        const clock = from + index
        const root = rootOfSuggestion(suggestionIdOf(2, clock))
        return value({ type: 'from', letters: 0, markers: 0 }, { root, key: `2-${clock}` })
      })
    expect(table.craft(table.ben, bensMarkers, ...roots(0, suggestionLimits.mostOfPen))).toBeNull()
    expect(table.craft(table.ben, bensMarkers, ...roots(suggestionLimits.mostOfPen, 1))).toContain(
      'a pen has begun too many suggestions',
    )
    table.cy.hear()
    suggest(table.cy.flow, { pen: 3, suggestion: suggestionIdOf(3, 1) }, (s) => suggestText(s, at(0, 4), '!'))
    expect(table.hand(table.cy)).toBeNull()
  })

  it('[S26] has begun nothing where it could not be saved', () => {
    const table = new Table()
    suggest(table.ben.flow, { pen: 2, suggestion: suggestionIdOf(2, 1) }, (s) =>
      suggestText(s, at(0, 4), '!'),
    )
    for (const update of table.ben.takeWritten()) table.stage.send('ben', { type: 'update', update })
    const { known } = table.stage.room
    expect([known.roots.size, known.rootCounts.get(2)]).toEqual([2, 1])
    table.stage.failCommit()
    expect([known.roots.size, known.rootNames, known.rootCounts.get(2)]).toEqual([1, ['body'], 0])
  })

  it('[S25] pastes thousands of lines at once', () => {
    const table = new Table()
    const lines = Array.from({ length: 4_000 }, (_, index): Piece[] => [
      { block: plainParagraph },
      { text: `line ${index}`, marks: null },
    ]).flat()
    expect(table.propose(table.ben, (s) => suggestPieces(s, at(0, 2), lines))).toBeNull()
    expect(table.settled).toEqual(words)
  })
})
