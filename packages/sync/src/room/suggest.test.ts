import {
  accept,
  insertText,
  reject,
  setBlock,
  setMark,
  suggest,
  suggestBlock,
  suggestMark,
  suggestRemoval,
  suggestSplit,
  suggestText,
  withdraw,
  write,
  readBlocks,
  textOf,
  type Writing,
} from '@alongside/flow'
import { clientIdOf, fateKeyOf, suggestionIdOf } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Table } from '../testing/table.ts'
import type { MadeStruct } from '../testing/write-update.ts'

const at = (block: number, offset: number) => ({ block, offset })

const words = ['Plan', 'é🙂 one bold 🙂', 'two']
const benSuggests = clientIdOf(2, { marker: false, suggestion: true })
const benSuggestsMarkers = clientIdOf(2, { marker: true, suggestion: true })
const text = (letters: string): MadeStruct => ({ content: { type: 'text', text: letters }, root: 'body' })

describe('someone who may only suggest', () => {
  it('[S20] suggests words, blocks, removals, marks and kinds, and all rejected stays as it was', () => {
    const table = new Table()
    const before = readBlocks(table.stage.log.doc())
    const refused = [
      table.propose(table.ben, (s) => suggestText(s, at(0, 4), ' A')),
      table.propose(table.ben, (s) => suggestSplit(s, at(1, 4))),
      table.propose(table.ben, (s) => suggestRemoval(s, at(0, 0), at(1, 2))),
      table.propose(table.ben, (s) => suggestMark(s, at(0, 0), at(0, 3), 'bold', true)),
      table.propose(table.ben, (s) => suggestBlock(s, 3, { list: null })),
      table.propose(table.ben, (s) => suggestBlock(s, 2, { list: 'task' })),
    ]
    expect(refused).toEqual([null, null, null, null, null, null])
    expect(table.stage.log.rows).toHaveLength(7)
    expect(readBlocks(table.stage.log.doc())).toEqual(before)
    withdraw(table.ben.flow, { pen: 2, suggestion: suggestionIdOf(2, 0) })
    expect(table.hand(table.ben)).toBeNull()
    expect(readBlocks(table.stage.log.doc(), 'shown')).toEqual(before)
  })

  it('[S20] goes on with what they suggested under an earlier pen, and nobody else does', () => {
    const table = new Table()
    table.propose(table.ben, (s) => suggestText(s, at(0, 4), ' A'))
    table.ben.open(22, 'ben again')
    table.stage.enter('ben', [22], { permission: 'suggest', member: 'ben again' })
    expect(table.propose(table.ben, (s) => suggestRemoval(s, at(0, 4), at(0, 5)))).toBeNull()
    table.cy.hear()
    table.cy.flow.body.delete(6, 1) // the A
    expect(table.hand(table.cy)).toBe(
      'You may only suggest here: it deletes what is not of their open suggestion.',
    )
    withdraw(table.cy.flow, { pen: 3, suggestion: suggestionIdOf(2, 0) })
    expect(table.hand(table.cy)).not.toBeNull()
    expect(readBlocks(table.stage.log.doc(), 'shown').map(textOf)[0]).toBe('PlanA')
  })

  const forbidden: readonly { name: string; edit: (writing: Writing) => void; why: string }[] = [
    {
      name: 'letters',
      edit: (w) => insertText(w, at(0, 4), '!'),
      why: 'it is not written as a suggestion',
    },
    {
      name: 'a mark',
      edit: (w) => setMark(w, at(0, 0), 4, 'bold', true),
      why: 'it is not written as a suggestion',
    },
    {
      name: 'a kind',
      edit: (w) => setBlock(w, 0, { kind: 'code' }),
      why: 'it is not written as a suggestion',
    },
    {
      name: 'a mark under the id for suggestions',
      edit: (w) => setMark({ ...w, letters: benSuggests }, at(0, 0), 4, 'bold', true),
      why: 'a mark is suggested by an entry',
    },
    {
      name: 'a kind under the id for suggestions',
      edit: (w) => setBlock({ ...w, markers: benSuggestsMarkers }, 0, { kind: 'code' }),
      why: 'this block is not of their open suggestion',
    },
    {
      name: 'words with a letter of a suggestion',
      edit: (w) => {
        insertText({ ...w, letters: benSuggests }, at(0, 4), '?')
        insertText(w, at(0, 4), '!')
      },
      why: 'it is not written as a suggestion',
    },
  ]
  it.each(forbidden)('[S20] does not write $name: refused whole, and the pen is retired', ({ edit, why }) => {
    const table = new Table()
    write(table.ben.flow, 2, edit)
    const [update] = table.ben.takeWritten()
    table.stage.send('ben', { type: 'update', update: update! })
    expect(table.stage.heardOf('ben', 'refused')).toMatchObject([
      {
        refused: {
          retired: [2],
          problem: { kind: 'notAllowed', words: `You may only suggest here: ${why}.` },
        },
      },
    ])
    expect(table.stage.batch?.rows ?? []).toEqual([])
    expect(table.settled).toEqual(words)
  })

  it('[S20] sets no entry and no root but their own', () => {
    const value = { content: { type: 'any', values: [1] }, key: '2-0' } as const
    const own: MadeStruct = { ...value, root: `sug:${suggestionIdOf(2, 7)}` }
    const roots = [`sug:${suggestionIdOf(3, 0)}`, 'sug:x', 'card:a', 'body']
    expect(new Table().craft(new Table().ben, benSuggestsMarkers, own)).toBeNull()
    for (const root of roots) {
      const table = new Table()
      expect(table.craft(table.ben, benSuggestsMarkers, { ...value, root })).toContain('not an entry')
    }
    const table = new Table()
    const map: MadeStruct = { ...own, content: { type: 'type', ref: 1 } }
    expect(table.craft(table.ben, benSuggestsMarkers, map)).toContain('an entry is a plain value')
    const title = new Table()
    expect(title.craft(title.ben, benSuggests, { ...text('x'), root: 'title' })).toContain('only the text')
  })

  it('[S20] changes and deletes a block of theirs with what others set on it, until it has a fate', () => {
    const table = new Table()
    table.propose(table.ben, (s) => suggestSplit(s, at(0, 2)))
    table.meet()
    expect(table.edit(table.ada, (w) => setBlock(w, 1, { kind: 'code' }))).toBeNull()
    table.meet()
    expect(table.propose(table.ben, (s) => suggestBlock(s, 1, { kind: 'paragraph' }))).toBeNull()
    table.meet()
    accept(table.ada.flow, 1, [suggestionIdOf(2, 0)])
    expect(table.hand(table.ada)).toBeNull()
    const before = readBlocks(table.stage.log.doc())
    // Ben has not heard of it.
    expect(table.propose(table.ben, (s) => suggestBlock(s, 1, { kind: 'heading', level: 1 }))).toContain(
      'this block is not of their open suggestion',
    )
    expect(readBlocks(table.stage.log.doc())).toEqual(before)
  })

  it('[S20] what is typed while it is accepted enters, what is deleted then is refused, neither by half', () => {
    const table = new Table()
    table.propose(table.ben, (s) => suggestText(s, at(0, 4), ' AB'))
    table.meet()
    accept(table.ada.flow, 1, [suggestionIdOf(2, 0)])
    table.hand(table.ada)
    expect(table.propose(table.ben, (s) => suggestText(s, at(0, 7), 'C'))).toBeNull()
    expect(table.settled[0]).toBe('Plan AB')
    expect(
      table.propose(table.ben, (s) => {
        suggestText(s, at(0, 8), 'D')
        suggestRemoval(s, at(0, 5), at(0, 6))
      }),
    ).toContain('it deletes what is not of their open suggestion')
    expect(table.settled[0]).toBe('Plan AB')
    expect(readBlocks(table.stage.log.doc(), 'shown').map(textOf)[0]).toBe('Plan ABC')
  })

  it('[S24] a step 2 that only deletes has no effect, like a reader’s; one that brings more is refused', () => {
    const table = new Table()
    table.ben.flow.body.delete(1, 2)
    const update = Y.encodeStateAsUpdate(table.ben.doc)
    table.stage.send('ben', { type: 'step2', update })
    expect(table.refusal(table.ben)).toBeNull()
    table.stage.send('ben', { type: 'update', update })
    expect(table.refusal(table.ben)).toContain('it deletes what is not')
    suggest(table.ben.flow, { pen: 2, suggestion: suggestionIdOf(2, 0) }, (s) =>
      suggestText(s, at(0, 0), 'x'),
    )
    table.stage.send('ben', { type: 'step2', update: Y.encodeStateAsUpdate(table.ben.doc) })
    expect(table.refusal(table.ben)).toContain('it deletes what is not')
    expect(table.stage.log.rows).toHaveLength(1)
    expect(table.settled).toEqual(words)
  })

  it('[S23] writes nothing within a character of two units, which would destroy it', () => {
    const pair = { client: 1, clock: 5 } // 🙂 behind "Plan" and é
    for (const where of [{ origin: pair }, { rightOrigin: { client: 1, clock: 6 } }]) {
      const table = new Table()
      expect(
        table.craft(table.ben, benSuggests, { content: { type: 'text', text: 'x' }, ...where }),
      ).toContain('it stands within a character')
      expect(table.settled).toEqual(words)
    }
    const table = new Table()
    const beside = { origin: { client: 1, clock: 6 }, rightOrigin: { client: 1, clock: 7 } }
    expect(
      table.craft(table.ben, benSuggests, { content: { type: 'text', text: 'x' }, ...beside }),
    ).toBeNull()
    expect(readBlocks(table.stage.log.doc(), 'shown').map(textOf)[1]).toBe('é🙂x one bold 🙂')
  })

  it('[S25] writes only between what may have been neighbours', () => {
    const letter = (clock: number) => ({ client: 1, clock })
    const word = { content: { type: 'text', text: 'x' } } as const
    const table = new Table()
    // Ada's letters: "Plan" is 0 to 3, "é🙂 one " is 4 to 11.
    for (const where of [
      { origin: letter(3), rightOrigin: letter(1) },
      { origin: letter(1), rightOrigin: letter(1) },
      { origin: letter(0), rightOrigin: letter(3) },
      { rightOrigin: letter(2) },
    ]) {
      const other = new Table()
      expect(other.craft(other.ben, benSuggests, { ...word, ...where })).toContain(
        'nothing can stand between its neighbours',
      )
    }
    expect(
      table.craft(table.ben, benSuggests, { ...word, origin: letter(0), rightOrigin: letter(1) }),
    ).toBeNull()
    // Of two who wrote at one place at once each may be the other's neighbour.
    expect(
      table.craft(table.cy, 3 + 2 ** 33, { ...word, origin: letter(0), rightOrigin: letter(1) }),
    ).toBeNull()
    const between = {
      origin: { client: benSuggests, clock: 0 },
      rightOrigin: { client: 3 + 2 ** 33, clock: 0 },
    }
    expect(table.craft(table.ben, benSuggests, { ...word, ...between })).toBeNull()
    expect(readBlocks(table.stage.log.doc(), 'shown').map(textOf)[0]).toBe('Pxxxlan')
  })

  it('[S23] where an editor’s client parted a character already, a suggestion may stand', () => {
    const table = new Table()
    const within = { content: { type: 'text', text: 'x' }, origin: { client: 1, clock: 5 } } as const
    expect(table.craft(table.ada, 1, within)).toBeNull()
    expect(table.craft(table.ben, benSuggests, within)).toBeNull()
    expect(table.settled[1]).toBe('é\uFFFDx\uFFFD one bold 🙂')
  })
})

