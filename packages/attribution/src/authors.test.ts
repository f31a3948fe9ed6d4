import type { Marks } from '@alongside/flow'
import { clientIdOf } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { authorsOf, type WrittenRun } from './authors.ts'
import { Scribe } from './testing/scribe.ts'

const noon = Date.UTC(2026, 2, 2, 12)
const minute = 60_000

function read(scribe: Scribe, runs: readonly WrittenRun[] = scribe.runs()) {
  return authorsOf(runs, (pen) => scribe.writers.get(pen), scribe.attribution()).map((run) => ({
    text: run.text,
    by: run.writer.hand,
    at: run.at,
  }))
}

function bread(): Scribe {
  const scribe = new Scribe()
  scribe.bind(1, 'moses')
  scribe.bind(2, 'asha')
  scribe.bind(3, 'moses')
  scribe.write(1, noon, (text) => text.insert(0, 'I bake on Fridays.'))
  scribe.write(2, noon + minute, (text) => text.insert(7, 'bread '))
  return scribe
}

describe('authors', () => {
  it('[A1] each word has its author and time, though typed in the middle of another sentence', () => {
    expect(read(bread())).toEqual([
      { text: 'I bake ', by: 'moses', at: noon },
      { text: 'bread ', by: 'asha', at: noon + minute },
      { text: 'on Fridays.', by: 'moses', at: noon },
    ])
  })

  it('[A1] words that one person added in a later minute stand apart', () => {
    const scribe = bread()
    scribe.write(1, noon + 2 * minute, (text) => text.insert(24, ' Always.'))
    expect(read(scribe).slice(2)).toEqual([
      { text: 'on Fridays.', by: 'moses', at: noon },
      { text: ' Always.', by: 'moses', at: noon + 2 * minute },
    ])
  })

  it('[A1] two pens of one writer read as one, at the earlier time', () => {
    const scribe = bread()
    scribe.write(3, noon + 2000, (text) => text.insert(24, ' Always.'))
    expect(read(scribe).slice(2)).toEqual([{ text: 'on Fridays. Always.', by: 'moses', at: noon }])
  })

  it('[A1] runs with other marks stand apart, and runs with equal marks join', () => {
    const scribe = new Scribe()
    scribe.bind(1, 'moses')
    scribe.write(1, noon, (text) => text.insert(0, 'abc'))
    const run = (clock: number, text: string, marks: Marks) => ({ client: 1, clock, text, marks })
    const link = { href: 'https://example.org' }
    const runs = [
      run(0, 'a', { link, bold: true }),
      run(1, 'b', { bold: true, link: { ...link } }),
      run(2, 'c', { bold: true }),
    ]
    expect(read(scribe, runs).map(({ text }) => text)).toEqual(['ab', 'c'])
  })

  it('[A1] a character of no bound pen is never shown as nobody’s', () => {
    const scribe = bread()
    scribe.write(9, noon, (text) => text.insert(0, '?'))
    expect(() => read(scribe)).toThrow(/belongs to no bound pen/)
  })

  it('[A1] a character that no row holds is never given a time', () => {
    expect(() => read(bread(), [{ client: 1, clock: 90, text: 'x', marks: {} }])).toThrow(
      /no row that was read/,
    )
  })

  it('[A2] a row by which someone repeats all they know changes no author', () => {
    const scribe = bread()
    const before = read(scribe)
    scribe.add({ at: noon + 9 * minute, pen: 2, kind: 'step2', bytes: Y.encodeStateAsUpdate(scribe.doc) })
    expect(read(scribe)).toEqual(before)
  })

  it('[A3] a block split by another in the middle of a word keeps the author and time of both halves', () => {
    const scribe = bread()
    scribe.write(2, noon + 5 * minute, (text) => text.insertEmbed(4, new Y.Map([['kind', 'heading']])), true)
    expect(scribe.rows.length).toBe(3)
    const [first, ...rest] = read(scribe)
    expect(first).toEqual({ text: 'I bake ', by: 'moses', at: noon })
    expect(rest).toEqual(read(bread()).slice(1))
  })

  it('[A3] marks that another puts on words, and a kind they set, change no author and no time', () => {
    const scribe = bread()
    scribe.write(
      2,
      noon + 5 * minute,
      (text) => text.insertEmbed(0, new Y.Map([['kind', 'paragraph']])),
      true,
    )
    scribe.write(1, noon + 6 * minute, (text) => {
      text.format(1, 9, { bold: true })
      const marker: unknown = text.toDelta()[0]?.insert
      if (marker instanceof Y.Map) marker.set('kind', 'quote')
    })
    expect(read(scribe)).toEqual(read(bread()))
  })

  it('[A3] words are a pen’s under its marker id as under its own', () => {
    const scribe = new Scribe()
    scribe.bind(1, 'moses')
    scribe.write(1, noon, (text) => text.insert(0, 'tea'), true)
    expect(scribe.runs()[0]?.client).toBe(clientIdOf(1, { marker: true, suggestion: false }))
    expect(read(scribe)).toEqual([{ text: 'tea', by: 'moses', at: noon }])
  })
})
