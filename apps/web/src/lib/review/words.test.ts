import { expect, it } from 'vitest'
import { percentOf, placesOf } from './words.ts'

const documents = [
  { id: 'plan', slug: 'the-plan', kind: 'strategy', title: 'The plan' },
  { id: 'march', slug: 'march', kind: 'meeting', title: 'March' },
]

it('[R5] a document is linked to once, whatever of it counts, and a meeting where it is read', () => {
  const places = placesOf(
    [
      { what: 'section', document: 'plan', section: 'a' },
      { what: 'item', meeting: 'march', item: 'i' },
      { what: 'section', document: 'plan', section: 'b' },
      { what: 'meeting', meeting: 'march' },
      { what: 'meeting', meeting: 'unknown' },
    ],
    documents,
    'board',
  )
  expect(places).toEqual([
    { href: '/s/board/d/the-plan', title: 'The plan' },
    { href: '/s/board/m/march', title: 'March' },
  ])
})

it('[R3] a share is told in whole hundredths', () => {
  expect([0, 1 / 3, 0.5, 1].map(percentOf)).toEqual([0, 33, 50, 100])
})
