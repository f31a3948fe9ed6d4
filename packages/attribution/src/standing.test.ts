import { deleteRange, readBlocks, splitBlock } from '@alongside/flow'
import { beforeEach, describe, expect, it } from 'vitest'
import { authorsOf } from './authors.ts'
import { partByStanding, typedFor, withoutOwnRemovals, type Said } from './standing.ts'
import { Scene } from './testing/scene.ts'

const sam = { hand: 'sam', pen: 1 }
const samForMary = { hand: 'sam', pen: 2, voice: 'mary' }
const mary = { hand: 'mary', pen: 3 }
const other = { hand: 'omar', pen: 4 }

describe('words that a hand typed for another', () => {
  let scene: Scene
  let said: Map<string, Said>
  beforeEach(() => {
    scene = new Scene()
    said = new Map()
  })

  function parted() {
    const { doc, writers } = scene.rooms.here
    const known = scene.known()
    const blocks = readBlocks(doc).map(({ runs }) => authorsOf(runs, (pen) => writers.get(pen), known))
    return partByStanding(blocks, said)
  }

  /** How the words stand, block by block: `open: words`. */
  const told = () => parted().map((runs) => runs.map(({ text, standing }) => `${standing ?? 'own'}: ${text}`))

  const confirm = (voice = 'mary') =>
    said.set(voice, {
      disowned: said.get(voice)?.disowned ?? [],
      confirmed: typedFor(parted(), voice).blocks,
    })
  const disown = (voice = 'mary') =>
    said.set(voice, { confirmed: said.get(voice)?.confirmed ?? [], disowned: typedFor(parted(), voice).open })
  const remove = (by: Parameters<Scene['act']>[0], offset: number, length: number) =>
    scene.act(by, (writing) =>
      deleteRange(writing, { block: 0, offset }, { block: 0, offset: offset + length }),
    )

  it('[A10] are open until that person says whether they are theirs, and nobody else’s are', () => {
    scene.type(sam, 'My own. ')
    scene.type(samForMary, 'I like tea.', { block: 0, offset: 8 })
    expect(told()).toEqual([['own: My own. ', 'open: I like tea.']])
    confirm()
    expect(told()).toEqual([['own: My own. ', 'confirmed: I like tea.']])
  })

  it('[A10] are open again by themselves where a hand types on, also within what was confirmed', () => {
    scene.type(samForMary, 'I do like tea.')
    confirm()
    scene.type(samForMary, ' not', { block: 0, offset: 4 })
    scene.type(sam, ' ever', { block: 0, offset: 8 })
    expect(told()).toEqual([['confirmed: I do', 'open:  not', 'own:  ever', 'confirmed:  like tea.']])
  })

  it('[A10] are all open again in a block of which a confirmed word was taken away, and in no other', () => {
    scene.type(samForMary, 'I do not like tea.Coffee.')
    scene.act(sam, (writing) => splitBlock(writing, { block: 0, offset: 18 }))
    confirm()
    remove(sam, 5, 4)
    expect(told()).toEqual([['open: I do like tea.'], ['confirmed: Coffee.']])
    confirm()
    expect(told()).toEqual([['confirmed: I do like tea.'], ['confirmed: Coffee.']])
  })

  it('[A10] stay confirmed where blocks are parted and joined, and where others write between them', () => {
    scene.type(samForMary, 'I like tea.')
    confirm()
    scene.act(other, (writing) => splitBlock(writing, { block: 0, offset: 7 }))
    scene.type(mary, 'green ', { block: 1, offset: 0 })
    expect(told()).toEqual([['confirmed: I like '], ['own: green ', 'confirmed: tea.']])
  })

  it('[A10] are open where they were moved to, since that is not what was confirmed', () => {
    scene.type(samForMary, 'I like tea. Not coffee.')
    confirm()
    const from = scene.find(' Not coffee.')
    scene.paste(sam, ' Not coffee.', from, { block: 0, offset: 0 })
    remove(sam, 12 + 11, 12)
    expect(told()).toEqual([['open:  Not coffee.', 'open: I like tea.']])
  })

  it('[A10] that were disowned are said to be so, and are not confirmed with the others', () => {
    scene.type(samForMary, 'I hate tea.')
    disown()
    expect(told()).toEqual([['disowned: I hate tea.']])
    scene.type(samForMary, ' I like it.', { block: 0, offset: 11 })
    confirm()
    expect(told()).toEqual([['disowned: I hate tea.', 'confirmed:  I like it.']])
    expect(typedFor(parted(), 'mary').hands).toEqual(['sam'])
  })

  it('[A10] stay confirmed where that person alone took something out of them', () => {
    scene.type(samForMary, 'I do not like tea.')
    confirm()
    const { client, clock } = scene.find(' not')
    remove(mary, 4, 4)
    const own = [{ client, clock, length: 4 }]
    const confirmed = said.get('mary')?.confirmed ?? []
    const kept = withoutOwnRemovals(parted(), confirmed, own)
    expect(withoutOwnRemovals(parted(), confirmed, [])).toBeNull()
    expect(withoutOwnRemovals(parted(), confirmed, [{ client, clock, length: 3 }])).toBeNull()
    said.set('mary', { confirmed: kept ?? [], disowned: [] })
    expect(told()).toEqual([['confirmed: I do like tea.']])
    expect(withoutOwnRemovals(parted(), kept ?? [], own)).toBeNull()
  })

  it('[A10] of one person are not settled by what another says', () => {
    scene.type(samForMary, 'I like tea.')
    confirm('omar')
    said.set('omar', { confirmed: typedFor(parted(), 'mary').blocks, disowned: [] })
    expect(told()).toEqual([['open: I like tea.']])
  })
})
