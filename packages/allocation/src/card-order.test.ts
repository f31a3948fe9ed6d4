import { expect, it } from 'vitest'
import { cardOrder } from './card-order.ts'

it('[B37] cards stand in an order of each voter’s own, the same each time, and each card as often first', () => {
  const cards = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
  const orders = Array.from({ length: 2_000 }, (_, voter) => cardOrder(cards, 'round', `voter ${voter}`))
  expect(cardOrder(cards.toReversed(), 'round', 'voter 7')).toEqual(orders[7])
  expect(cardOrder(cards, 'another round', 'voter 7')).not.toEqual(orders[7])
  for (const { id } of cards) {
    for (const place of [0, 1, 2, 3]) {
      // Of 2,000 a quarter is 500; 90 is more than four times what chance strays.
      expect(Math.abs(orders.filter((order) => order[place]?.id === id).length - 500)).toBeLessThan(90)
    }
  }
  expect(new Set(orders.map((order) => order.map(({ id }) => id).join(''))).size).toBe(24)
})
