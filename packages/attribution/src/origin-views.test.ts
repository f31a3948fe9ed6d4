import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { LoggedSource } from '@alongside/storage'
import { originViews } from './origin-views.ts'
import { Scribe } from './testing/scribe.ts'
import { creditRows } from './credit.ts'
import { emptyAttribution } from './attribution.ts'

const minuteMs = 60_000
const asha = { hand: 'asha', voice: 'asha', capacity: 'usesServices' } as const

/** A section in which Moses (pen 1) and Sam (pen 2) write. */
function section() {
  const scribe = new Scribe()
  scribe.bind(1, 'moses')
  scribe.bind(2, 'sam')
  const paste = (pen: number, at: number, text: string, from: LoggedSource['from']) => {
    const client = pen
    const clock = Y.getState(scribe.doc.store, client)
    scribe.write(pen, at, (body) => body.insert(body.length, text))
    const row = scribe.rows.pop()
    if (row === undefined) throw new Error('nothing was written')
    scribe.rows.push({ ...row, sources: [{ client, clock, length: text.length, from }] })
    return { client, clock }
  }
  const read = (after = 0, said = 'Asha says so.') => {
    const writerOf = (pen: number) => scribe.writers.get(pen)
    const attribution = creditRows(
      emptyAttribution('here'),
      scribe.rows,
      ({ section: of, client, clock, length }) => ({
        text: said.slice(clock, clock + length),
        runs: [{ section: of, client, clock, length, author: asha, at: 5 }],
      }),
    )
    return originViews(attribution, writerOf, after)
  }
  return { scribe, paste, read }
}

describe('what whoever reads a section may know of words that came from elsewhere', () => {
  it('[A4] words moved within the section are told with their author and where they were first', () => {
    const { scribe, paste, read } = section()
    scribe.write(1, 0, (body) => body.insert(0, 'Moses. '))
    const moved = paste(2, minuteMs, 'Moses. ', { section: 'here', client: 1, clock: 0, upTo: 1 })
    expect(read()).toMatchObject([
      { ...moved, length: 7, author: { voice: 'moses' }, at: 0, from: { client: 1, clock: 0 }, placed: true },
    ])
  })

  it('[A4] words of another section are told with their author and never with where they stood', () => {
    const { paste, read } = section()
    paste(2, minuteMs, 'Asha says', { section: 'there', client: 77, clock: 0, upTo: 1 })
    const views = read()
    expect(views).toEqual([{ client: 2, clock: 0, length: 9, author: asha, at: 5, from: null, placed: true }])
    expect(JSON.stringify(views)).not.toMatch(/there|77/)
  })

  it('[A4] what came from elsewhere and was moved on is told with where it was before, part by part', () => {
    const { paste, read } = section()
    const first = paste(2, minuteMs, 'says', { section: 'there', client: 77, clock: 5, upTo: 1 })
    const again = paste(1, 2 * minuteMs, 'Asha says so.', { section: 'there', client: 77, clock: 0, upTo: 1 })
    expect(read()).toMatchObject([
      { ...first, length: 4, from: null },
      { ...again, length: 5, from: null },
      { client: again.client, clock: 5, length: 4, from: { client: 2, clock: 0 } },
      { client: again.client, clock: 9, length: 4, from: null },
    ])
  })

  it('[A4] words that are moved again and again are told one after another, each with where they were just before', () => {
    const { scribe, paste, read } = section()
    scribe.write(2, 0, (body) => body.insert(0, 'Sam. Sam. '))
    let from = { section: 'here', client: 2, clock: 0, upTo: 1 }
    for (const pen of [2, 1, 2, 1]) {
      const upTo = scribe.rows.length
      from = { ...from, ...paste(pen, upTo * minuteMs, 'Sam. Sam. ', from), upTo: upTo + 1 }
    }
    paste(1, 9 * minuteMs, 'm. S', { ...from, clock: from.clock + 2 })
    expect(read().map(({ client, clock, length, from: before }) => [client, clock, length, before])).toEqual([
      [2, 10, 10, { client: 2, clock: 0 }],
      [1, 0, 10, { client: 2, clock: 10 }],
      [2, 20, 10, { client: 1, clock: 0 }],
      [1, 10, 10, { client: 2, clock: 20 }],
      [1, 20, 4, { client: 1, clock: 12 }],
    ])
  })

  it('[A6] what undo brought back is told as placed by nobody', () => {
    const { scribe, read } = section()
    scribe.write(1, 0, (body) => body.insert(0, 'Moses. '))
    const undo = new Y.UndoManager(scribe.text, { trackedOrigins: new Set([null]), captureTimeout: 0 })
    scribe.write(2, minuteMs, (body) => body.delete(0, 7))
    undo.undo()
    expect(read()).toMatchObject([{ client: 2, author: { voice: 'moses' }, placed: false }])
  })

  it('[A12] only what was saved after a row is told to whoever knows the rest', () => {
    const { paste, read } = section()
    paste(2, minuteMs, 'Asha', { section: 'there', client: 77, clock: 0, upTo: 1 })
    paste(2, 2 * minuteMs, ' says', { section: 'there', client: 77, clock: 4, upTo: 1 })
    paste(1, 3 * minuteMs, ' so.', { section: 'there', client: 77, clock: 9, upTo: 1 })
    expect(read(2)).toMatchObject([{ client: 1, clock: 0, length: 4 }])
    expect(read(3)).toEqual([])
  })
})
