import { deleteRange, insertText } from '@alongside/flow'
import { describe, expect, it } from 'vitest'
import { emptyAttribution, type Attribution } from './attribution.ts'
import { creditRows } from './credit.ts'
import { findPassage, wantedBy } from './passage.ts'
import { Scene } from './testing/scene.ts'

const asha = { hand: 'asha', pen: 1 }
const bo = { hand: 'bo', pen: 2 }
const start = { block: 0, offset: 0 }

/** Three rows of one minute and one of the next, all of asha’s. */
function typed() {
  const scene = new Scene()
  const { here } = scene.rooms
  for (const word of ['one ', 'two ', 'three ', 'four '])
    scene.type(asha, word, { block: 0, offset: here.doc.getText('body').length })
  const rows = here.rows.map((row, index) => ({ ...row, at: index < 3 ? 60_000 + index : 180_000 }))
  const known = (upTo: number): Attribution =>
    creditRows(emptyAttribution('here'), rows.slice(0, upTo), () => null)
  const ask = (upTo: number, clock: number, length: number, read = 4, again = true) => {
    const wanted = { section: 'here', upTo, client: 1, clock, length }
    const writerOf = (pen: number) => here.writers.get(pen)
    const answer = findPassage(known(read), writerOf, wanted)
    return answer.is === 'unsure' && again
      ? findPassage(known(read), writerOf, wanted, rows.slice(answer.after, answer.upTo))
      : answer
  }
  return { rows, ask }
}

describe('words that another section asks for', () => {
  it('[A4] are found with where and when they were first written', () => {
    const author = { hand: 'asha', voice: 'asha', capacity: 'usesServices' }
    const origin = { section: 'here', client: 1, author }
    expect(typed().ask(4, 8, 11)).toEqual({
      is: 'found',
      passage: {
        text: 'three four ',
        runs: [
          { ...origin, clock: 8, length: 6, at: 60_000 },
          { ...origin, clock: 14, length: 5, at: 180_000 },
        ],
      },
    })
  })

  it('[A4] are there exactly if the log held them at the row asked for, however far it was read', () => {
    const { ask } = typed()
    for (const [index, end] of [4, 8, 14, 19].entries())
      for (let upTo = 0; upTo <= 4; upTo++)
        for (let read = upTo; read <= 4; read++)
          expect(ask(upTo, 0, end, read).is).toBe(index < upTo ? 'found' : 'none')
  })

  it('[A4] of the minute in which that row was saved take its rows to be sure of', () => {
    const { ask } = typed()
    expect(ask(2, 0, 4, 4, false)).toEqual({ is: 'unsure', after: 0, upTo: 2 })
    expect(ask(2, 0, 4, 2, false).is).toBe('found')
    expect(ask(3, 0, 14, 4, false).is).toBe('found')
  })

  it('[A4] are asked for again when their section is not read so far', () => {
    expect(typed().ask(3, 0, 4, 2)).toEqual({ is: 'behind' })
  })

  it('[A4] are known beforehand, row by row, and those of the own section are not among them', () => {
    const scene = new Scene()
    scene.type(asha, 'tea')
    scene.act(asha, (writing) => insertText(writing, start, 'cake'), [], 'there')
    scene.paste(bo, 'tea', scene.find('tea'))
    scene.paste(bo, 'cake', scene.find('cake', 'there'))
    expect(wantedBy('here', scene.rooms.here.rows)).toEqual([
      { section: 'there', client: 1, clock: 0, length: 4, upTo: 1 },
    ])
  })

  it('[A4] are its author’s here though they are gone there', () => {
    const scene = new Scene()
    scene.act(asha, (writing) => insertText(writing, start, 'cake'), [], 'there')
    const from = scene.find('cake', 'there')
    const erase = { block: 0, offset: 4 }
    scene.act(bo, (writing) => deleteRange(writing, start, erase), [], 'there')
    scene.paste(bo, 'cake', from)
    expect(scene.told()).toEqual(['asha, put by bo: cake'])
    expect(scene.runs()[0]?.at).toBe(60_000)
  })
})
