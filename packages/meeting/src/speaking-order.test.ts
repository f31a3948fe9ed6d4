import { capacities, type Capacity } from '@alongside/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { speakingTime, suggestNext } from './speaking-order.ts'

const one = (person: string, capacity: Capacity) => ({ person, capacity })
const lena = one('lena', 'commissioner')
const sam = one('sam', 'usesServices')
const asha = one('asha', 'unpaidCarer')
const omar = one('omar', 'clinician')

describe('who might speak next', () => {
  it('[G115] is nobody where nobody waits, and who asked first where nobody has spoken', () => {
    expect(suggestNext([], [])).toBeNull()
    expect(suggestNext([omar, sam, asha], [])).toBe('omar')
  })

  it('[G115] is someone who has not spoken, though another asked before and their capacity spoke less', () => {
    const spoken = [
      { ...sam, ms: 1_000 },
      { ...lena, ms: 90_000 },
    ]
    expect(suggestNext([sam, one('joan', 'commissioner')], spoken)).toBe('joan')
  })

  it('[G115] is of the capacity that has had the least time, and of several who asked first', () => {
    const spoken = [
      { ...lena, ms: 60_000 },
      { ...one('moses', 'clinician'), ms: 40_000 },
      { ...one('mary', 'clinician'), ms: 40_000 },
    ]
    expect(suggestNext([omar, one('joan', 'commissioner')], spoken)).toBe('joan')
    expect(suggestNext([omar, one('joan', 'commissioner'), asha, sam], spoken)).toBe('asha')
  })

  it('[G115] goes by the same where all who wait have spoken', () => {
    const spoken = [
      { ...sam, ms: 2_000 },
      { ...omar, ms: 1_000 },
      { ...lena, ms: 1_000 },
    ]
    expect(suggestNext([sam, omar, lena], spoken)).toBe('omar')
  })

  it('[G115] is who is left when all who come behind someone are struck out', () => {
    const people = fc.record({
      person: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      capacity: fc.constantFrom(...capacities),
    })
    const turns = fc.array(
      fc.record({
        person: fc.constantFrom('a', 'b', 'c', 'x'),
        capacity: fc.constantFrom(...capacities),
        ms: fc.nat(3),
      }),
    )
    fc.assert(
      fc.property(fc.uniqueArray(people, { selector: ({ person }) => person }), turns, (waiting, spoken) => {
        const before = structuredClone(waiting)
        const rank = ({ person, capacity }: (typeof waiting)[number]) => {
          let ms = 0
          for (const turn of spoken) if (turn.capacity === capacity) ms += turn.ms
          return [spoken.some((turn) => turn.person === person) ? 1 : 0, ms] as const
        }
        const isBehind = (one: (typeof waiting)[number], other: (typeof waiting)[number]) => {
          const [spokeOne, msOne] = rank(one)
          const [spokeOther, msOther] = rank(other)
          if (spokeOne !== spokeOther) return spokeOne > spokeOther
          return msOne === msOther ? waiting.indexOf(one) > waiting.indexOf(other) : msOne > msOther
        }
        const left = waiting.filter((one) => !waiting.some((other) => isBehind(one, other)))
        expect(suggestNext(waiting, spoken)).toBe(left[0]?.person ?? null)
        expect(waiting).toEqual(before)
      }),
    )
  })
})

describe('speaking time', () => {
  const roll = [
    ...['a', 'b', 'c'].map((person) => one(person, 'usesServices')),
    ...['d', 'e', 'f', 'g'].map((person) => one(person, 'clinician')),
    one('lena', 'commissioner'),
  ]

  it('[G116] is shown for small groups only, and for those who said nothing', () => {
    const spoken = [
      { ...one('d', 'clinician'), ms: 5_000 },
      { ...lena, ms: 60_000 },
      { ...one('d', 'clinician'), ms: 1_000 },
    ]
    expect(speakingTime(roll, spoken, 3)).toEqual([
      { capacities: ['usesServices', 'commissioner'], people: 4, ms: 60_000 },
      { capacities: ['clinician'], people: 4, ms: 6_000 },
    ])
    expect(speakingTime(roll.slice(0, 3), [], 3)).toEqual([
      { capacities: ['usesServices'], people: 3, ms: 0 },
    ])
    expect(speakingTime(roll.slice(0, 2), [{ ...sam, person: 'a', ms: 1 }], 3)).toEqual([])
  })

  it('[G116] counts someone who spoke and stands on no roll, and adds up to all that was spoken', () => {
    const spoken = [
      { ...sam, ms: 3 },
      { ...one('a', 'observer'), ms: 4 },
    ]
    const shown = speakingTime(roll.slice(0, 2), spoken, 3)
    expect(shown).toEqual([{ capacities: ['usesServices'], people: 3, ms: 7 }])
  })
})
