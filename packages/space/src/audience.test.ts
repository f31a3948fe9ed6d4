import { describe, expect, it } from 'vitest'
import { isInAudience } from './in-audience.ts'
import { asha, lena, omar, openBoard, sam, seat, type Board } from './testing/board.ts'

/** Who hears of the last event now. */
function hearers(board: Board): readonly string[] {
  const last = board.log.at(-1)
  if (last === undefined) throw new Error('nothing happened')
  return [lena, sam, asha, omar].filter((person) => isInAudience(board.space, last, person))
}

describe('audiences', () => {
  it('[M40] of what concerns the space are its members, of invitations its organisers', () => {
    const board = openBoard()
    board.must(lena, { do: 'renameSpace', name: 'Other' })
    expect(hearers(board)).toEqual([lena, sam, asha])
    board.must(lena, { do: 'inviteByMail', email: 'o@example.org', name: null, seat, words: '' })
    expect(hearers(board)).toEqual([lena])
    board.must(lena, { do: 'giveOffice', person: sam, office: 'organiser' })
    const invited = board.log.findLast(({ kind }) => kind === 'invitationSent')
    expect(invited && isInAudience(board.space, invited, sam)).toBe(true) // as things stand now
  })

  it('[M40] of documents and sections are those who may read them now', () => {
    const board = openBoard()
    const document = board.must(asha, { do: 'createDocument', kind: 'carePlan', title: 'Plan' })
    const [, life, talk] = [0, 1, 2].map((at) => board.section(document, at).id)
    const nobodyElse = { do: 'giveRight', grantee: { to: 'space' }, permission: null, reason: null } as const
    board.must(asha, { do: 'renameSection', section: life ?? '', title: 'Life' })
    const renamed = board.log.at(-1)
    expect(hearers(board)).toEqual([lena, sam, asha])
    board.must(asha, { ...nobodyElse, on: { what: 'section', section: life ?? '' } })
    expect(renamed && isInAudience(board.space, renamed, sam)).toBe(false)
    board.must(asha, { do: 'renameDocument', document, title: 'My plan' })
    expect(hearers(board)).toEqual([lena, sam, asha])
    board.must(asha, { ...nobodyElse, on: { what: 'document', document } })
    board.must(asha, { do: 'renameDocument', document, title: 'Mine' })
    expect(hearers(board)).toEqual([asha])

    // Whoever may read one section hears of the document it stands in, and of no other section.
    const on = { what: 'section', section: talk ?? '' } as const
    board.must(asha, { ...nobodyElse, on, grantee: { to: 'person', person: sam }, permission: 'read' })
    board.must(asha, { do: 'renameDocument', document, title: 'Mine alone' })
    expect(hearers(board)).toEqual([sam, asha])
    board.must(asha, { do: 'renameSection', section: life ?? '', title: 'Days' })
    expect(hearers(board)).toEqual([asha])
  })

  it('[M41] of a right are those whose rights it changes, and the owners', () => {
    const board = openBoard()
    const document = board.must(asha, { do: 'createDocument', kind: 'carePlan', title: 'Plan' })
    const on = { what: 'document', document } as const
    const give = { do: 'giveRight', on, reason: 'Only Sam' } as const
    board.must(asha, { ...give, grantee: { to: 'person', person: sam }, permission: 'comment' })
    expect(hearers(board)).toEqual([sam, asha])
    board.must(asha, { ...give, grantee: { to: 'space' }, permission: null })
    expect(hearers(board)).toEqual([lena, asha]) // Sam's own right did not move
    expect(board.log.at(-1)).toMatchObject({ payload: { reason: 'Only Sam' }, actor: asha })
  })

  it('[M40] never hold someone who is no member any more', () => {
    const board = openBoard()
    board.must(sam, { do: 'leave' })
    expect(hearers(board)).toEqual([lena, asha])
  })
})
