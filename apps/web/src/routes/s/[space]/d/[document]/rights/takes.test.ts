import { expect, it } from 'vitest'
import { follow, nothing } from './choice.ts'
import { chosenNow, takesAway } from './takes.ts'

const sam = { to: 'person', person: 'sam' } as const
const everyone = { to: 'space' } as const
const document = {
  grants: [{ grantee: everyone, permission: 'edit' as const }],
  people: [{ person: 'sam', permission: 'edit' as const, through: everyone, limited: false }],
  sections: [
    { id: 'open', grants: [] },
    { id: 'private', grants: [{ grantee: everyone, permission: null }] },
  ],
}

it('who has no right of their own follows, and nothing given is a choice too', () => {
  expect(chosenNow(document, 'document', sam)).toBe(follow)
  expect(chosenNow(document, 'document', everyone)).toBe('edit')
  expect(chosenNow(document, 'open', everyone)).toBe(follow)
  expect(chosenNow(document, 'private', everyone)).toBe(nothing)
})

it('a reason is asked for where somebody may do less, and not where they gain', () => {
  expect(takesAway(document, 'document', sam, 'comment')).toBe(true)
  expect(takesAway(document, 'document', sam, 'own')).toBe(false)
  expect(takesAway(document, 'document', everyone, nothing)).toBe(true)
  // Nothing was given here, whatever they may do to the document.
  expect(takesAway(document, 'private', everyone, 'read')).toBe(false)
  expect(takesAway(document, 'open', everyone, 'read')).toBe(true)
})
