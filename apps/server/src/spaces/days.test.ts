import { expect, it } from 'vitest'
import { createDays } from './days.ts'

it('a day holds until its end in each zone, and a clock that is put back is believed', () => {
  let at = Date.parse('2026-11-28T22:59:59.999Z')
  const dayIn = createDays()
  const days = () => ['Europe/Copenhagen', 'Europe/London'].map((zone) => dayIn(zone, at))
  expect(days()).toEqual(['2026-11-28', '2026-11-28'])
  at += 1
  expect(days()).toEqual(['2026-11-29', '2026-11-28'])
  at += 3_600_000
  expect(days()).toEqual(['2026-11-29', '2026-11-29'])
  at -= 3_600_001
  expect(days()).toEqual(['2026-11-28', '2026-11-28'])
})
