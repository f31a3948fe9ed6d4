import { capacityGroups, type Capacity } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { figuresByGroup, figuresOfThose, type FigureRules } from './figures.ts'

type Vote = 'yes' | 'no'
const votes: FigureRules<Vote> = { answers: ['yes', 'no'], least: 3, oneVoice: 'shown' }
const told: FigureRules<Vote> = { ...votes, oneVoice: 'heldBack' }

/** `YYN` of a capacity. */
const of = (capacity: Capacity, answers: string) =>
  answers
    .split('')
    .map((letter) => ({ capacity, answer: letter === 'Y' ? ('yes' as const) : ('no' as const) }))
const yesNo = (yes: number, no: number) => [
  { answer: 'yes', count: yes },
  { answer: 'no', count: no },
]

describe('figures', () => {
  it('[G101] stand in one table, with a total that adds up from it', () => {
    expect(
      figuresByGroup(
        [...of('unpaidCarer', 'YYN'), ...of('clinician', 'N'), ...of('commissioner', 'YNN')],
        votes,
      ),
    ).toEqual({
      groups: [
        { capacities: ['unpaidCarer', 'clinician'], people: 4, counts: yesNo(2, 2) },
        { capacities: ['commissioner'], people: 3, counts: yesNo(1, 2) },
      ],
      total: { people: 7, counts: yesNo(3, 4) },
    })
  })

  it('[G100] are none of fewer than three people', () => {
    expect(figuresByGroup(of('unpaidCarer', 'YN'), votes)).toEqual({ groups: [], total: null })
  })

  it('[G101] of lay people and of lived experience stand beside the table where they add up from whole groups', () => {
    const apart = figuresByGroup(
      [...of('usesServices', 'YYN'), ...of('unpaidCarer', 'NNY'), ...of('clinician', 'YYY')],
      votes,
    )
    expect(figuresOfThose(apart, capacityGroups.lay)).toEqual({ people: 6, counts: yesNo(3, 3) })
    expect(figuresOfThose(apart, capacityGroups.livedExperience)).toEqual({ people: 3, counts: yesNo(2, 1) })
    const mixed = figuresByGroup(
      [...of('usesServices', 'YYN'), ...of('unpaidCarer', 'N'), ...of('clinician', 'YY')],
      votes,
    )
    expect(figuresOfThose(mixed, capacityGroups.lay)).toBeNull()
    expect(figuresOfThose(mixed, capacityGroups.livedExperience)).toEqual({ people: 3, counts: yesNo(2, 1) })
    expect(figuresOfThose(mixed, ['observer'])).toBeNull()
  })

  it('[G102] say nothing of the order in which answers came', () => {
    const given = [...of('unpaidCarer', 'NYY'), ...of('clinician', 'YNY')]
    expect(JSON.stringify(figuresByGroup(given, votes))).toBe(
      JSON.stringify(figuresByGroup(given.toReversed(), votes)),
    )
  })

  it('[G105] of one voice are shown of a vote, and else held back from the table, its total and all sums', () => {
    const given = [...of('usesServices', 'YYY'), ...of('unpaidCarer', 'YNN'), ...of('clinician', 'NNY')]
    expect(figuresByGroup(given, votes).groups[0]?.counts).toEqual(yesNo(3, 0))
    const held = figuresByGroup(given, told)
    expect(held.groups[0]).toEqual({ capacities: ['usesServices'], people: 3, counts: null })
    expect(held.total).toEqual({ people: 6, counts: yesNo(2, 4) })
    expect(figuresOfThose(held, capacityGroups.lay)).toBeNull()
    expect(figuresByGroup(of('usesServices', 'YYY'), told).total).toBeNull()
  })

  it('[G105] hold a group of one voice back by itself, not with others', () => {
    const held = figuresByGroup([...of('usesServices', 'YYY'), ...of('clinician', 'YNN')], told)
    expect(held.groups.map(({ capacities }) => capacities)).toEqual([['usesServices'], ['clinician']])
  })
})
