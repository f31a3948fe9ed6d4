import { expect, it } from 'vitest'
import { storage } from '#lib/meeting/room/testing.ts'
import { Drafts, isSaidAloud, isWhole, type Draft } from './drafts.ts'

const draft: Draft = { round: 1, score: 3, reason: 'They rang back.', reasonIs: 'withoutName', show: false }

it('what was typed is there after a new page, for the same person in the same round', () => {
  const tab = storage()
  new Drafts(tab, 'asha', 'evaluation').keep('criterion', draft)
  expect(new Drafts(tab, 'asha', 'evaluation').of('criterion', 1)).toEqual(draft)
  expect(new Drafts(tab, 'asha', 'evaluation').of('criterion', 2)).toBeNull()
  expect(new Drafts(tab, 'moses', 'evaluation').of('criterion', 1)).toBeNull()
})

it('what the server has is kept no longer', () => {
  const tab = storage()
  const drafts = new Drafts(tab, 'asha', 'evaluation')
  drafts.keep('criterion', draft)
  drafts.drop('criterion')
  expect(new Drafts(tab, 'asha', 'evaluation').of('criterion', 1)).toBeNull()
})

it('where the browser keeps nothing it stands in the page', () => {
  const drafts = new Drafts(null, 'asha', 'evaluation')
  drafts.keep('criterion', draft)
  expect(drafts.of('criterion', 1)).toEqual(draft)
})

it('can be sent once an answer is chosen, with words or without, as long as they are not too many', () => {
  expect(isWhole(draft)).toBe(true)
  expect(isWhole({ ...draft, reason: '' })).toBe(true)
  expect(isWhole({ ...draft, score: null })).toBe(false)
  expect(isWhole({ ...draft, reason: 'a'.repeat(1201) })).toBe(false)
})

it('what came late is kept until all of it is said aloud', () => {
  expect(isSaidAloud(draft, { score: true, reason: false })).toBe(false)
  expect(isSaidAloud(draft, { score: false, reason: true })).toBe(false)
  expect(isSaidAloud(draft, { score: true, reason: true })).toBe(true)
  expect(isSaidAloud({ ...draft, reason: ' ' }, { score: true, reason: false })).toBe(true)
  expect(isSaidAloud({ ...draft, score: null }, { score: false, reason: true })).toBe(true)
})
