import { describe, expect, it } from 'vitest'
import { inSight } from './in-sight.ts'

/** Blocks of 100 pixels each, of which so many pixels are scrolled away. */
const blocks = (count: number, scrolled: number) =>
  Array.from({ length: count }, (_, at) => ({
    getBoundingClientRect: () => ({ top: 100 * at - scrolled, bottom: 100 * (at + 1) - scrolled }),
  }))

describe('which blocks are in sight', () => {
  it('those in the window are, also where they only reach into it', () => {
    expect(inSight(blocks(100, 4_050), 600)).toEqual({ index: 40, count: 7 })
    expect(inSight(blocks(100, 0), 600)).toEqual({ index: 0, count: 6 })
    expect(inSight(blocks(3, 0), 600)).toEqual({ index: 0, count: 3 })
  })

  it('none are where the text is elsewhere, and it is known on which side', () => {
    expect(inSight(blocks(5, 9_000), 600)).toEqual({ index: 5, count: 0 })
    expect(inSight(blocks(5, -9_000), 600)).toEqual({ index: 0, count: 0 })
    expect(inSight([], 600)).toEqual({ index: 0, count: 0 })
  })
})
