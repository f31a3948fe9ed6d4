import { expect, it } from 'vitest'
import { isOpenTitle } from './concerned.ts'
import { lena, openBoard, sam } from './testing/board.ts'

it('[H13] [M100] a title is open while everyone may read the document, and not while it is hidden from one of them', () => {
  const board = openBoard()
  const document = board.must(lena, { do: 'createDocument', kind: 'strategy', title: 'Our strategy' })
  const on = { what: 'document', document } as const
  const give = (grantee: { to: 'space' } | { to: 'person'; person: string }, permission: 'edit' | null) =>
    board.must(lena, { do: 'giveRight', on, grantee, permission, reason: null })
  expect(isOpenTitle(board.space, document)).toBe(true)
  give({ to: 'person', person: sam }, null)
  expect(isOpenTitle(board.space, document)).toBe(false)
  give({ to: 'person', person: sam }, 'edit')
  expect(isOpenTitle(board.space, document)).toBe(true)
})
