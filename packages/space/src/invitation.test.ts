import { describe, expect, it } from 'vitest'
import type { Ask } from './ask.ts'
import { isInAudience } from './in-audience.ts'
import { invitationState, memberOf } from './space.ts'
import { asha, lena, omar, openBoard, sam, seat } from './testing/board.ts'

const byMail: Ask = { do: 'inviteByMail', email: 'omar@example.org', name: 'Omar', seat, words: 'Do come' }
const accept = (invitation: string, email: string | null): Ask => ({
  do: 'acceptInvitation',
  invitation,
  email,
  inSpace: 'firstName',
})

describe('invitations', () => {
  it('[M10] by mail are accepted once, with the address they went to, until the last day', () => {
    const board = openBoard()
    const decision = board.ask(lena, byMail)
    if ('refusal' in decision) throw new Error(decision.refusal.words)
    const invitation = decision.made ?? ''
    expect(decision.effects).toContainEqual({ type: 'mailInvitation', invitation })
    expect(board.refused(omar, accept(invitation, 'other@example.org'))).toBe('notAllowed')
    expect(board.refused(omar, accept(invitation, null))).toBe('notAllowed')
    board.today = '2026-04-04'
    expect(board.refused(omar, accept(invitation, 'omar@example.org'))).toBe('ended')
    board.today = '2026-04-03'
    board.must(omar, accept(invitation, 'omar@example.org'))
    expect(memberOf(board.space, omar)).toMatchObject({ inSpace: 'firstName', inPublic: 'capacityOnly' })
    expect(board.refused(omar, accept(invitation, 'omar@example.org'))).toBe('alreadyDone')
    board.must(omar, { do: 'leave' })
    expect(board.refused(omar, accept(invitation, 'omar@example.org'))).toBe('ended')
    expect(board.refused(lena, { do: 'sendAgain', invitation })).toBe('alreadyDone')
    expect(board.refused(lena, { do: 'withdrawInvitation', invitation })).toBe('alreadyDone')
  })

  it('[M10] are sent again with a new last day, and not twice to one address', () => {
    const board = openBoard()
    const invitation = board.must(lena, byMail)
    expect(board.refused(lena, byMail)).toBe('alreadyDone')
    const decision = board.ask(lena, { do: 'sendAgain', invitation })
    expect('effects' in decision && decision.effects).toContainEqual({ type: 'mailInvitation', invitation })
    board.today = '2026-05-01'
    const state = board.space.invitations.get(invitation)
    expect(state && invitationState(state, board.today)).toBe('ended')
    board.must(lena, byMail) // the first has ended
  })

  it('[M11] by link are accepted as often as they say, until the last day or until withdrawn', () => {
    const board = openBoard()
    const link: Ask = { do: 'inviteByLink', label: 'Flyer', seat, lastDay: '2026-03-10', uses: 2 }
    const invitation = board.must(lena, link)
    board.must(omar, accept(invitation, null))
    board.must(omar, { do: 'leave' })
    board.must(omar, accept(invitation, null))
    board.must(omar, { do: 'leave' })
    expect(board.refused(omar, accept(invitation, null))).toBe('ended')

    const other = board.must(lena, link)
    board.must(lena, { do: 'withdrawInvitation', invitation: other })
    expect(board.refused(omar, accept(other, null))).toBe('ended')
    board.today = '2026-03-11'
    expect(board.refused(lena, link)).toBe('invalid')
    expect(board.refused(lena, { do: 'sendAgain', invitation: other })).toBe('invalid')
  })

  it('[M11] withdrawing ends an invitation by mail, and sending it again does not bring it back', () => {
    const board = openBoard()
    const invitation = board.must(lena, byMail)
    board.must(lena, { do: 'withdrawInvitation', invitation })
    expect(board.refused(omar, accept(invitation, 'omar@example.org'))).toBe('ended')
    expect(board.refused(lena, { do: 'sendAgain', invitation })).toBe('ended')
  })

  it('[M15] whose mail could not be handed over stay open and say so, until they are sent again', () => {
    const board = openBoard()
    const invitation = board.must(lena, byMail)
    const now = () => {
      const found = board.space.invitations.get(invitation)
      if (found === undefined) throw new Error('the invitation is gone')
      return found
    }
    const first = now().sentAt
    expect(now().notSent).toBe(false)
    board.must(lena, { do: 'tellNotSent', invitation, sentAt: first })
    expect(now()).toMatchObject({ notSent: true, sentAt: first, withdrawn: false })
    expect(invitationState(now(), board.today)).toBe('open')
    expect(board.log.at(-1)).toMatchObject({ kind: 'invitationNotSent', audience: { to: 'organisers' } })
    const told = board.log.length
    board.must(lena, { do: 'tellNotSent', invitation, sentAt: first })
    board.must(lena, { do: 'sendAgain', invitation })
    expect(now().notSent).toBe(false)
    board.must(lena, { do: 'tellNotSent', invitation, sentAt: first })
    expect(now().notSent).toBe(false)
    expect(board.kindsSince(told)).toEqual(['invitationSentAgain'])
    expect(board.refused(lena, { do: 'tellNotSent', invitation: asha, sentAt: first })).toBe('notFound')
  })

  it('[M15] say so no more once their mail was handed over after all, if it is the last sending', () => {
    const board = openBoard()
    const invitation = board.must(lena, byMail)
    const now = () => board.space.invitations.get(invitation) ?? { sentAt: 0, notSent: false }
    const first = now().sentAt
    board.must(lena, { do: 'tellNotSent', invitation, sentAt: first })
    const told = board.log.length
    board.must(lena, { do: 'tellSent', invitation, sentAt: first })
    board.must(lena, { do: 'tellSent', invitation, sentAt: first })
    expect(now().notSent).toBe(false)
    expect(board.kindsSince(told)).toEqual(['invitationSentAfterAll'])
    board.must(lena, { do: 'sendAgain', invitation })
    board.must(lena, { do: 'tellNotSent', invitation, sentAt: now().sentAt })
    board.must(omar, { do: 'tellSent', invitation, sentAt: first }) // by nobody's right
    expect(now().notSent).toBe(true)
    expect(board.refused(lena, { do: 'tellSent', invitation: asha, sentAt: first })).toBe('notFound')
  })

  it('[M15] say so to the organisers who stay when the one who sent them has left meanwhile', () => {
    const board = openBoard()
    const invitation = board.must(lena, byMail)
    const { sentAt } = board.space.invitations.get(invitation) ?? { sentAt: 0 }
    board.must(lena, { do: 'handOn', office: 'organiser', to: sam })
    board.must(lena, { do: 'leave' })
    board.must(lena, { do: 'tellNotSent', invitation, sentAt })
    expect(board.space.invitations.get(invitation)?.notSent).toBe(true)
    expect(isInAudience(board.space, board.log.at(-1) ?? { audience: { to: 'space' } }, sam)).toBe(true)
  })

  it('[M9] are made, sent again and withdrawn by organisers only', () => {
    const board = openBoard()
    const invitation = board.must(lena, byMail)
    for (const person of [sam, asha]) {
      expect(board.refused(person, byMail)).toBe('notAllowed')
      expect(board.refused(person, { do: 'sendAgain', invitation })).toBe('notAllowed')
      expect(board.refused(person, { do: 'withdrawInvitation', invitation })).toBe('notAllowed')
    }
  })
})
