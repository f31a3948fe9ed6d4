import { expect, it } from 'vitest'
import { movedAddress } from './moved-address.ts'

const before = {
  slug: 'wollstone-board',
  documents: [
    { id: 'a', slug: 'wollstone-plan' },
    { id: 'b', slug: 'other' },
  ],
}

it('[M323] a page that is open stands under the new address of its space and its document', () => {
  const space = { ...before, slug: 'a-carer-board' }
  const both = { ...space, documents: [{ id: 'a', slug: 'a-carer-plan' }, ...before.documents.slice(1)] }
  expect(movedAddress('/s/wollstone-board/d/wollstone-plan/history', before, both)).toBe(
    '/s/a-carer-board/d/a-carer-plan/history',
  )
  expect(movedAddress('/s/wollstone-board/m/wollstone-plan', before, both)).toBe(
    '/s/a-carer-board/m/a-carer-plan',
  )
  expect(movedAddress('/s/wollstone-board/names', before, space)).toBe('/s/a-carer-board/names')
  expect(movedAddress('/s/wollstone-board', before, space)).toBe('/s/a-carer-board')
  expect(movedAddress('/s/wollstone-board/d/other', { ...before, slug: 'x' }, both)).toBeNull()
  expect(movedAddress('/s/wollstone-board/d/other', before, { ...before })).toBeNull()
})
