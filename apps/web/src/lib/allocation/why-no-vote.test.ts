import type { MemberView } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { votersIn, whyNoVote } from './why-no-vote.ts'

const [asha, nadia, left] = ['ashaaaaaaaaaaaaa', 'nadiaaaaaaaaaaaa', 'leftaaaaaaaaaaaa'] as const
const member = (person: string, changed: Partial<MemberView> = {}): MemberView =>
  ({ person, left: false, guest: null, ...changed }) as MemberView
const members = [member(asha), member(nadia, { guest: 'says' }), member(left, { left: true })]
const round = (voters: 'list' | 'accounts' | 'accountsAndGuests', ...listed: string[]) =>
  ({
    rules: { voters },
    list: listed.map((person) => ({ person, capacity: 'usesServices' })),
  }) as unknown as Parameters<typeof whyNoVote>[0]

it('who votes is told by the rule, and why somebody does not', () => {
  expect(whyNoVote(round('list', asha), asha, members)).toBeNull()
  expect(whyNoVote(round('list', asha), nadia, members)).toBe('notOnList')
  expect(whyNoVote(round('accounts'), nadia, members)).toBe('noAccount')
  expect(whyNoVote(round('accountsAndGuests'), nadia, members)).toBeNull()
  expect(whyNoVote(round('accountsAndGuests'), left, members)).toBe('unknown')
  expect(whyNoVote(round('accounts'), 'strangeraaaaaaaa', members)).toBe('unknown')
})

it('those who vote are those of the list, or of the members whom the rule lets', () => {
  expect(votersIn(round('list', asha, left), members)).toEqual([asha, left])
  expect(votersIn(round('accounts'), members)).toEqual([asha])
  expect(votersIn(round('accountsAndGuests'), members)).toEqual([asha, nadia])
})
