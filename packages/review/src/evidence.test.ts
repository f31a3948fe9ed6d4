import type { Capacity } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { withoutSources } from './beside.ts'
import type { Deed, Source } from './deed.ts'
import { evidenceOf, type Found } from './evidence.ts'

const id = (name: string) => name.padEnd(16, 'x')
const [plan, other] = [id('plan'), id('other')]
const nothing: Found = {
  words: [],
  suggestions: [],
  chairing: [],
  deciding: [],
  answers: [],
  promises: [],
  rounds: [],
  papers: [],
  needs: [],
}
const span = { from: 100, to: 200 }
const inPlan = (section: string): Source => ({ what: 'section', document: plan, section: id(section) })

function wrote(person: string, capacity: Capacity, at: number, whole = 5, source = inPlan('s')): Deed {
  return { person, capacity, at, whole, part: 0, source }
}
const often = (times: number, make: (at: number) => Deed) =>
  Array.from({ length: times }, (_, index) => make(100 + index))

describe('evidence', () => {
  it('[R1] counts somebody once, in the capacity in which they did most', () => {
    const words = [
      ...often(4, (at) => wrote('asha', 'usesServices', at, 2)),
      wrote('asha', 'layPartner', 120, 9),
      ...often(3, (at) => wrote('bo', 'layPartner', at)),
      ...often(3, (at) => wrote('cleo', 'layPartner', at)),
    ]
    expect(evidenceOf({ ...nothing, words }, span).words.figure?.groups).toEqual([
      { capacities: ['layPartner'], people: 3, whole: 47, part: 0 },
    ])
  })

  it.each([
    [
      'two people, however much',
      [...often(9, (at) => wrote('a', 'clinician', at)), wrote('b', 'clinician', 9)],
    ],
    ['three people, nine times', often(9, (at) => wrote('abc'[at % 3]!, 'clinician', at))],
    ['much of it at another time', often(12, (at) => wrote('abc'[at % 3]!, 'clinician', at + 190))],
  ])('[R2] [R4] gives no number of %s', (_, words) => {
    const told = evidenceOf({ ...nothing, words }, span)
    expect([told.words.figure, told.beginnings.map((one) => one.told)].flat()).toEqual(
      [null, told.beginnings.map(() => null)].flat(),
    )
  })

  it('[R5] names the source with most first, also where there is no figure', () => {
    const words = [
      wrote('a', 'clinician', 110, 1, inPlan('s1')),
      wrote('a', 'clinician', 110, 2, inPlan('s2')),
    ]
    expect(evidenceOf({ ...nothing, words }, span).words).toEqual({
      figure: null,
      sources: [inPlan('s2'), inPlan('s1')],
    })
  })

  it('[R6] says when the first lay words came and what stood before, and of what nobody touched nothing', () => {
    const words = [
      ...often(6, (at) => wrote('sam', 'commissioner', at - 60, 10)),
      wrote('ines', 'clinician', 130, 20),
      ...often(3, (at) => wrote('asha', 'usesServices', at + 40, 10)),
      wrote('late', 'usesServices', 250, 1000),
      ...often(12, (at) =>
        wrote('xyz'[at % 3]!, 'clinician', at, 1, { ...inPlan('o'), document: other } as Source),
      ),
    ]
    expect(evidenceOf({ ...nothing, words }, span).beginnings).toEqual([
      { document: other, told: { firstLayAt: null, whole: 12, before: 12 } },
      { document: plan, told: { firstLayAt: 140, whole: 110, before: 80 } },
    ])
    const before = words.filter(({ source }) => 'document' in source && source.document === other)
    expect(evidenceOf({ ...nothing, words: before }, { from: 150, to: 200 }).beginnings).toEqual([])
  })

  it('[R3] says of papers and needs how many, and how many of them came late or were not met', () => {
    const source: Source = { what: 'meeting', meeting: id('march') }
    const papers = [
      { people: ['a', 'b'], at: 110, whole: 8, part: 3, source },
      { people: ['c'], at: 120, whole: 2, part: 0, source },
    ]
    expect(evidenceOf({ ...nothing, papers }, span).papers).toEqual({
      figure: { people: 3, whole: 10, part: 3 },
      sources: [source],
    })
    expect(evidenceOf({ ...nothing, papers: papers.slice(0, 1) }, span).papers.figure).toBeNull()
  })

  it('[R8] tells of each round who voted as it tells that, and of one in which fewer than ten did nothing', () => {
    const groups = [{ capacities: ['usesServices' as const], eligible: 6, voted: 4 }]
    const round = (name: string, at: number, ballots: number) => ({
      round: id(name),
      at,
      turnout: { ballots, groups },
    })
    const rounds = [round('late', 201, 30), round('two', 180, 10), round('one', 150, 9)]
    const told = evidenceOf({ ...nothing, rounds }, span).money
    expect(told).toEqual([
      { round: id('one'), told: null },
      { round: id('two'), told: { ballots: 10, groups } },
    ])
  })

  it('[R12] is figures alone for those outside', () => {
    const words = often(12, (at) => wrote('abc'[at % 3]!, 'clinician', at))
    const rounds = [{ round: id('round'), at: 150, turnout: null }]
    const papers = [{ people: ['a'], at: 110, whole: 8, part: 3, source: inPlan('s') }]
    const evidence = evidenceOf({ ...nothing, words, rounds, papers }, span)
    const outside = withoutSources(evidence)
    expect(JSON.stringify(evidence)).toMatch(/plan|round/)
    expect(JSON.stringify(outside)).not.toMatch(/planx|roundx/)
    expect(outside.evidence.words.figure).toEqual(evidence.words.figure)
    expect(outside.evidence.beginnings).toHaveLength(1)
  })
})
