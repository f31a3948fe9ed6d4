import { createFlowDoc, Flow, insertText, splitBlock, write } from '@alongside/flow'
import { erasingLimits } from '@alongside/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { authorsOf, blockAuthors } from './authors.ts'
import { Origins } from './origins.ts'
import { betweenOf, toErase } from './to-erase.ts'

const [asha, sam] = [7 * 256, 9 * 256]
const writerOf = (pen: number, person: string) =>
  [pen, { pen, hand: person, voice: person, capacity: 'layPartner' }] as const

describe('words that are chosen in an open text to be removed for good', () => {
  let flow: Flow
  beforeEach(() => {
    flow = new Flow(createFlowDoc())
    write(flow, asha, (writing) => insertText(writing, { block: 0, offset: 0 }, 'Ask Mary. Then go.'))
    write(flow, sam, (writing) => insertText(writing, { block: 0, offset: 9 }, ' (Or Ben.)'))
    write(flow, asha, (writing) => splitBlock(writing, { block: 0, offset: 20 }))
  })
  afterEach(() => flow.close())

  const text = (more: Partial<Parameters<typeof toErase>[1]> = {}) => {
    const writers = new Map([writerOf(asha, 'asha'), writerOf(sam, 'sam')])
    const blocks = flow.blocks()
    const read = blocks.map((block) => authorsOf(block, { writers, origins: new Origins() }))
    const authors = blockAuthors(read, new Map())
    return { blocks, authors, status: { is: 'saved' }, me: 'asha', owns: false, ...more } as const
  }
  const between = (from: number, to: number, block = 0) => ({
    from: { block: 0, offset: from },
    to: { block, offset: to },
  })
  const why = (...of: Parameters<typeof toErase>) => {
    const asked = toErase(...of)
    return asked.is === 'cannot' ? asked.why : null
  }

  it('[M318] are named by the ids of their letters, across paragraphs and those who wrote them', () => {
    const [owned, own] = [text({ owns: true }), text()]
    expect(toErase(between(4, 8), own)).toMatchObject({ letters: [{ length: 4 }] })
    const all = toErase(between(4, 7, 1), owned)
    const lengths = all.is === 'letters' ? all.letters.map(({ length }) => length) : []
    expect(lengths).toEqual([5, 10, 8])
    const run = own.authors[0]?.runs[0]
    if (run)
      expect(toErase(betweenOf({ place: { block: 0, offset: 0 }, run }), own)).toMatchObject({
        letters: [{ length: 9 }],
      })
  })

  it('[M318] are one’s own, or in a part that one owns', () => {
    expect(why(between(4, 12), text())).toBe('others')
    expect(why(between(4, 12), text({ owns: true }))).toBeNull()
    expect(why(between(0, 9), text({ me: 'sam' }))).toBe('others')
    expect(why(between(9, 19), text({ me: 'sam' }))).toBeNull()
  })

  it('[M318] are some, not too many, and with the server', () => {
    expect(why(between(4, 4), text())).toBe('noWords')
    expect(why(between(4, 8), text({ status: { is: 'saving', waiting: 1, slow: false } }))).toBe('unsaved')
    for (const is of ['offline', 'reconnecting'] as const)
      expect(why(between(4, 8), text({ status: { is, waiting: 0 } }))).toBe('offline')
    expect(why(between(4, 8), text({ status: { is: 'stopped', why: 'old' } }))).toBe('offline')
    expect(why(between(4, 8), text({ status: { is: 'back', sent: 1 } }))).toBeNull()
    write(flow, asha, (writing) =>
      insertText(writing, { block: 0, offset: 4 }, 'x'.repeat(erasingLimits.mostLetters)),
    )
    expect(why(between(0, erasingLimits.mostLetters + 1), text())).toBe('tooMany')
    expect(why(between(0, erasingLimits.mostLetters), text())).toBeNull()
  })
})
