import { meetingAskSchema } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { asha, storage } from '#lib/meeting/room/testing.ts'
import { KeptPresses } from './kept-presses.ts'

const press = { key: 'speak', ask: { do: 'askToSpeak', person: asha } } as const
const keptIn = (tab: Pick<Storage, 'getItem' | 'setItem'> | null, name = 'room-asha') =>
  new KeptPresses(tab, name, meetingAskSchema)

it('what was pressed is there after a new page, for the same person in the same place', () => {
  const tab = storage()
  keptIn(tab).save([press])
  expect(keptIn(tab).load()).toEqual([press])
  expect(keptIn(tab, 'room-moses').load()).toEqual([])
})

it('what cannot be read or kept is nothing, and no fault', () => {
  const broken = {
    getItem: () => '[{"key":"speak","ask":{"do":"shout"}}]',
    setItem: () => {
      throw new Error('full')
    },
  }
  const kept = keptIn(broken)
  kept.save([press])
  expect(kept.load()).toEqual([])
  expect(keptIn(null).load()).toEqual([])
})
