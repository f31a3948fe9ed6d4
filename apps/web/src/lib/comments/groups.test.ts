import { describe, expect, it } from 'vitest'
import { groupsOf, inGroups, type Groups } from './groups.ts'

const list = (count: number): string[] => Array.from({ length: count }, (_, n) => `card ${n}`)
const none: Groups = new Map()

describe('groups of cards', () => {
  it('are cut by count at first', () => {
    const groups = groupsOf(list(12), none)
    expect([...groups.values()]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2])
  })

  it('keep every card where it is when others come, which join those before them, and when some go', () => {
    const first = groupsOf(list(12), none)
    const [a, b, ...rest] = list(12)
    const later = groupsOf(['new 1', a!, 'new 2', b!, ...rest.slice(3), 'new 3'], first)
    for (const id of [a!, b!, ...rest.slice(3)]) expect(later.get(id)).toBe(first.get(id))
    expect([later.get('new 1'), later.get('new 2'), later.get('new 3')]).toEqual([0, 0, 2])
  })

  it.each([
    ['to the front', ['card 11', ...list(11)]],
    ['to the end', [...list(12).slice(1), 'card 0']],
  ])('move one card alone that went %s', (_, ids) => {
    const first = groupsOf(list(12), none)
    const later = groupsOf(ids, first)
    expect(ids.filter((id) => later.get(id) !== first.get(id))).toHaveLength(1)
    expect([...later.values()]).toEqual([...later.values()].toSorted((a, b) => a - b))
  })

  it('are told in the order of the list', () => {
    const cards = list(7).map((id) => ({ id }))
    const groups = inGroups(cards, groupsOf(list(7), none))
    expect(groups).toEqual([
      { group: 0, cards: cards.slice(0, 5) },
      { group: 1, cards: cards.slice(5) },
    ])
  })
})
