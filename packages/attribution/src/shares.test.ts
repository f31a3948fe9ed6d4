import {
  accept,
  deleteRange,
  insertText,
  readBlocks,
  readSuggestions,
  reject,
  suggest,
  suggestText,
  type Writing,
} from '@alongside/flow'
import { suggestionIdOf } from '@alongside/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import { sharesOf } from './shares.ts'
import { Atlas } from './testing/atlas.ts'
import { Scene } from './testing/scene.ts'

const asha = { hand: 'asha', pen: 1 }
const bo = { hand: 'bo', pen: 2, capacity: 'clinician' } as const
const start = { block: 0, offset: 0 }

describe('shares', () => {
  let scene: Scene
  beforeEach(() => {
    scene = new Scene()
    scene.type(asha, 'The bus is late. ')
    scene.type(bo, 'And it’s cold-hearted. ', { block: 0, offset: 17 })
  })

  const counted = () => {
    const atlas = new Atlas(Object.values(scene.rooms))
    return sharesOf(
      Object.values(scene.rooms).map(({ section, doc, writers }) => {
        const suggestions = readSuggestions(doc)
        return {
          attribution: atlas.upTo(section),
          writerOf: (pen) => writers.get(pen),
          blocks: readBlocks(doc).map(({ runs }) => runs),
          isOfText: (client, clock) => suggestions.partAt(client, clock).is === 'text',
        }
      }),
    )
  }
  const shares = () =>
    counted().map(
      ({ voice, standing, moved, removed }) =>
        `${voice}: ${standing} stand, ${moved} of them moved; removed ${removed.bySelf} and ${removed.byOthers}`,
    )
  const act = (by: typeof asha | typeof bo, edit: (writing: Writing) => unknown) => scene.act(by, edit)
  const erase = (by: typeof asha | typeof bo, from: number, to: number) =>
    act(by, (writing) => deleteRange(writing, { block: 0, offset: from }, { block: 0, offset: to }))

  it('[A13] count the words that stand, by whose they are, and nothing that is no word', () => {
    expect(shares()).toEqual([
      'asha: 4 stand, 0 of them moved; removed 0 and 0',
      'bo: 3 stand, 0 of them moved; removed 0 and 0',
    ])
  })

  it('[A13] give a word to whoever wrote most of its letters', () => {
    act(bo, (writing) => insertText(writing, { block: 0, offset: 7 }, 'ses'))
    expect(shares()).toEqual([
      'asha: 4 stand, 0 of them moved; removed 0 and 0',
      'bo: 3 stand, 0 of them moved; removed 0 and 0',
    ])
    act(bo, (writing) => insertText(writing, { block: 0, offset: 5 }, 'm'))
    expect(shares()).toContain('asha: 3 stand, 0 of them moved; removed 0 and 0')
  })

  it('[A13] [A5] count a copy once, where the word was written as long as it stands there', () => {
    scene.paste(bo, 'The bus is late. ', scene.find('The bus is late. '), start)
    scene.act(
      bo,
      (writing) => insertText(writing, start, 'bus '),
      [{ ...scene.next(bo), length: 3, from: { ...scene.find('The bus'), clock: 4 } }],
      'there',
    )
    expect(shares()[0]).toBe('asha: 4 stand, 0 of them moved; removed 0 and 0')
    erase(bo, 17, 34)
    expect(shares()[0]).toBe('asha: 4 stand, 4 of them moved; removed 0 and 0')
  })

  it('[A13] tell words that were removed, by others and by those whose they were, once for all copies', () => {
    const from = scene.find('late')
    scene.paste(bo, 'late. ', from, start)
    erase(bo, 0, 6)
    expect(shares()[0]).toContain('removed 0 and 0')
    erase(bo, 4, 17)
    expect(shares()[1]).toBe('asha: 1 stand, 0 of them moved; removed 0 and 3')
    erase(asha, 0, 4)
    expect(shares()[1]).toBe('asha: 0 stand, 0 of them moved; removed 1 and 3')
    scene.undo(asha)
    expect(shares()[1]).toBe('asha: 1 stand, 0 of them moved; removed 0 and 3')
  })

  it('[A13] tell of a word that was moved and removed then who removed it, and not who moved it', () => {
    const from = scene.find('late')
    erase(bo, 11, 17)
    scene.paste(bo, 'late. ', from, start)
    expect(shares()[0]).toBe('asha: 4 stand, 1 of them moved; removed 0 and 0')
    erase(asha, 0, 6)
    expect(shares()).toContain('asha: 3 stand, 0 of them moved; removed 1 and 0')
  })

  it('[A13] take a word for removed when all of it went, not when some was written otherwise', () => {
    erase(asha, 5, 7)
    act(asha, (writing) => insertText(writing, { block: 0, offset: 5 }, 'ike'))
    expect(shares()[0]).toBe('asha: 4 stand, 0 of them moved; removed 0 and 0')
  })

  it('[A13] [A9] count words of a file apart, for whoever put them in, while they stand', () => {
    scene.paste(bo, 'Late busses. ', { file: 'plan.docx' }, start)
    const ofBo = () => counted().find(({ voice }) => voice === 'bo')
    expect(ofBo()).toMatchObject({ standing: 3, moved: 0, imported: 2 })
    scene.paste(asha, 'Late busses. ', scene.find('Late busses. '), start)
    expect(ofBo()).toMatchObject({ standing: 3, moved: 0, imported: 2 })
    erase(asha, 0, 26)
    expect(ofBo()).toMatchObject({ standing: 3, imported: 0, removed: { bySelf: 0, byOthers: 0 } })
  })

  it('[A13] hold nothing of a suggestion until it is taken up', () => {
    const suggestion = suggestionIdOf(bo.pen, 0)
    const offer = (text: string, id: string) =>
      scene.change(bo, (flow) =>
        suggest(flow, { pen: bo.pen, suggestion: id }, (suggesting) => suggestText(suggesting, start, text)),
      )
    offer('Most days ', suggestion)
    expect(shares()[1]).toBe('bo: 3 stand, 0 of them moved; removed 0 and 0')
    scene.change(asha, (flow) => accept(flow, asha.pen, [suggestion]))
    expect(shares()[0]).toBe('bo: 5 stand, 0 of them moved; removed 0 and 0')
    offer('Nearly always ', suggestionIdOf(bo.pen, 1))
    scene.change(asha, (flow) => reject(flow, asha.pen, [suggestionIdOf(bo.pen, 1)]))
    expect(shares()[0]).toBe('bo: 5 stand, 0 of them moved; removed 0 and 0')
    erase(asha, 0, 10)
    expect(shares()[1]).toBe('bo: 3 stand, 0 of them moved; removed 0 and 2')
  })
})
