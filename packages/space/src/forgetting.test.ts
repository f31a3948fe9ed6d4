import { describe, expect, it } from 'vitest'
import { isInAudience } from './in-audience.ts'
import { readEvent } from './event.ts'
import { evolve } from './evolve.ts'
import { finderOf } from './finder.ts'
import { namePlacesFor, withoutInvited, type FoundName } from './forgetting.ts'
import { shownName } from './shown.ts'
import { memberOf, type Space } from './space.ts'
import { asha, id, lena, omar, openBoard, sam, seat, type Board } from './testing/board.ts'

const label = 'a carer'
const begin = (person: string, found: readonly FoundName[] = [], address: string | null = null) =>
  ({ do: 'beginForgetting', person, label, address, found, said: [] }) as const

/** A plan of Sam's, in which Asha's name stands once in the first part and once in the second. */
function named(): { board: Board; first: string; second: string; found: readonly FoundName[] } {
  const board = openBoard()
  const plan = board.must(sam, { do: 'createDocument', kind: 'strategy', title: 'Plan' })
  const [first, second] = [board.section(plan).id, board.section(plan, 1).id]
  const found = [first, second].map((section, at) => ({
    section,
    letters: [{ client: 7, clock: at, length: 4 }],
  }))
  return { board, first, second, found }
}

