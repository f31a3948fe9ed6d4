import type { AttendsAs } from '@alongside/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CompleteMeetingAsk } from './ask.ts'
import { readMeetingEvent } from './event.ts'
import { evolveMeeting } from './evolve.ts'
import { hereIn, type Meeting } from './meeting.ts'
import { everybody, facts, Hall, id, notice } from './testing/hall.ts'
import { uniteIn } from './unite.ts'
import { meetingFrom, viewFor } from './view.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 200)
const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }

interface Step {
  readonly actor: number
  readonly what: number
  readonly a: number
  readonly b: number
  readonly ms: number
}

const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  actor: fc.nat(4),
  what: fc.nat(45),
  a: fc.nat(4),
  b: fc.nat(4),
  ms: fc.integer({ min: -2_000, max: 60_000 }),
})

function pick<const One>(from: readonly [One, ...One[]], at: number): One {
  return from[at % from.length] ?? from[0]
}

function askOf({ what, a, b }: Step): CompleteMeetingAsk {
  const person = pick(everybody, a)
  const other = pick(everybody, b)
  const item = id(pick(['bus', 'money', 'none'], a))
  const interest = id(`i${a}`)
  const card = id(`c${a}${b}`)
  const vote = id(`v${b}`)
  const hash = String(a).padStart(64, '0')
  const capacity = pick(['layPartner', 'unpaidCarer', 'frontlineStaff', 'usesServices', 'commissioner'], a)
  const how = pick(['present', 'remote', 'phone'], b)
  const attends = pick<AttendsAs>(
    [{ as: 'self' }, { as: 'observer' }, { as: 'substitute', of: other, votes: a % 2 === 0 }],
    b,
  )
  const asks: readonly [CompleteMeetingAsk, ...CompleteMeetingAsk[]] = [
    { do: 'openItem', item },
    { do: 'closeItem', item },
    { do: 'comeIn', capacity, how, attends },
    { do: 'enrol', person, capacity, how, attends },
    { do: 'goOut', person },
    { do: 'apologise', person, words: 'w' },
    { do: 'askToSpeak', person },
    { do: 'askToSpeak', person: other },
    { do: 'takeBackAsk', person },
    { do: 'callSpeaker', person, reason: b % 2 === 0 ? 'r' : null },
    { do: 'callSpeaker', person: other, reason: 'r' },
    { do: 'endTurn', person },
    {
      do: 'raiseCard',
      card,
      colour: pick(['red', 'yellow', 'green', 'break'], b),
      by: { as: 'named', person },
    },
    { do: 'keepCaptions', keep: a % 2 === 0 },
    { do: 'dropCaptions', reason: 'r' },
    { do: 'raiseCard', card, colour: 'red', by: { as: 'unnamed', hash } },
    { do: 'lowerCard', card, hash },
    { do: 'lowerCardOf', card, reason: 'r' },
    { do: 'declareInterest', interest, person, item: id('bus'), sort: 'personal', nature: 'n' },
    {
      do: 'decideInterest',
      interest,
      effect: pick(['stayAndSpeak', 'speakNoVote', 'leave'], b),
      reason: 'r',
    },
    { do: 'withdrawInterest', interest },
    { do: 'replyToInterest', interest, words: 'w' },
    { do: 'giveOffice', person, office: 'facilitator' },
    { do: 'endOffice', person, office: 'facilitator', reason: 'r' },
    { do: 'setSeats', seats: [{ person, votes: b % 2 === 0 }] },
    { do: 'changeItem', item, facts: { ...facts, minutes: a + 1 } },
    { do: 'changeNotice', notice: { ...notice, words: String(b) } },
    { do: 'addPaper', paper: id(`p${a}`), item: null, title: 't', source: { what: 'file', file: id('f') } },
    { do: 'openVote', vote, item, question: 'q', method: { by: 'consent' }, secret: b % 2 === 0 },
    {
      do: 'castBallot',
      vote,
      person,
      answer: pick(['happy', 'canLive', 'notSure', 'cannotAgree'], b),
      reason: '',
    },
    { do: 'castBallot', vote, person: other, answer: 'happy', reason: 'r' },
    { do: 'takeBackBallot', vote, person },
    { do: 'closeVote', vote, secretBallots: [] },
    {
      do: 'recordDecision',
      decision: id('d'),
      item,
      words: `w${b}`,
      vote: null,
      effective: null,
      review: null,
    },
    { do: 'dissent', decision: id('d'), person, words: 'w' },
    { do: 'agreeAction', action: id('a'), item, words: 'w', owner: person, helper: null, due: null },
    { do: 'makePublicCopy', title: 't', items: [{ item, title: 't' }] },
    { do: 'withdrawPublicCopy', reason: 'r' },
    { do: 'tellAction', action: id('a'), status: pick(['open', 'done', 'dropped'], b), evidence: '' },
    { do: 'sayLesson', person, words: `w${b}` },
    { do: 'takeLessonBack', person },
    { do: 'end' },
    { do: 'setAmendUntil', day: pick(['2026-03-10', '2026-04-10', '2026-02-01'], b) },
    { do: 'approveMinutes', in: null, reason: 'r', notes: [{ item, seq: b, open: a % 2 }] },
    { do: 'approveMinutes', in: id('next'), reason: null, notes: [{ item, seq: b, open: 0 }] },
    { do: 'sendMinutesBack', in: id('next'), reason: 'r', amendUntil: '2026-05-01' },
  ]
  return pick(asks, what)
}

