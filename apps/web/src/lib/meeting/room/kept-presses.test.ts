import { expect, it } from 'vitest'
import { KeptPresses } from './kept-presses.ts'
import { asha, id, moses, storage } from './testing.ts'

const press = { key: 'speak', ask: { do: 'askToSpeak', person: asha } } as const

it('what was pressed is there after a new page, for the same person in the same meeting', () => {
  const tab = storage()
  new KeptPresses(tab, asha, id).save([press])
  expect(new KeptPresses(tab, asha, id).load()).toEqual([press])
  expect(new KeptPresses(tab, moses, id).load()).toEqual([])
})

it('what cannot be read or kept is nothing, and no fault', () => {
  const broken = {
    getItem: () => '[{"key":"speak","ask":{"do":"shout"}}]',
    setItem: () => {
      throw new Error('full')
    },
  }
  const kept = new KeptPresses(broken, asha, id)
  kept.save([press])
  expect(kept.load()).toEqual([])
  expect(new KeptPresses(null, asha, id).load()).toEqual([])
})