describe('forgetting', () => {
  it('[M306] whoever is to be forgotten leaves, but not as the last organiser', () => {
    const board = openBoard()
    expect(board.refused(lena, begin(lena))).toBe('lastOrganiser')
    board.must(lena, { do: 'giveOffice', person: asha, office: 'chair' })
    const from = board.log.length
    board.must(asha, begin(asha))
    expect(board.kindsSince(from)).toEqual(['officeEnded', 'memberLeft'])
    board.must(asha, begin(asha))
    expect(board.log).toHaveLength(from + 2)
  })

  it('[M306] an organiser asks it for others, and it is known who; members do not', () => {
    const board = openBoard()
    expect(board.refused(sam, begin(asha))).toBe('notAllowed')
    board.must(lena, begin(asha))
    expect(board.log.at(-1)).toMatchObject({ kind: 'memberLeft', actor: lena, payload: { person: asha } })
  })

  it('[M307] places are noted once, as ids of letters, and heard of by those who may write there', () => {
    const { board, first, found } = named()
    const documentOwner = { do: 'giveRight', on: { what: 'section', section: first } } as const
    board.must(sam, { ...documentOwner, grantee: { to: 'space' }, permission: 'comment', reason: null })
    board.join(omar)
    const from = board.log.length
    board.must(asha, begin(asha, found))
    board.must(asha, begin(asha, found))
    expect(board.kindsSince(from)).toEqual(['namesFound', 'namesFound', 'memberLeft'])
    const [event] = board.log.slice(from)
    expect(event?.payload).toEqual({
      section: first,
      label,
      places: [{ place: expect.any(String), letters: found[0]?.letters }],
    })
    const hears = (person: string) => event !== undefined && isInAudience(board.space, event, person)
    expect([lena, sam, omar, asha].map(hears)).toEqual([true, true, false, false])
    const places = (person: string) => namePlacesFor(board.space, person).map(({ section }) => section)
    expect(places(sam)).toEqual(found.map(({ section }) => section))
    expect(places(omar)).toEqual(found.slice(1).map(({ section }) => section))
  })

  it('[M307] of a section that is not there nothing is noted', () => {
    const { board, found } = named()
    const [one] = found
    board.must(asha, begin(asha, one === undefined ? [] : [{ ...one, section: id('elsewhere') }]))
    expect(board.space.namePlaces.size).toBe(0)
  })

  it('[M308] a place is dealt with once, by who may write there or organises; to others there is none', () => {
    const { board, first, found } = named()
    const hidden = { do: 'giveRight', on: { what: 'section', section: first } } as const
    board.must(sam, { ...hidden, grantee: { to: 'space' }, permission: 'comment', reason: null })
    board.join(omar)
    board.must(asha, begin(asha, found))
    const [place, other] = namePlacesFor(board.space, sam).map((one) => one.id)
    const settle = (outcome: 'replaced' | 'left', of = place) =>
      ({ do: 'settleNamePlace', place: of ?? '', outcome }) as const
    expect(board.refused(omar, settle('left'))).toBe('notFound')
    board.must(sam, settle('replaced'))
    expect(board.refused(sam, settle('left'))).toBe('notFound')
    board.must(omar, settle('left', other))
    expect(namePlacesFor(board.space, lena)).toEqual([])
  })

  it('[M308] what nobody may write in any more organisers deal with who may read it', () => {
    const { board, first, found } = named()
    board.must(sam, { do: 'closeSection', section: first, reason: 'Agreed.', heard: [] })
    board.must(asha, begin(asha, found.slice(0, 1)))
    expect(namePlacesFor(board.space, sam)).toEqual([])
    const [place] = namePlacesFor(board.space, lena)
    board.must(lena, { do: 'settleNamePlace', place: place?.id ?? '', outcome: 'left' })
  })

  it('[M309] who is forgotten is shown by the whole label, said once, and found as a member no more', () => {
    const board = openBoard()
    board.must(asha, { do: 'showMe', inSpace: 'firstName', inPublic: 'capacityOnly' })
    const from = board.log.length
    board.must(asha, { do: 'tellForgotten', person: asha })
    expect(board.log).toHaveLength(from)
    board.must(asha, begin(asha))
    expect(memberOf(board.space, asha)).toBeNull()
    board.must(asha, { do: 'tellForgotten', person: asha })
    const { length } = board.log
    board.must(asha, { do: 'tellForgotten', person: asha })
    board.must(asha, { do: 'tellForgotten', person: id('nobody') })
    expect(board.log).toHaveLength(length)
    expect(board.log.at(-1)).toMatchObject({ kind: 'personForgotten', audience: { to: 'space' } })
    const member = board.space.members.get(asha)
    expect(shownName(label, member?.inSpace ?? 'capacityOnly')).toBe(label)
    expect(finderOf(board.log.at(-1)!)).toEqual([{ change: 'unset', kind: 'member', key: asha }])
  })

  it('[M309] a guest who is forgotten is removed, and found no more', () => {
    const board = openBoard()
    const document = board.must(sam, { do: 'createDocument', kind: 'blank', title: 'Open' })
    const link = board.must(sam, {
      do: 'makeLink',
      document,
      visitors: false,
      permission: 'comment',
      label: '',
      lastDay: '2026-12-31',
    })
    board.must(omar, { do: 'joinByLink', link, capacity: 'unpaidCarer', isVouchedFor: false })
    board.must(omar, begin(omar))
    board.must(omar, { do: 'tellForgotten', person: omar })
    expect(board.log.slice(-2).map(({ kind }) => kind)).toEqual(['guestRemoved', 'personForgotten'])
    expect(board.space.forgotten).toContain(omar)
  })

  it('[M310] open invitations to an address are withdrawn, and the log can be told without where they went', () => {
    const board = openBoard()
    const [email, words] = ['mary@example.org', 'Dear Mary']
    board.must(lena, { do: 'inviteByMail', email, name: 'Mary', words, seat })
    board.must(lena, { do: 'inviteByMail', email: 'else@example.org', name: 'Else', words: '', seat })
    board.must(lena, begin(id('mary'), [], email))
    expect(board.log.slice(-2).map(({ kind }) => kind)).toEqual(['invitationWithdrawn', 'invitedForgotten'])
    const left = board.log.map((logged) => {
      const event = readEvent(logged)
      return { ...logged, ...(event && withoutInvited(event, email)) }
    })
    expect(JSON.stringify(left)).not.toMatch(/mary@|Mary/)
    const again = left.reduce<Space | null>(evolve, null)
    expect(again?.invitations.size).toBe(board.space.invitations.size)
    expect(JSON.stringify([...(again?.invitations.values() ?? [])])).toContain('else@example.org')
  })
})
