import { expect, it } from 'vitest'
import { asSeen } from './as-seen.ts'
import { asha, asks, comesIn, isCalled, item, itemOn, meetingAfter, moses, opened } from './testing.ts'

it('what opens an item or calls somebody says what was on, or who spoke, where it was pressed', () => {
  const before = meetingAfter(...opened, comesIn(asha), asks(asha))
  const after = meetingAfter(...opened, comesIn(asha), asks(asha), itemOn, isCalled(asha))
  const call = { do: 'callSpeaker', person: moses, reason: null } as const
  expect(asSeen({ do: 'openItem', item }, before)).toEqual({ do: 'openItem', item, seen: null })
  expect(asSeen({ do: 'openItem', item: moses }, after)).toMatchObject({ seen: item })
  expect([asSeen(call, before), asSeen(call, after)]).toMatchObject([{ seen: null }, { seen: asha }])
  expect(asSeen({ do: 'end' }, after)).toEqual({ do: 'end' })
})
