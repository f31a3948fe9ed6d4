import { expect, it } from 'vitest'
import { asha, comesIn, id, lena, meetingAfter, moses } from '../testing.ts'
import { both, opens, voteIn, votes } from './testing.ts'
import { areFew, turnoutOf } from './turnout.ts'

const isHere = (): boolean => false

it('who has voted counts also after they went out, and who has no vote is not waited for', () => {
  const out = { kind: 'wentOut' as const, payload: { meeting: id, person: asha } }
  const meeting = meetingAfter(...both, comesIn(lena), opens(), votes(asha), out)
  expect(turnoutOf(meeting, voteIn(meeting), isHere)).toEqual({ voted: [asha], notYet: [moses] })
})

it('fewer than five who may vote are few, whether or not they have', () => {
  expect(areFew({ voted: ['a', 'b'], notYet: ['c', 'd'] })).toBe(true)
  expect(areFew({ voted: ['a', 'b'], notYet: ['c', 'd', 'e'] })).toBe(false)
})
