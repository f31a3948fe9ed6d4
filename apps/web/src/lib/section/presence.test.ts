import { expect, it } from 'vitest'
import { peopleHere, readPresence } from './presence.ts'

const asha = { id: 'asha', name: 'Asha', colour: 1, capacity: 'usesServices' }
const cursor = { anchor: {}, head: {} }

it('leaves out what the server has not stamped', () => {
  expect(
    readPresence(
      new Map([
        [1, { cursor }],
        [2, null],
        [3, { user: { ...asha, capacity: 'king' } }],
      ]),
    ),
  ).toEqual([])
})

it('reads a person who shows only the capacity as one without a name', () => {
  expect(readPresence(new Map([[7, { user: { ...asha, name: '' } }]]))[0]).toMatchObject({
    client: 7,
    name: null,
    cursor: null,
  })
})

it('lists a person with two tabs once, where the caret is', () => {
  const without = readPresence(new Map([[1, { user: asha }]]))
  const withCaret = readPresence(new Map([[2, { user: asha, cursor }]]))
  expect(
    peopleHere(
      [
        { id: 'a', presence: without },
        { id: 'b', presence: withCaret },
      ],
      'me',
    ),
  ).toMatchObject([{ person: 'asha', section: 'b' }])
})

it('leaves the reader out, and puts the others in order of name', () => {
  const presence = readPresence(
    new Map([
      [1, { user: { ...asha, id: 'zoe', name: 'Zoe' } }],
      [2, { user: { ...asha, id: 'me' } }],
      [3, { user: asha }],
    ]),
  )
  expect(peopleHere([{ id: 'a', presence }], 'me').map(({ person }) => person)).toEqual(['asha', 'zoe'])
})
