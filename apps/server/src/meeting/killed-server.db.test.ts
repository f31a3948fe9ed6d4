import { readMeetingEvent, resultOfVote, type Meeting, type MeetingEvent } from '@alongside/meeting'
import { consentAnswers, type ConsentAnswer, type MeetingAsk } from '@alongside/protocol'
import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from './testing/every-ask.ts'
import { openHall, type Hall } from './testing/hall.ts'

const kills = Number(process.env['KILLS'] ?? 1)
const members = ['olga', 'priya', 'asha', 'moses', 'sam', 'ines', 'omar'] as const
const guests = ['nadia', 'rosa', 'mary'] as const

describe('a meeting whose server is killed', () => {
  let hall: Hall
  beforeAll(async () => {
    hall = await openHall(members, guests)
  }, 60_000)
  afterAll(() => hall.close())

  /** What one person does again and again, each time until it is answered; what was answered is kept. */
  function acting(name: string, vote: string) {
    const [screen, person] = [hall.screen(name), hall.id(name)]
    const raised: string[] = []
    const lowered: string[] = []
    let stands: ConsentAnswer | null = null
    const until = new AbortController()
    const must = async (ask: MeetingAsk): Promise<void> => {
      const { status, kind } = await screen.press(ask)
      if (status !== 200) throw new Error(`${name}, ${ask.do}: ${status} ${kind}`)
    }
    const card = async (): Promise<void> => {
      const id = newId()
      await must({ do: 'raiseCard', card: id, colour: 'yellow', by: { as: 'named', person } })
      raised.push(id)
      await must({ do: 'lowerCard', card: id, token: null })
      lowered.push(id)
    }
    const ballot = async (): Promise<void> => {
      if (randomInt(6) === 0) {
        await must({ do: 'takeBackBallot', vote, person })
        stands = null
        return
      }
      const answer = consentAnswers[randomInt(consentAnswers.length)] ?? 'happy'
      await must({ do: 'castBallot', vote, person, answer, reason: '' })
      stands = answer
    }
    const turn = async (): Promise<void> => {
      await must({ do: 'askToSpeak', person })
      await must({ do: 'takeBackAsk', person })
    }
    const done = (async () => {
      while (!until.signal.aborted) {
        await [card, ballot, ballot, turn][randomInt(4)]?.()
        await pause(randomInt(30))
      }
      // What stands at the end is told by the last that was answered.
      await ballot()
    })()
    return {
      person,
      raised,
      lowered,
      stands: () => stands,
      async end(): Promise<void> {
        until.abort()
        await done
      },
    }
  }

  /** The events of a kind that a witness heard, who heard everything since they came. */
  const heard = <Kind extends MeetingEvent['kind']>(kind: Kind) =>
    hall.screen('olga').told.flatMap((event) => {
      const happened = readMeetingEvent(event)
      return happened?.kind === kind ? [happened as Extract<MeetingEvent, { kind: Kind }>] : []
    })

  /** Every screen has folded what the server shows to whoever sits there. */
  async function allAlike(): Promise<void> {
    for (const [name, screen] of hall.screens) {
      const served = await screen.asServed()
      await screen.until((meeting) => text(meeting) === text(served))
      expect([name, screen.meeting]).toEqual([name, served])
    }
  }
  const text = (meeting: Meeting): string =>
    JSON.stringify(meeting, (_key, value: unknown) => (value instanceof Map ? [...value] : value))

  it.each(['named', 'secret'] as const)(
    `[D61] ${kills} times and at the close while ten people press and vote, loses nothing and does nothing twice: %s`,
    async (secrecy) => {
      const [item = ''] = hall.items
      const olga = hall.screen('olga')
      await olga.press({ do: 'openItem', item })
      const vote = newId()
      const method = { by: 'consent' } as const
      const secret = secrecy === 'secret'
      await olga.press({ do: 'openVote', vote, item, question: 'Keep it?', method, secret })
      const all = [...hall.screens.keys()].map((name) => acting(name, vote))
      for (let kill = 0; kill < kills; kill += 1) {
        const before = heard('cardLowered').length
        while (heard('cardLowered').length < before + 3) await pause(10)
        await pause(randomInt(120))
        await hall.restart()
      }
      await Promise.all(all.map((one) => one.end()))
      // The close is killed too, and asked again.
      const closing = olga.press({ do: 'closeVote', vote })
      await pause(randomInt(20))
      await hall.restart()
      expect(await closing).toMatchObject({ status: 200 })
      await allAlike()

      // Nothing that was answered is lost, and nothing was done twice.
      for (const [kind, cards] of [
        ['cardRaised', all.flatMap(({ raised }) => raised)],
        ['cardLowered', all.flatMap(({ lowered }) => lowered)],
      ] as const) {
        const told = heard(kind).map(({ payload }) => payload.card)
        expect(new Set(told).size).toBe(told.length)
        expect(cards.filter((card) => !told.includes(card))).toEqual([])
      }
      const { votes, waiting, cards } = await olga.asServed()
      expect([waiting, [...cards.values()]]).toEqual([[], []])
      const closed = votes.get(vote)
      if (closed === undefined) throw new Error('the vote is gone')
      const given = all.flatMap(({ person, stands }) => {
        const answer = stands()
        return answer === null ? [] : [{ person, answer }]
      })
      const byPerson = (one: { readonly person: string }, other: { readonly person: string }) =>
        one.person < other.person ? -1 : 1
      expect(closed.voted.toSorted()).toEqual(given.map(({ person }) => person).toSorted())
      const counted = secret ? closed.closed?.secretBallots : closed.ballots
      expect(counted?.map(({ answer }) => answer).toSorted()).toEqual(
        given.map(({ answer }) => answer).toSorted(),
      )
      expect(resultOfVote(closed)?.ballots).toBe(given.length)
      if (!secret) {
        const ballots = closed.ballots.map(({ person, answer }) => ({ person, answer }))
        expect(ballots.toSorted(byPerson)).toEqual(given.toSorted(byPerson))
      }
      expect(heard('voteClosed').filter(({ payload }) => payload.vote === vote)).toHaveLength(1)
    },
    180_000,
  )
})
