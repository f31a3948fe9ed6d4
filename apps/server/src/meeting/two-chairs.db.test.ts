import type { Meeting, MeetingEvent } from '@alongside/meeting'
import type { MeetingAsk } from '@alongside/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from './testing/every-ask.ts'
import { openHall, type Hall } from './testing/hall.ts'
import type { Answered } from './testing/screen.ts'

const rounds = 8

describe('two who lead a meeting and act in the same moment', () => {
  let hall: Hall
  beforeAll(async () => {
    hall = await openHall(['olga', 'priya', 'asha', 'moses', 'sam'], ['nadia'])
  }, 60_000)
  afterAll(() => hall.close())

  const served = (): Promise<Meeting> => hall.screen('sam').asServed()
  const must = async (ask: MeetingAsk): Promise<void> => {
    const answer = await hall.screen('olga').press(ask)
    if (answer.status !== 200) throw new Error(`${ask.do}: ${JSON.stringify(answer)}`)
  }
  /** What has happened since, as one who only listens heard it. */
  const heard = () => hall.screen('sam').told.map(({ kind }) => kind)

  /** Has both ask at once, and answers what came of it once all have heard of it. */
  async function both(one: MeetingAsk, other: MeetingAsk) {
    await settled()
    const from = heard().length
    const asked = [hall.screen('olga').ask(one), hall.screen('priya').ask(other)] as const
    const answers = await Promise.all(asked)
    await settled()
    return { answers, kinds: heard().slice(from) }
  }

  /** Waits until every screen has folded the meeting that the server has. */
  async function settled(): Promise<void> {
    const now = await served()
    for (const [, screen] of hall.screens) {
      await screen.until((meeting) => mark(meeting) === mark(now))
      expect(unballoted(screen.meeting)).toEqual(unballoted(now))
    }
  }
  /** Until the close everybody knows their own ballot alone. */
  const unballoted = (meeting: Meeting) => ({
    ...meeting,
    votes: [...meeting.votes.values()].map((vote) => ({ ...vote, ballots: [] })),
  })
  const mark = (meeting: Meeting): string =>
    JSON.stringify(unballoted(meeting), (_key, value: unknown) => (value instanceof Map ? [...value] : value))

  const won = (answers: readonly Answered[]) => answers.filter(({ status }) => status === 200)
  const lost = (answers: readonly Answered[]) => answers.filter(({ status }) => status !== 200)
  const times = (kinds: readonly string[], kind: MeetingEvent['kind']) =>
    kinds.filter((one) => one === kind).length

  it('[D60] open the same item once, and of two items the one that was asked for first', async () => {
    const [a = '', b = '', c = ''] = hall.items
    for (let round = 0; round < rounds; round += 1) {
      await must({ do: 'openItem', item: a })
      const same = await both({ do: 'openItem', item: b, seen: a }, { do: 'openItem', item: b, seen: a })
      expect(won(same.answers)).toHaveLength(2)
      expect(same.kinds).toEqual(['itemClosed', 'itemOpened'])
      const apart = await both({ do: 'openItem', item: c, seen: b }, { do: 'openItem', item: a, seen: b })
      expect(won(apart.answers)).toHaveLength(1)
      expect(lost(apart.answers)).toMatchObject([{ status: 409, kind: 'alreadyDone' }])
      expect(apart.kinds).toEqual(['itemClosed', 'itemOpened'])
      await must({ do: 'closeItem', item: (await served()).on ?? '' })
    }
  }, 60_000)

  it('[D60] call one speaker, and end no turn of whom the other has just called', async () => {
    const [asha, moses] = [hall.id('asha'), hall.id('moses')]
    for (let round = 0; round < rounds; round += 1) {
      for (const name of ['asha', 'moses']) {
        await hall.screen(name).press({ do: 'askToSpeak', person: hall.id(name) })
      }
      const call = { do: 'callSpeaker', reason: 'Now.', seen: null } as const
      const apart = await both({ ...call, person: asha }, { ...call, person: moses })
      expect(won(apart.answers)).toHaveLength(1)
      expect(lost(apart.answers)).toMatchObject([{ status: 409, kind: 'alreadyDone' }])
      expect(apart.kinds).toEqual(['speakerCalled'])
      const { speaking, waiting } = await served()
      expect(waiting.map(({ person }) => person)).toEqual([speaking?.person === asha ? moses : asha])
      const end = { do: 'endTurn', person: speaking?.person ?? '' } as const
      const ended = await both(end, end)
      expect([won(ended.answers).length, ended.kinds]).toEqual([2, ['turnEnded']])
      await hall.screen('asha').press({ do: 'takeBackAsk', person: asha })
      await hall.screen('moses').press({ do: 'takeBackAsk', person: moses })
    }
  }, 60_000)

  it('[D60] open one vote and end it once, in one way', async () => {
    const [item = ''] = hall.items
    await must({ do: 'openItem', item })
    for (let round = 0; round < rounds; round += 1) {
      const secret = round % 2 === 0
      const opening = (vote: string): MeetingAsk => ({
        do: 'openVote',
        vote,
        item,
        question: 'Keep it?',
        method: { by: 'consent' },
        secret,
      })
      const opened = await both(opening(newId()), opening(newId()))
      expect(won(opened.answers)).toHaveLength(1)
      expect(lost(opened.answers)).toMatchObject([{ status: 403, kind: 'notAllowed' }])
      expect(opened.kinds).toEqual(['voteOpened'])
      const [vote = ''] = [...(await served()).votes.keys()].slice(-1)
      const [cast, close] = [
        { do: 'castBallot', vote, person: hall.id('priya'), answer: 'happy', reason: '' },
        { do: 'closeVote', vote },
      ] as const
      if (round < rounds / 2) {
        // Whoever votes as it is closed is counted or told of as late, and not both.
        const { kinds } = await both(close, cast)
        const { voted = [], late = [], ballots = [], closed } = (await served()).votes.get(vote) ?? {}
        expect(times(kinds, 'voteClosed')).toBe(1)
        expect([...voted, ...late]).toEqual([hall.id('priya')])
        expect(ballots.length + (closed?.secretBallots.length ?? 0)).toBe(voted.length)
        const again = await both(close, close)
        expect([won(again.answers).length, again.kinds]).toEqual([2, []])
      } else {
        const { answers, kinds } = await both(close, { do: 'callOffVote', vote, reason: 'Not yet.' })
        expect([won(answers).length, kinds.length]).toEqual([1, 1])
        expect(lost(answers)).toMatchObject([{ kind: 'ended' }])
      }
    }
  }, 60_000)

  it('[D60] decide of one interest one after the other, and both of them know how it stands', async () => {
    const [item = '', other = ''] = hall.items
    for (let round = 0; round < rounds; round += 1) {
      const interest = newId()
      const declared = { item: other, sort: 'personal', nature: 'Mine.' } as const
      await hall
        .screen('asha')
        .press({ do: 'declareInterest', interest, person: hall.id('asha'), ...declared })
      const decide = { do: 'decideInterest', interest, reason: 'Fair.' } as const
      const { answers, kinds } = await both(
        { ...decide, effect: 'stayAndSpeak' },
        { ...decide, effect: 'speakNoVote' },
      )
      expect([won(answers).length, kinds]).toEqual([2, ['interestDecided', 'interestDecided']])
    }
    await must({ do: 'closeItem', item })
  }, 60_000)

  it('[D60] end it once', async () => {
    const { answers, kinds } = await both({ do: 'end' }, { do: 'end' })
    expect([won(answers).length, kinds]).toEqual([2, ['meetingEnded', 'askedHowItWas', 'amendUntilSet']])
    expect((await both({ do: 'openItem', item: hall.items[0] ?? '' }, { do: 'end' })).kinds).toEqual([])
  }, 60_000)
})
