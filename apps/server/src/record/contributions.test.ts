import type { Share } from '@alongside/attribution'
import type { Capacity } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { groupsOf, type Contributor } from './contributions.ts'

const nothing = {
  words: { standing: 0, moved: 0, removed: { bySelf: 0, byOthers: 0 } },
  suggestions: { made: 0, takenUp: 0 },
  decided: 0,
  comments: { made: 0, answered: 0 },
}
const one = (person: string, capacity: Capacity, standing: Share['standing']): Contributor => ({
  ...nothing,
  person,
  capacity,
  words: { ...nothing.words, standing },
})

it('[A13] [G100] tells of no group of fewer than three people, and puts the small ones together', () => {
  expect(groupsOf([one('asha', 'usesServices', 5), one('bo', 'clinician', 7)])).toEqual([])
  const groups = groupsOf([
    one('asha', 'usesServices', 5),
    one('bo', 'clinician', 7),
    one('cy', 'clinician', 1),
    one('di', 'commissioner', 2),
    one('ed', 'commissioner', 2),
    one('fi', 'commissioner', 2),
  ])
  expect(groups.map(({ capacities, people, words }) => [capacities, people, words.standing])).toEqual([
    [['usesServices', 'clinician'], 3, 13],
    [['commissioner'], 3, 6],
  ])
})

it('[A13] counts a person once, in the capacity in which most of their words stand, with all that they gave', () => {
  const groups = groupsOf([
    one('asha', 'usesServices', 5),
    one('asha', 'layPartner', 9),
    one('bo', 'layPartner', 1),
    one('cy', 'layPartner', 1),
  ])
  expect(groups).toMatchObject([{ capacities: ['layPartner'], people: 3, words: { standing: 16 } }])
  // Two people in two capacities each are still two people.
  const two = [one('asha', 'usesServices', 5), one('asha', 'layPartner', 9), one('bo', 'layPartner', 1)]
  expect(groupsOf([...two, one('bo', 'usesServices', 3)])).toEqual([])
})
