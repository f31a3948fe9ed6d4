import { expect, it } from 'vitest'
import { seriesSchema } from './series.ts'

const fits = (series: unknown) => seriesSchema.safeParse(series).success

it('[G121] a series is every so many weeks, a weekday of each month, or days that rise', () => {
  for (const every of [1, 52]) expect(fits({ by: 'weeks', every })).toBe(true)
  for (const every of [0, 53, 1.5]) expect(fits({ by: 'weeks', every })).toBe(false)
  for (const week of [1, 4, -1]) expect(fits({ by: 'month', week, weekday: 7 })).toBe(true)
  for (const week of [0, 5, -2]) expect(fits({ by: 'month', week, weekday: 7 })).toBe(false)
  for (const weekday of [0, 8]) expect(fits({ by: 'month', week: 1, weekday })).toBe(false)

  const days = (...dates: readonly string[]) => ({ by: 'dates', dates })
  expect(fits(days('2026-12-08', '2027-01-12'))).toBe(true)
  expect(fits(days())).toBe(false)
  expect(fits(days('2026-12-08', '2026-12-08'))).toBe(false)
  expect(fits(days('2027-01-12', '2026-12-08'))).toBe(false)
  expect(fits(days('2026-02-30'))).toBe(false)
  const many = Array.from(
    { length: 61 },
    (_, month) => `${2026 + Math.floor(month / 12)}-${`${(month % 12) + 1}`.padStart(2, '0')}-01`,
  )
  expect(fits(days(...many.slice(0, 60)))).toBe(true)
  expect(fits(days(...many))).toBe(false)
})