describe('a fate', () => {
  /** Ben suggested two letters; Ada heard of it. */
  function suggested(): Table {
    const table = new Table()
    table.propose(table.ben, (s) => suggestText(s, at(0, 4), '!?'))
    table.meet()
    return table
  }
  const fate = (table: Table, values: Record<string, unknown> = {}, client = 1): MadeStruct => ({
    content: {
      type: 'any',
      values: [
        {
          fate: 'accepted',
          suggestion: suggestionIdOf(2, 0),
          ids: [[benSuggests, 0, 2]],
          entries: [],
          ...values,
        },
      ],
    },
    root: 'fates',
    key: fateKeyOf(client, table.clockOf(client)),
  })

  it('[S21] comes from an editor and from nobody else', () => {
    const table = suggested()
    expect(table.craft(table.ben, benSuggests, fate(table, {}, benSuggests))).toContain('not an entry')
    expect(table.craft(table.cy, 3, fate(table, {}, 3))).toContain('it is not written as a suggestion')
    expect(table.settled[0]).toBe('Plan')
    expect(table.craft(table.ada, 1, fate(table))).toBeNull()
    expect(table.settled[0]).toBe('Plan!?')
  })

  it('[S21] has the form that all read, is not written over, and decides only what is there', () => {
    const wrong = suggested()
    expect(wrong.craft(wrong.ada, 1, fate(wrong, { fate: 'pending' }))).toContain('this is no fate')
    const early = suggested()
    const ids = [[benSuggests, 0, 3]]
    expect(early.craft(early.ada, 1, fate(early, { ids }))).toContain('Something before this is missing')
    const table = suggested()
    accept(table.ada.flow, 1, [suggestionIdOf(2, 0)])
    expect(table.hand(table.ada)).toBeNull()
    const fates = table.ada.doc.getMap('fates')
    const [key] = fates.keys()
    fates.set(key!, { fate: 'rejected', suggestion: suggestionIdOf(2, 0), ids: [], entries: [] })
    expect(table.hand(table.ada)).toContain('a fate is never written over')
  })

  it('[S21] that rejects leaves no word standing', () => {
    const table = suggested()
    expect(table.craft(table.ada, 1, fate(table, { fate: 'rejected' }))).toContain('what is rejected must go')
    const again = suggested()
    reject(again.ada.flow, 1, [suggestionIdOf(2, 0)])
    expect(again.hand(again.ada)).toBeNull()
    expect(readBlocks(again.stage.log.doc(), 'shown').map(textOf)).toEqual(words)
  })

  it('[S22] is known to a room that is opened anew, and unknown again when it could not be saved', () => {
    for (const isSaved of [true, false]) {
      const table = suggested()
      accept(table.ada.flow, 1, [suggestionIdOf(2, 0)])
      for (const update of table.ada.takeWritten()) table.stage.send('ada', { type: 'update', update })
      if (isSaved) {
        table.stage.commitAll()
        table.stage.restart()
        table.stage.enter('ben', [2], { permission: 'suggest' })
      } else table.stage.failCommit()
      const refused = table.propose(table.ben, (s) => suggestRemoval(s, at(0, 4), at(0, 5)))
      expect(refused === null).toBe(!isSaved)
    }
  })

  it('[S22] what a room knows of suggested blocks it knows again when it is opened anew', () => {
    const table = new Table()
    table.propose(table.ben, (s) => suggestSplit(s, at(0, 2)))
    table.propose(table.cy, (s) => suggestSplit(s, at(0, 1)))
    table.stage.restart()
    table.stage.enter('ben', [2], { permission: 'suggest' })
    expect(table.propose(table.ben, (s) => suggestBlock(s, 1, { list: 'task' }))).toBeNull()
    const foreign: MadeStruct = {
      content: { type: 'any', values: ['code'] },
      parent: { client: clientIdOf(3, { marker: true, suggestion: true }), clock: 0 },
      key: 'list',
    }
    expect(table.craft(table.ben, benSuggestsMarkers, foreign)).toContain('not of their open suggestion')
  })
})
