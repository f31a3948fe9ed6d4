import { expect, test } from 'vitest'
import { regionsOf, zonesWith } from './zones.ts'

test('zones are listed by parts of the world, in the order of the reader’s alphabet', () => {
  const zones = ['Asia/Tokyo', 'Europe/Vienna', 'Europe/Oslo', 'Europe/Copenhagen']
  const europe = (locale: string) =>
    regionsOf(zones, locale)
      .find(({ name }) => name === 'Europe')
      ?.choices.map(({ value }) => value)
  expect(regionsOf(zones, 'en').map(({ name }) => name)).toEqual(['Asia', 'Europe'])
  expect(europe('en')).toEqual(['Europe/Copenhagen', 'Europe/Oslo', 'Europe/Vienna'])
})

test('a zone that is chosen by now can be chosen again, though this server does not know it', () => {
  expect(zonesWith('Mars/Olympus_Mons')).toContain('Mars/Olympus_Mons')
  expect(new Set(zonesWith('Europe/London')).size).toBe(zonesWith('Europe/London').length)
})
