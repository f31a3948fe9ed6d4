import { copyPreviewSchema, meetingAnswerSchema } from '@alongside/meeting'
import {
  answeredProblemSchema,
  meetingAskSchema,
  type Capacity,
  type MeetingAsk,
  type Needs,
} from '@alongside/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBoard, type Board } from '../api/testing/open-board.ts'
import type { Visitor } from '../api/testing/visitor.ts'
import { adding, calling } from '../testing/hold-meeting.ts'
import { askers, everyAsk, newId, states, type Asker, type Places, type State } from './testing/every-ask.ts'

const needs: Needs = {
  formats: ['largePrint'],
  formatWords: '',
  language: '',
  channel: { by: 'app' },
  reach: '',
  times: '',
  supporter: null,
  supporterWords: '',
  pleaseDo: '',
  pleaseDont: '',
  sharing: { with: 'space' },
}
const here = { capacity: 'layPartner', how: 'present' } as const
const self = { ...here, attends: { as: 'self' } } as const

describe('everything that can be asked of a meeting', () => {
  let board: Board
  let space: string
  let document: string
  let visitors: Readonly<Record<Asker, Visitor>>
  let ids: Readonly<Record<Exclude<Asker, 'guest' | 'outsider'>, string>>

  beforeAll(async () => {
    board = await openBoard()
    const chair = board.visitor()
    const chairId = await chair.signIn('chair@example.org', 'Lena Fischer')
    space = await chair.openSpace('Riverside')
    const token = await chair.makeLink(space)
    const member = async (name: string) => {
      const visitor = board.visitor()
      const id = await visitor.signIn(`${name.toLowerCase()}@example.org`, name)
      await visitor.join(token)
      return { visitor, id }
    }
    const [noteTaker, asha, omar, moses] = await Promise.all(
      ['Sam', 'Asha', 'Omar', 'Moses'].map((name) => member(name)),
    )
    const outsider = board.visitor()
    await outsider.signIn('otto@example.org', 'Otto')
    ids = {
      chair: chairId,
      noteTaker: noteTaker!.id,
      member: asha!.id,
      observer: omar!.id,
      outOfItem: moses!.id,
    }
    visitors = {
      chair,
      noteTaker: noteTaker!.visitor,
      member: asha!.visitor,
      observer: omar!.visitor,
      outOfItem: moses!.visitor,
      guest: board.visitor(),
      outsider,
    }
    for (const [person, office] of [
      [ids.chair, 'chair'],
      [ids.noteTaker, 'noteTaker'],
    ] as const) {
      await chair.command(space, { do: 'giveOffice', person, office })
    }
    await visitors.member.ask('PUT', `/spaces/${space}/people/${ids.member}/needs`, needs)
    document = (await chair.made(space, { do: 'createDocument', kind: 'blank', title: 'Bus report' })).made
  }, 30_000)
  afterAll(() => board.close())

  const capacityOf = (asker: Asker): Capacity => (asker === 'guest' ? 'unpaidCarer' : 'layPartner')
  const events = (from = 0) => board.store.events.read(space, from)
  const send = (asker: Asker, meeting: string, ask: MeetingAsk) =>
    visitors[asker].command(space, { do: 'meet', meeting, ask })
  async function must(asker: Asker, meeting: string, ask: MeetingAsk): Promise<void> {
    const { status, body } = await send(asker, meeting, ask)
    if (status !== 200) throw new Error(`${ask.do}: ${JSON.stringify(body)}`)
  }

  /** A meeting that has come so far, with something of everything in it, to which the guest has a link. */
  async function meetingIn(state: State): Promise<{ id: string; at: Places }> {
    const { chair, guest, member } = visitors
    const seats = [ids.chair, ids.noteTaker, ids.member, ids.outOfItem]
    const { made: id } = await chair.made(space, calling('March', seats))
    const item = (await chair.made(space, adding(id, 'Buses'))).made
    const other = (await chair.made(space, adding(id, 'Money'))).made
    const lastDay = new Date(board.clock.now + 5 * 86_400_000).toISOString().slice(0, 10)
    const { token } = await chair.linkTo(space, id, lastDay)
    await guest.ask('POST', `/links/${token}/join`, { name: 'Nadia', capacity: 'unpaidCarer' })
    const [interest, vote, decision, action, card] = [newId(), newId(), newId(), newId(), newId()]
    const declared = { sort: 'personal', nature: 'Mine.' } as const
    await must('member', id, {
      do: 'declareInterest',
      interest,
      person: ids.member,
      item: other,
      ...declared,
    })
    await must('chair', id, { do: 'decideInterest', interest, effect: 'stayAndSpeak', reason: 'Fine.' })
    const leaving = newId()
    await must('outOfItem', id, {
      do: 'declareInterest',
      interest: leaving,
      person: ids.outOfItem,
      item,
      ...declared,
    })
    await must('chair', id, { do: 'decideInterest', interest: leaving, effect: 'leave', reason: 'Hers.' })
    if (state !== 'draft') await must('chair', id, { do: 'publish' })
    if (state === 'off') await must('chair', id, { do: 'callOff', reason: 'Snow.' })
    if (state === 'live' || state === 'over' || state === 'approved') {
      await must('chair', id, { do: 'open' })
      for (const asker of ['chair', 'noteTaker', 'member', 'outOfItem'] as const) {
        await must(asker, id, { do: 'comeIn', ...self })
      }
      await must('observer', id, { do: 'comeIn', ...here, attends: { as: 'observer' } })
      await must('guest', id, { do: 'comeIn', ...self, capacity: 'unpaidCarer' })
      await must('chair', id, { do: 'openItem', item })
      const by = { as: 'named', person: ids.observer } as const
      await must('observer', id, { do: 'raiseCard', card: other, colour: 'yellow', by })
      const recorded = { decision, item, words: 'Yes.', vote: null, effective: null, review: null }
      await must('chair', id, { do: 'recordDecision', ...recorded })
      const agreed = { action, item, words: 'Write.', owner: ids.member, helper: null, due: null }
      await must('chair', id, { do: 'agreeAction', ...agreed })
      // A vote by the number of the interest, to call off, and a card by that of the other item, to lower.
      await must('chair', id, {
        do: 'openVote',
        vote: interest,
        item,
        question: 'Now?',
        method: { by: 'consent' },
        secret: false,
      })
      if (state !== 'live') {
        await must('chair', id, { do: 'closeVote', vote: interest })
        await must('chair', id, { do: 'end' })
      }
      if (state === 'approved') {
        const today = new Date(board.clock.now).toISOString().slice(0, 10)
        await must('chair', id, { do: 'setAmendUntil', day: today })
        board.clock.now += 2 * 86_400_000
        await must('chair', id, { do: 'approveMinutes', in: null, reason: 'None follows.' })
      }
    }
    const { meeting } = meetingAnswerSchema.parse((await member.ask('GET', `/meetings/${id}`)).body)
    const check = meeting.checks[0]?.id ?? newId()
    const places = { item, other, document, paper: newId(), check, member: ids.member }
    const preview = copyPreviewSchema.safeParse((await chair.ask('GET', `/meetings/${id}/public-copy`)).body)
    const read = preview.data?.read ?? '0'.repeat(64)
    return { id, at: { ...places, read, interest, vote, decision, action, card } }
  }

  it('[G192] has an example here', () => {
    const kinds = meetingAskSchema.options.map(({ shape }) => shape.do.value)
    expect(Object.keys(everyAsk).toSorted()).toEqual(kinds.toSorted())
  })

  it.each(states)(
    '[G192] is refused with a reason, or answered as done, whoever has no right to it, and in the wrong state: %s',
    async (state) => {
      const { id, at } = await meetingIn(state)
      const before = (await events()).length
      for (const [name, { ask, by, in: when }] of Object.entries(everyAsk)) {
        for (const asker of askers) {
          if (by.includes(asker) && when.includes(state)) continue
          const { status, body } = await send(asker, id, ask(at, capacityOf(asker)))
          const what = `${asker}: ${name}`
          if (status === 200) {
            // Nobody without the right is told that it is done, but for what is nobody's to keep.
            expect([what, by.includes(asker) || isNothing(name)]).toEqual([what, true])
          } else {
            expect([what, status >= 400 && status < 500]).toEqual([what, true])
            expect(answeredProblemSchema.parse(body).words).toMatch(/^\p{Lu}.*\.$/u)
          }
          if (asker === 'outsider') expect([what, status]).toEqual([what, 404])
        }
      }
      expect((await events(before)).map(({ kind }) => kind)).toEqual([])
    },
    60_000,
  )

  it.each(states)(
    '[G192] is done once for whoever has the right to it, and is so already when asked again: %s',
    async (state) => {
      const whole = await meetingIn(state)
      for (const [name, { ask, by, in: when }] of Object.entries(everyAsk)) {
        const [asker] = by
        if (asker === undefined || !when.includes(state)) continue
        // One that has just been opened is not called off.
        const { id, at } = name === 'callOff' ? await meetingIn(state) : whole
        const example = ask(at, capacityOf(asker))
        const before = (await events()).length
        const { status, body } = await send(asker, id, example)
        expect([name, status, body]).toEqual([name, 200, expect.anything()])
        const after = (await events()).length
        expect([name, after > before]).toEqual([name, true])
        // Somebody who is written down by name is somebody new each time.
        if (name === 'enrolByName') continue
        await send(asker, id, example)
        expect([name, (await events()).length]).toEqual([name, after])
      }
    },
    60_000,
  )

  it('[G192] is refused to whoever is out of an item, or only watches, also for themselves', async () => {
    const { id, at } = await meetingIn('live')
    await must('chair', id, { do: 'callOffVote', vote: at.interest, reason: 'Another.' })
    await must('chair', id, everyAsk.openVote.ask(at, 'layPartner'))
    const before = (await events()).length
    for (const asker of ['outOfItem', 'observer', 'guest'] as const) {
      const person = asker === 'guest' ? (await visitors.guest.view(space)).me.person : ids[asker]
      const own = { ...at, member: person }
      for (const name of ['castBallot', 'takeBackBallot'] as const) {
        expect((await send(asker, id, everyAsk[name].ask(own, 'layPartner'))).status).toBeGreaterThanOrEqual(
          400,
        )
      }
      if (asker !== 'outOfItem') continue
      for (const name of [
        'askToSpeak',
        'dissent',
        'takeDissentBack',
        'declareInterest',
        'tellAction',
      ] as const) {
        const { status } = await send(
          asker,
          id,
          everyAsk[name].ask({ ...own, action: newId() }, 'layPartner'),
        )
        expect([name, status]).toEqual([name, name === 'askToSpeak' ? 403 : 404])
      }
    }
    expect((await events(before)).map(({ kind }) => kind)).toEqual([])
  })

  /** A card that nobody holds up is down for everyone. */
  const isNothing = (name: string) => name === 'lowerCard'
})