function play(
  steps: readonly Step[],
  check: (hall: Hall, before: Meeting, ask: CompleteMeetingAsk) => void,
): Hall {
  const hall = Hall.open()
  hall.followers = [{ ...hall.meeting, id: id('next'), from: hall.meeting.id }]
  for (const step of steps) {
    const [before, ask] = [hall.meeting, askOf(step)]
    hall.pass(step.ms)
    hall.ask(pick(everybody, step.actor), ask)
    check(hall, before, ask)
  }
  return hall
}

const stepsArbitrary = fc.array(stepArbitrary, { minLength: 1, maxLength: 80, size: 'max' })
const all = { person: '', mayRead: () => true, mayPrepare: true }

describe('anything that is asked, in any order', () => {
  it('[G2] answers with events that can be read again, and nothing the second time', () => {
    fc.assert(
      fc.property(stepsArbitrary, (steps) => {
        const hall = play(steps, () => undefined)
        for (const event of hall.log) expect(readMeetingEvent(event)).not.toBeNull()
        for (const step of steps) {
          const actor = pick(everybody, step.actor)
          const ask = askOf(step)
          // A turn that is asked for anew is another one.
          if (ask.do === 'endTurn') continue
          const first = hall.ask(actor, ask)
          const again = hall.ask(actor, ask)
          if ('events' in first && 'events' in again) expect(again.events).toEqual([])
        }
      }),
      { numRuns, ...seed },
    )
  })

  it('[G1] [G4] makes a meeting that follows from its events, also from any moment on that somebody saw', () => {
    fc.assert(
      fc.property(stepsArbitrary, fc.nat(80), (steps, moment) => {
        let seen: { view: string; from: number } | null = null
        const hall = play(steps, (now) => {
          if (now.log.length >= moment && seen === null) {
            seen = { view: JSON.stringify(viewFor(now.meeting, all)), from: now.log.length }
          }
        })
        const { view, from }: { view: string; from: number } = seen ?? {
          view: JSON.stringify(viewFor(hall.meeting, all)),
          from: hall.log.length,
        }
        const folded = hall.log
          .slice(from)
          .reduce((meeting, event) => evolveMeeting(meeting, event, event), meetingFrom(JSON.parse(view)))
        expect(folded).toEqual(hall.meeting)
      }),
      { numRuns, ...seed },
    )
  })

  it('[G190] leaves nothing under the id of a guest who has an account, but a vote in which both were counted', () => {
    fc.assert(
      fc.property(stepsArbitrary, fc.nat(4), fc.nat(4), (steps, one, other) => {
        const { meeting } = play(steps, () => undefined)
        const [guest, account] = [pick(everybody, one), pick(everybody, other)]
        const united = uniteIn(meeting, guest, account)
        expect(uniteIn(united, guest, account)).toEqual(united)
        if (guest === account) return
        const votes = [...united.votes].filter(
          ([, { voted }]) => !(voted.includes(guest) && voted.includes(account)),
        )
        const rest = { ...viewFor(united, all), votes }
        expect(JSON.stringify(rest)).not.toContain(guest)
      }),
      { numRuns, ...seed },
    )
  })

  it('[G1] no event in any order makes folding fail', () => {
    fc.assert(
      fc.property(stepsArbitrary, fc.infiniteStream(fc.nat()), (steps, dice) => {
        const hall = play(steps, () => undefined)
        const events = hall.log.toSorted(() => (Number(dice.next().value) % 2 === 0 ? 1 : -1))
        const start: Meeting = new Hall().meeting
        for (const [at, event] of events.entries()) {
          const folded = events.slice(0, at).reduce((meeting, one) => evolveMeeting(meeting, one, one), start)
          expect(() => evolveMeeting(folded, event, event)).not.toThrow()
        }
      }),
      { numRuns: Math.ceil(numRuns / 10), ...seed },
    )
  })

  it('[G40] [G44] [G24] keeps the list in the order of asking, of people who are here, with one speaking', () => {
    fc.assert(
      fc.property(stepsArbitrary, (steps) => {
        play(steps, ({ meeting }, before) => {
          const waiting = meeting.waiting.map(({ person }) => person)
          expect(new Set(waiting).size).toBe(waiting.length)
          for (const person of waiting) expect(hereIn(meeting, person)).not.toBeNull()
          if (meeting.speaking !== null) expect(hereIn(meeting, meeting.speaking.person)).not.toBeNull()
          const stayed = before.waiting.filter((one) => meeting.waiting.includes(one))
          expect(meeting.waiting.slice(0, stayed.length)).toEqual(stayed)
          for (const { ms } of meeting.spoken) expect(ms).toBeGreaterThanOrEqual(0)
        })
      }),
      { numRuns, ...seed },
    )
  })

  it('[G50] [G32] closes no item under a red card, and lets nobody speak in what they have left', () => {
    fc.assert(
      fc.property(stepsArbitrary, (steps) => {
        play(steps, ({ meeting }, before, ask) => {
          const isRedUp = [...before.cards.values()].some(({ colour }) => colour === 'red')
          if (isRedUp && before.on !== null) expect(meeting.on).toBe(before.on)
          const { speaking, on } = meeting
          const isOut = [...meeting.interests.values()].some(
            ({ person, item, withdrawn, decided }) =>
              person === speaking?.person && item === on && !withdrawn && decided?.effect === 'leave',
          )
          expect([ask.do, isOut && speaking?.item === on]).toEqual([ask.do, false])
          const clock = meeting.items.get(on ?? '')?.clock ?? null
          const isRed = [...meeting.cards.values()].some(({ colour }) => colour === 'red')
          if (clock !== null) expect(clock.pausedAt !== null).toBe(isRed)
        })
      }),
      { numRuns, ...seed },
    )
  })
})

describe('a view', () => {
  it('[G4] holds nothing of items that one may not read, nor of what others need', () => {
    const hall = Hall.open()
    const declared = {
      person: id('moses'),
      item: id('bus'),
      sort: 'personal',
      nature: 'Secret street',
    } as const
    hall.must(id('moses'), { do: 'declareInterest', interest: id('i'), ...declared })
    const paper = { do: 'addPaper', paper: id('p'), item: id('bus'), title: 'Secret paper' } as const
    hall.must(id('lena'), { ...paper, source: { what: 'file', file: id('f') } })
    const needs = [{ person: id('moses'), needs: ['braille'] }]
    hall.must(id('lena'), {
      do: 'sendPack',
      to: [{ person: id('moses'), way: 'print', formats: ['braille'] }],
      needs,
    })
    const view = viewFor(hall.meeting, {
      person: id('asha'),
      mayRead: (item) => item !== id('bus'),
      mayPrepare: false,
    })
    expect(JSON.stringify(view)).not.toMatch(/secret|braille|busxx/i)
    const own = viewFor(hall.meeting, { person: id('moses'), mayRead: () => false, mayPrepare: false })
    expect([own.interests.length, own.checks.length, own.packs.length]).toEqual([1, 1, 0])
  })
})
