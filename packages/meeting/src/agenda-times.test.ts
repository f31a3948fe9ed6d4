import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaTimes } from './agenda-times.ts'

const ten = 10 * 3_600_000
const minute = 60_000

describe('the times of an agenda', () => {
  it('[G135] follow one another, with breaks between them', () => {
    const items = [
      { minutes: 20, breakAfter: null },
      { minutes: 30, breakAfter: 15 },
      { minutes: 45, breakAfter: null },
    ]
    expect(agendaTimes(items, { startsAt: ten, endsAt: ten + 120 * minute })).toEqual({
      items: [
        { startsAt: ten, endsAt: ten + 20 * minute, break: null },
        {
          startsAt: ten + 20 * minute,
          endsAt: ten + 50 * minute,
          break: { startsAt: ten + 50 * minute, endsAt: ten + 65 * minute },
        },
        { startsAt: ten + 65 * minute, endsAt: ten + 110 * minute, break: null },
      ],
      endsAt: ten + 110 * minute,
      totalMinutes: 110,
      overrunMinutes: 0,
    })
  })

  it('[G135] say by how much they go past the end, and plan no break behind the last item', () => {
    const items = [{ minutes: 70, breakAfter: 10 }]
    expect(agendaTimes(items, { startsAt: ten, endsAt: ten + 60 * minute })).toMatchObject({
      items: [{ break: null }],
      totalMinutes: 70,
      overrunMinutes: 10,
    })
    expect(agendaTimes(items, { startsAt: ten, endsAt: null }).overrunMinutes).toBe(0)
  })

  it('[G135] are nothing without items', () => {
    const times = agendaTimes([], { startsAt: ten, endsAt: ten })
    expect(times).toEqual({ items: [], endsAt: ten, totalMinutes: 0, overrunMinutes: 0 })
  })

  it('[G135] fill each minute once, in order', () => {
    const item = fc.record({
      minutes: fc.integer({ min: 1, max: 90 }),
      breakAfter: fc.option(fc.integer({ min: 1, max: 30 })),
    })
    fc.assert(
      fc.property(fc.array(item), fc.nat(600), (items, length) => {
        const times = agendaTimes(items, { startsAt: 0, endsAt: length * minute })
        const minutes = times.items.flatMap((planned, index) => [
          ...minutesOf(planned, `${index}`),
          ...(planned.break === null ? [] : minutesOf(planned.break, `break ${index}`)),
        ])
        const expected = items.flatMap(({ minutes, breakAfter }, index) => [
          ...Array.from({ length: minutes }, () => `${index}`),
          ...Array.from({ length: index < items.length - 1 ? (breakAfter ?? 0) : 0 }, () => `break ${index}`),
        ])
        expect(minutes).toEqual(expected.map((what, at) => `${at} ${what}`))
        expect(times.totalMinutes).toBe(expected.length)
        expect(times.endsAt).toBe(expected.length * minute)
        expect(times.overrunMinutes).toBe(expected.slice(length).length)
      }),
    )
  })

  function minutesOf(
    { startsAt, endsAt }: { startsAt: number; endsAt: number },
    what: string,
  ): readonly string[] {
    return Array.from(
      { length: (endsAt - startsAt) / minute },
      (_, at) => `${startsAt / minute + at} ${what}`,
    )
  }
})
