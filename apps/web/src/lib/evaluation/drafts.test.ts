import type { MySealed } from '@alongside/evaluation'
import { expect, it } from 'vitest'
import { storage } from '#lib/meeting/room/testing.ts'
import { Drafts, evidenceOf, isSaidAloud, isSealed, isWhole, type Draft } from './drafts.ts'

const draft: Draft = {
  round: 1,
  score: 3,
  reason: 'They rang back.',
  reasonIs: 'withoutName',
  links: [],
  files: [],
  show: false,
}
const voice = {
  id: 'voiceaaaaaaaaaaa',
  name: 'Recording.wav',
  type: 'audio/wav',
  bytes: 10,
  alt: ' The door ',
  decorative: false,
  sent: null,
}

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

it('addresses must be whole, and those left empty are none', () => {
  expect(isWhole({ ...draft, links: ['https://example.org', ' '] })).toBe(true)
  expect(isWhole({ ...draft, links: ['example.org'] })).toBe(false)
  expect(evidenceOf({ links: [' https://example.org ', ''], files: [voice] })).toEqual({
    links: ['https://example.org'],
    files: [{ id: voice.id, seal: '', alt: 'The door', decorative: false }],
  })
})

it('lies in the box once all of it does: files are known by what this device calls them', () => {
  const brought = { ...draft, links: ['https://example.org'], files: [voice] }
  const mine: MySealed = {
    criterion: 'criterion',
    round: 1,
    isLost: false,
    score: 3,
    show: false,
    reason: draft.reason,
    reasonIs: 'withoutName',
    hand: null,
    evidence: {
      links: ['https://example.org'],
      files: [{ ...voice, seal: 'sealed', alt: 'The door' }],
    },
  }
  expect(isSealed(brought, mine)).toBe(true)
  expect(isSealed({ ...brought, links: [] }, mine)).toBe(false)
  expect(isSealed({ ...brought, files: [] }, mine)).toBe(false)
  expect(isSealed({ ...brought, files: [{ ...voice, alt: 'A window' }] }, mine)).toBe(false)
  expect(isSealed({ ...brought, files: [{ ...voice, id: 'otheraaaaaaaaaaa' }] }, mine)).toBe(false)
  // With whose name it is shown matters also where there are no words.
  expect(isSealed({ ...brought, reason: '', reasonIs: 'withName' }, { ...mine, reason: '' })).toBe(false)
})

it('what is dropped is told of, so that its files go from the device', () => {
  const gone: Draft[] = []
  const drafts = new Drafts(null, 'asha', 'evaluation', (one) => gone.push(one))
  drafts.keep('criterion', { ...draft, files: [voice] })
  drafts.drop('criterion')
  drafts.drop('criterion')
  expect(gone).toEqual([{ ...draft, files: [voice] }])
})

it('what came late is kept as long as something of it cannot be said in words', () => {
  expect(isSaidAloud({ ...draft, files: [voice] }, { score: true, reason: true })).toBe(false)
})
