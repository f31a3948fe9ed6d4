import type { MomentBlock } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { findWords } from './find-words.ts'
import { lettersFrom, lettersInAddress } from './letters.ts'

type Run = MomentBlock['runs'][number]

const who = { id: 'asha000000000000', name: 'Asha' }
const run = (text: string, client: number, clock: number): Run => ({
  text,
  marks: {},
  author: who,
  hand: who,
  capacity: 'usesServices',
  at: 0,
  id: { client, clock },
})
const blocks = (...runs: Run[]) => [{ runs }] as unknown as readonly MomentBlock[]

describe('words that are to be removed for good', () => {
  it('are found wherever they stand, across those who wrote them', () => {
    const found = findWords(blocks(run('Ask Ma', 7, 0), run('ry. And mary.', 8, 4)), 'Mary')
    expect(found.map(({ words, letters }) => [words, letters])).toEqual([
      [
        'Mary',
        [
          { client: 7, clock: 4, length: 2 },
          { client: 8, clock: 4, length: 2 },
        ],
      ],
      ['mary', [{ client: 8, clock: 12, length: 4 }]],
    ])
    expect(found[0]).toMatchObject({ before: 'Ask ', after: '. And mary.' })
    expect(findWords(blocks(run('Ask', 7, 0)), '')).toEqual([])
  })

  it('stand in an address by the ids of their letters', () => {
    const letters = [
      { client: 7, clock: 4, length: 2 },
      { client: 8, clock: 0, length: 12 },
    ]
    expect(lettersInAddress(letters)).toBe('7.4.2~8.0.12')
    expect(lettersFrom('7.4.2~8.0.12')).toEqual(letters)
    for (const wrong of [null, '', '7.4', '7.4.0', '0.4.1', 'a.b.c', '7.4.2~'])
      expect(lettersFrom(wrong)).toBeNull()
  })
})
