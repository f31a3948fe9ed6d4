import { describe, expect, it } from 'vitest'
import { penClaimSchema } from './message/pen.ts'
import { clientIdOf, nibOf, penOf, penSchema } from './pen.ts'

const pens = [1, 2, 0x8000_0000, 2 ** 32 - 1]
const nibs = [false, true].flatMap((marker) => [false, true].map((suggestion) => ({ marker, suggestion })))
const family = (pen: number) => nibs.map((nib) => clientIdOf(pen, nib))

describe('a claim', () => {
  const claim = { id: 7, capacity: null, voice: 'ashaaaaaaaaaaaaa' }

  it('[P25] of a pen for another says how those words came, or nothing', () => {
    expect(penClaimSchema.parse({ ...claim, by: 'phone' })).toEqual({ ...claim, by: 'phone' })
    expect(penClaimSchema.parse(claim)).toEqual(claim)
    expect(penClaimSchema.safeParse({ ...claim, by: 'guess' }).success).toBe(false)
  })
})

describe('a pen', () => {
  it.each(pens)('[P4] %d has four client ids, and each tells pen and nib', (pen) => {
    expect(new Set(family(pen)).size).toBe(4)
    for (const nib of nibs) {
      const id = clientIdOf(pen, nib)
      expect(penOf(id)).toBe(pen)
      expect(nibOf(id)).toEqual(nib)
    }
  })

  it('[P4] shares no client id with another', () => {
    const ids = pens.flatMap(family)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each([0, -1, 0.5, 2 ** 32, 2 ** 33, 2 ** 34, 2 ** 34 + 1, 2 ** 53, Number.NaN, Infinity])(
    '[P4] has no client id %d',
    (id) => {
      expect(penOf(id)).toBeNull()
    },
  )

  it('[P4] is a number of 32 bits above 0', () => {
    for (const pen of pens) expect(penSchema.parse(pen)).toBe(pen)
    for (const wrong of [0, -1, 1.5, 2 ** 32, '1', null])
      expect(penSchema.safeParse(wrong).success).toBe(false)
  })

  it('[P5] writes markers under ids above those of every letter', () => {
    const letters = pens.map((pen) => clientIdOf(pen, { marker: false, suggestion: false }))
    const markers = pens.map((pen) => clientIdOf(pen, { marker: true, suggestion: false }))
    expect(Math.min(...markers)).toBeGreaterThan(Math.max(...letters))
    const suggested = pens.map((pen) => clientIdOf(pen, { marker: false, suggestion: true }))
    const suggestedMarkers = pens.map((pen) => clientIdOf(pen, { marker: true, suggestion: true }))
    expect(Math.min(...suggestedMarkers)).toBeGreaterThan(Math.max(...suggested))
  })
})
