import { cardTokenSchema } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { newId } from '#lib/new-id.ts'
import { OwnCards } from './own-cards.ts'
import { asha, id, moses, storage } from './testing.ts'

it('an unnamed card stays its owner’s over a new page of the tab, and nobody else’s', () => {
  const tab = storage()
  const card = newId()
  const secret = new OwnCards(tab, asha, id).make(card)
  expect(cardTokenSchema.safeParse(secret).success).toBe(true)
  expect(new OwnCards(tab, asha, id).secretOf(card)).toBe(secret)
  expect(new OwnCards(tab, moses, id).secretOf(card)).toBeNull()
  expect(new OwnCards(storage(), asha, id).secretOf(card)).toBeNull()
})

it('each card has a secret of its own', () => {
  const cards = new OwnCards(null, asha, id)
  expect(cards.make(newId())).not.toBe(cards.make(newId()))
})
