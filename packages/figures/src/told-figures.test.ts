import type { Capacity } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import type { FigureRules } from './figures.ts'
import { tableOfTold, toldAfter, type Given } from './told-figures.ts'

const rules: FigureRules<string> = { answers: ['Y', 'N'], least: 3, oneVoice: 'shown' }

/** `a:Y b:N`, all in one capacity. */
const given = (written: string, capacity: Capacity = 'unpaidCarer'): Given<string>[] =>
  written.split(' ').map((one) => {
    const [person = '', answer = ''] = one.split(':')
    return { person, capacity, answer }
  })
const first = { now: [], before: [] }
/** `abc Y2 N1` for each group. */
const written = (groups: ReturnType<typeof toldAfter<string>>) =>
  groups.map(({ people, counts }) =>
    [people.join(''), ...(counts ?? []).map(({ answer, count }) => `${answer}${count}`)].join(' '),
  )

describe('figures that have been told', () => {
  it('[G103] stay as they are when someone thinks again, leaves or comes late', () => {
    const now = toldAfter(first, given('a:Y b:N c:Y'), rules)
    expect(written(now)).toEqual(['abc Y2 N1'])
    expect(toldAfter({ now, before: [] }, given('a:N b:N c:Y'), rules)).toEqual(now)
    expect(toldAfter({ now, before: [] }, given('a:Y b:N'), rules)).toEqual(now)
    expect(toldAfter({ now, before: [] }, given('a:Y b:N c:Y d:N e:Y'), rules)).toEqual(now)
  })

  it('[G103] are joined by those of late ones once there are three', () => {
    const now = toldAfter(first, given('a:Y b:N c:Y'), rules)
    const late = toldAfter(
      { now, before: [] },
      [...given('a:N b:N c:Y d:N e:Y'), ...given('f:Y', 'clinician')],
      rules,
    )
    expect(written(late)).toEqual(['abc Y2 N1', 'def Y2 N1'])
    expect(late[1]?.capacities).toEqual(['unpaidCarer', 'clinician'])
    expect(tableOfTold(late)).toEqual({
      groups: [
        { capacities: ['unpaidCarer'], people: 3, counts: now[0]?.counts },
        { capacities: ['unpaidCarer', 'clinician'], people: 3, counts: late[1]?.counts },
      ],
      total: {
        people: 6,
        counts: [
          { answer: 'Y', count: 4 },
          { answer: 'N', count: 2 },
        ],
      },
    })
  })

  it('[G103] count a person once, however often they stand there', () => {
    expect(toldAfter(first, given('a:Y b:N a:Y'), rules)).toEqual([])
  })

  it('[G104] are told again of exactly the same people, and of newcomers apart', () => {
    const before = toldAfter(first, [...given('a:Y b:N c:Y'), ...given('d:Y e:Y f:N', 'clinician')], rules)
    const again = [...given('a:N b:N c:N g:N'), ...given('d:Y f:N h:Y i:Y', 'clinician')]
    const now = toldAfter({ now: [], before }, again, rules)
    expect(written(now)).toEqual(['abc Y0 N3', 'ghi Y2 N1'])
    // The one who was missing comes after all.
    const late = toldAfter({ now, before }, [...again, ...given('e:Y', 'clinician')], rules)
    expect(written(late)).toEqual(['abc Y0 N3', 'ghi Y2 N1', 'def Y2 N1'])
    // Groups of all rounds before count, each once.
    const third = toldAfter({ now: [], before: [...before, ...late] }, given('a:Y b:Y c:Y g:N h:Y'), rules)
    expect(written(third)).toEqual(['abc Y3 N0'])
  })

  it('[G105] of one voice are held back for good, whoever comes later', () => {
    const own = { ...rules, oneVoice: 'heldBack' as const }
    const now = toldAfter(first, given('a:Y b:Y c:Y'), own)
    expect(written(now)).toEqual(['abc'])
    expect(written(toldAfter({ now, before: [] }, given('a:Y b:Y c:Y d:N'), own))).toEqual(['abc'])
    expect(written(toldAfter({ now, before: [] }, given('a:N b:Y c:Y d:N e:Y f:Y'), own))).toEqual([
      'abc',
      'def Y2 N1',
    ])
  })
})
