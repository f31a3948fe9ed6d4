import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publicMinutesOf } from './public-copy.ts'
import { asha, facts, Hall, id, lena, moses, sam } from './testing/hall.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 200)
const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }
const bus = id('bus')
const consent = { by: 'consent' } as const

/** What is done about an item that is kept among some, from its opening to its close. */
interface Scene {
  readonly item: number
  readonly words: string
  readonly votes: readonly { readonly secret: boolean; readonly isCalledOff: boolean }[]
  readonly decisions: number
  readonly actions: number
  readonly papers: number
  readonly hasInterest: boolean
  readonly isOpenLater: boolean
  readonly ms: number
}

const sceneArbitrary: fc.Arbitrary<Scene> = fc.record({
  item: fc.nat(2),
  words: fc.string({ minLength: 1, maxLength: 300 }).map((words) => `${words}.`),
  votes: fc.array(fc.record({ secret: fc.boolean(), isCalledOff: fc.boolean() }), { maxLength: 3 }),
  decisions: fc.nat(3),
  actions: fc.nat(3),
  papers: fc.nat(2),
  hasInterest: fc.boolean(),
  isOpenLater: fc.boolean(),
  ms: fc.nat(7_200_000),
})

function play(hall: Hall, scene: Scene, mark: string): void {
  const item = id(`hush${scene.item}`)
  const named = (what: string, at: number) => id(`${what}${mark}${at}`)
  const { words } = scene
  if (!hall.meeting.items.has(item)) hall.add(`hush${scene.item}`, true)
  hall.must(lena, { do: 'openItem', item })
  if (scene.hasInterest) {
    const declared = { person: moses, item, sort: 'financial', nature: words } as const
    hall.must(moses, { do: 'declareInterest', interest: named('i', 0), ...declared })
    hall.must(lena, { do: 'decideInterest', interest: named('i', 0), effect: 'leave', reason: words })
  }
  for (const [at, { secret, isCalledOff }] of scene.votes.entries()) {
    const vote = named('v', at)
    hall.must(lena, { do: 'openVote', vote, item, question: words, method: consent, secret })
    hall.must(asha, { do: 'castBallot', vote, person: asha, answer: 'cannotAgree', reason: '' })
    if (isCalledOff) hall.must(lena, { do: 'callOffVote', vote, reason: words })
    else hall.must(lena, { do: 'closeVote', vote, secretBallots: secret ? [] : null })
  }
  for (let at = 0; at < scene.decisions; at += 1) {
    const decision = named('d', at)
    const said = { item, words, vote: null, effective: null, review: '2027-01-01' }
    hall.must(sam, { do: 'recordDecision', decision, ...said })
    hall.must(asha, { do: 'dissent', decision, person: asha, words })
  }
  for (let at = 0; at < scene.actions; at += 1) {
    const agreed = { item, words, owner: asha, helper: null, due: null }
    hall.must(sam, { do: 'agreeAction', action: named('a', at), ...agreed })
  }
  for (let at = 0; at < scene.papers; at += 1) {
    const source = { what: 'file', file: named('f', at) } as const
    hall.must(lena, { do: 'addPaper', paper: named('p', at), item, title: words, source })
  }
  hall.pass(scene.ms)
  hall.must(lena, { do: 'closeItem', item })
  hall.fold({
    kind: 'confidenceChanged',
    payload: { meeting: hall.meeting.id, item, confidential: !scene.isOpenLater },
  })
}

/** A meeting with these scenes before, between and after what everybody may know. */
function copyWith(scenes: readonly (readonly Scene[])[]): string {
  const hall = Hall.open()
  const open: readonly (() => void)[] = [
    () => hall.must(lena, { do: 'openItem', item: bus }),
    () => {
      const vote = id('vote')
      hall.must(lena, { do: 'openItem', item: bus })
      hall.must(lena, { do: 'openVote', vote, item: bus, question: 'Two?', method: consent, secret: false })
      for (const person of [lena, asha, moses]) {
        hall.must(person, { do: 'castBallot', vote, person, answer: 'happy', reason: '' })
      }
      hall.must(lena, { do: 'closeVote', vote, secretBallots: null })
      const said = { item: bus, words: 'Two more.', vote, effective: null, review: null }
      hall.must(sam, { do: 'recordDecision', decision: id('decision'), ...said })
    },
    () => {
      const agreed = { item: bus, words: 'Ask.', owner: asha, helper: null, due: null }
      hall.must(sam, { do: 'agreeAction', action: id('action'), ...agreed })
      hall.must(lena, { do: 'changeItem', item: bus, facts: { ...facts, purpose: 'Sooner.' } })
    },
  ]
  for (const [at, scene] of scenes.entries()) {
    for (const [number, one] of scene.entries()) play(hall, one, `${at}${number}n`)
    open[at]?.()
  }
  hall.must(lena, { do: 'end' })
  const items = [...hall.meeting.items.keys()].map((item) => ({ item, title: item, notes: [] }))
  const [approvedOn, publishedOn] = ['2026-04-01', '2026-04-02']
  const about = { space: 'Board', timeZone: 'Europe/London', title: 'March', approvedOn, publishedOn }
  return JSON.stringify(publicMinutesOf(hall.meeting, { ...about, items }))
}

describe('the public copy', () => {
  const plain = copyWith([[], [], [], []])

  it('[G152] [G156] is byte for byte the same, whatever was said and done about what is kept among some', () => {
    const scenes = fc.array(sceneArbitrary, { maxLength: 2 })
    fc.assert(
      fc.property(fc.tuple(scenes, scenes, scenes, scenes), (all) => {
        expect(copyWith(all)).toBe(plain)
      }),
      { numRuns, ...seed },
    )
  })
})
