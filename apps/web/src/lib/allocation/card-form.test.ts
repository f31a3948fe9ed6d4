import { describe, expect, it } from 'vitest'
import { blankCard, cardFrom, longest, mostCosts, sumOf, typedFrom, type TypedCard } from './card-form.ts'

const pot = { pot: 100_000, currency: 'GBP' }
const typed = (changed: Partial<TypedCard> = {}): TypedCard => ({
  ...blankCard(),
  title: 'Lunch club',
  what: 'A warm lunch each Tuesday.',
  costs: [
    { what: 'Food', amount: '£400' },
    { what: 'Room', amount: '120.50' },
  ],
  ...changed,
})
const wrong = (card: TypedCard): readonly string[] => {
  const read = cardFrom(card, pot)
  return 'errors' in read ? read.errors.map(({ field }) => field) : []
}

describe('a card as it is typed', () => {
  it('is read into whole amounts of the smallest unit, and stands in the fields as before', () => {
    const read = cardFrom(typed(), pot)
    expect('card' in read && read.card.costs).toEqual([
      { what: 'Food', amount: 40_000 },
      { what: 'Room', amount: 12_050 },
    ])
    if ('card' in read) expect(cardFrom(typedFrom(read.card, 'GBP'), pot)).toEqual(read)
    expect(sumOf(typed(), 'GBP')).toBe(52_050)
  })

  it('says of each field what is to be put right', () => {
    expect(wrong(typed({ title: ' ', what: '' }))).toEqual(['title', 'what'])
    expect(wrong(typed({ costs: [{ what: '', amount: '' }] }))).toEqual(['cost-0'])
    expect(
      wrong(
        typed({
          costs: [
            { what: '', amount: '5' },
            { what: 'Room', amount: 'some' },
          ],
        }),
      ),
    ).toEqual(['cost-0', 'amount-1'])
    expect(wrong(typed({ picture: 'pictureaaaaaaaaa' }))).toEqual(['shows'])
  })

  it('takes a row with nothing in it for none', () => {
    expect(
      wrong(
        typed({
          costs: [
            { what: '', amount: '' },
            { what: 'Room', amount: '5' },
          ],
        }),
      ),
    ).toEqual([])
  })

  it('costs no more than the pot', () => {
    expect(wrong(typed({ costs: [{ what: 'All', amount: '1000' }] }))).toEqual([])
    expect(wrong(typed({ costs: [{ what: 'All', amount: '1000.01' }] }))).toEqual(['amount-0'])
  })

  it('is taken by the server at its longest', () => {
    const full = (length: number): string => 'x'.repeat(length)
    const card = typed({
      title: full(longest.title),
      what: full(longest.what),
      easyRead: full(longest.easyRead),
      forWhom: full(longest.forWhom),
      asset: full(longest.asset),
      lead: full(longest.lead),
      partners: full(longest.partners),
      risks: full(longest.risks),
      picture: 'pictureaaaaaaaaa',
      shows: full(longest.shows),
      costs: Array.from({ length: mostCosts }, () => ({ what: full(longest.cost), amount: '1' })),
    })
    expect(wrong(card)).toEqual([])
  })
})
