import { beforeEach, describe, expect, it } from 'vitest'
import type { AskTo } from './ask.ts'
import { isInAudience } from './in-audience.ts'
import { askedByDay } from './decide/by-day.ts'
import type { Effect } from './decision.ts'
import { permissionOn } from './permission.ts'
import { asha, lena, openBoard, sam, someFacts, someNotice, type Board } from './testing/board.ts'

const presence = { isGone: () => false, isCardGone: () => false }
const call: AskTo<'callMeeting'> = {
  do: 'callMeeting',
  title: 'March',
  notice: someNotice,
  quorum: { atLeast: 1, of: [] },
  seats: [],
  series: null,
  from: null,
}

let board: Board
let meeting: string
beforeEach(() => {
  board = openBoard()
  meeting = board.must(lena, call)
  board.must(lena, { do: 'giveOffice', person: lena, office: 'chair' })
})

const meet = (person: string, ask: AskTo<'meet'>['ask'], at = meeting) =>
  board.must(person, { do: 'meet', meeting: at, ask, presence })
const refusedMeet = (person: string, ask: AskTo<'meet'>['ask']) =>
  board.refused(person, { do: 'meet', meeting, ask, presence })
const addItem = (title: string, kept = false) => {
  const confidential = kept ? { people: [] } : null
  return board.must(lena, { do: 'addItem', meeting, title, after: null, facts: someFacts, confidential })
}
const titles = (of: string) => board.document(of).sections.map(({ title }) => title)
const end = () => {
  meet(lena, { do: 'publish', needs: [] })
  meet(sam, { do: 'comeIn', capacity: 'layPartner', how: 'present', attends: { as: 'self' } })
  meet(lena, { do: 'open' })
  meet(lena, { do: 'end' })
}
/** Opens a meeting that follows, in which the minutes of the first are approved. */
const openNext = () => {
  const next = board.must(lena, { ...call, title: 'April', from: meeting })
  meet(lena, { do: 'publish', needs: [] }, next)
  meet(lena, { do: 'open' }, next)
  return next
}
const notesOf = (seq: number) =>
  board.document(meeting).sections.map(({ id }) => ({ item: id, seq, open: 0 }))
const dueOf = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.type === 'askLater' && effect.ask.do === 'endAmending' ? [effect] : []))

describe('the minutes of a meeting', () => {
  it('[M170] are changed after the day by those who note alone, and by nobody once they are approved', () => {
    const item = addItem('Bus')
    end()
    const rights = () => [lena, sam, asha].map((person) => permissionOn(board.space, person, item))
    expect(rights()).toEqual(['own', 'suggest', 'comment'])
    const day = board.space.meetings.get(meeting)?.minutes.amendUntil ?? ''
    board.today = '2999-01-01'
    board.must(lena, { do: 'endAmending', meeting, day })
    expect(rights()).toEqual(['own', 'comment', 'comment'])
    meet(lena, { do: 'setAmendUntil', day: '2999-01-01' })
    expect(rights()).toEqual(['own', 'suggest', 'comment'])
    const next = openNext()
    meet(lena, { do: 'approveMinutes', in: next, reason: null, notes: notesOf(4) })
    expect(rights()).toEqual(['comment', 'comment', 'comment'])
  })

  it('[G141] [M171] are told to be past their day once, when it is over where the space is, and as they stand then', () => {
    addItem('Bus')
    meet(lena, { do: 'publish', needs: [] })
    meet(lena, { do: 'open' })
    const ended = board.ask(lena, { do: 'meet', meeting, ask: { do: 'end' }, presence })
    const due = dueOf('refusal' in ended ? [] : ended.effects)
    const day = board.space.meetings.get(meeting)?.minutes.amendUntil ?? ''
    expect(due.map(({ ask }) => ask)).toEqual([{ do: 'endAmending', meeting, day }])
    expect(new Date((due[0]?.at ?? 0) - 1).toISOString().slice(0, 10)).toBe(day)
    expect(dueOf(askedByDay(board.space, board.today, 0))).toHaveLength(1)
    const from = board.log.length
    const ask = { do: 'endAmending', meeting, day } as const
    board.must(lena, ask)
    board.today = '2999-01-01'
    board.must(lena, { ...ask, day: '2998-12-31' })
    expect(board.kindsSince(from)).toEqual([])
    board.must(lena, ask)
    board.must(lena, ask)
    expect(board.kindsSince(from)).toEqual(['amendingEnded'])
    expect(board.log.at(-1)?.actor).toBeNull()
    expect(dueOf(askedByDay(board.space, board.today, 0))).toEqual([])
  })

  it('[M172] are the first items of the next meeting, also those that were left over, until they are approved', () => {
    addItem('Bus')
    const april = board.must(lena, { ...call, title: 'April', from: meeting })
    expect(titles(april)).toEqual(['Minutes of March'])
    const [minutes] = board.space.meetings.get(april)?.items.values() ?? []
    expect(minutes).toMatchObject({ facts: { approves: meeting, sort: 'decision' }, confidential: false })
    const may = board.must(lena, { ...call, title: 'May', from: april })
    expect(titles(may)).toEqual(['Minutes of March', 'Minutes of April'])
    end()
    meet(lena, { do: 'publish', needs: [] }, april)
    meet(lena, { do: 'open' }, april)
    meet(lena, { do: 'approveMinutes', in: april, reason: null, notes: [] })
    expect(titles(board.must(lena, { ...call, from: april }))).toEqual(['Minutes of April'])
    meet(lena, { do: 'callOff', reason: 'Snow.' }, may)
    expect(titles(board.must(lena, { ...call, from: may }))).toEqual(['Minutes of April'])
  })

  it('[M172] are called by the title of their meeting only where everyone in the space may know it', () => {
    const nothing = { grantee: { to: 'person', person: asha }, permission: null, reason: null } as const
    board.must(lena, { do: 'giveRight', on: { what: 'document', document: meeting }, ...nothing })
    const next = board.must(lena, { ...call, title: 'April', from: meeting })
    expect(titles(next)).toEqual(['Minutes of the last meeting'])
    // Whoever may not see the meeting before names it in no item.
    board.must(lena, { do: 'giveOffice', person: asha, office: 'organiser' })
    const item = { do: 'addItem', title: 'I', after: null, confidential: null } as const
    const facts = { ...someFacts, approves: meeting }
    expect(board.refused(asha, { ...item, meeting: next, facts })).toBe('notFound')
    expect(board.refused(lena, { ...item, meeting, facts })).toBe('invalid')
    board.must(lena, { ...item, meeting: next, facts })
  })

  it('[M173] keep their parts, with names and order, once they are approved', () => {
    const [item, away] = [addItem('Bus'), addItem('Away')]
    board.must(lena, { do: 'putSectionAway', section: away })
    end()
    const next = openNext()
    board.must(lena, { do: 'renameSection', section: item, title: 'Buses' })
    meet(lena, { do: 'approveMinutes', in: next, reason: null, notes: notesOf(4) })
    for (const ask of [
      { do: 'renameSection', section: item, title: 'Trams' },
      { do: 'putSectionAway', section: item },
      { do: 'bringSectionBack', section: away },
    ] as const) {
      expect(board.refused(lena, ask), ask.do).toBe('ended')
    }
    expect(board.refused(lena, { do: 'moveSection', section: item, after: away })).toBe('ended')
    expect(titles(meeting)).toContain('Buses')
  })

  it('[G144] [M145] are heard to be approved by all, and item by item by those who may read it', () => {
    const [open, kept] = [addItem('Bus'), addItem('Pay', true)]
    end()
    const next = openNext()
    const from = board.log.length
    meet(lena, { do: 'approveMinutes', in: next, reason: null, notes: notesOf(4) })
    const heard = (person: string) =>
      board.log
        .slice(from)
        .filter((event) => isInAudience(board.space, event, person))
        .map(({ kind, payload }) => ({ kind, ...(payload as object) }))
    expect(heard(lena)).toMatchObject([{ item: kept }, { item: open }, { kind: 'minutesApproved' }])
    expect(heard(sam)).toMatchObject([{ item: open }, { kind: 'minutesApproved' }])
    expect(JSON.stringify(heard(sam))).not.toContain(kept)
  })

  it('[G142] are approved in no meeting that the one who asks may not know of, nor one that does not follow', () => {
    addItem('Bus')
    end()
    const other = board.must(lena, { ...call, title: 'Other' })
    const approve = { do: 'approveMinutes', reason: null, notes: [] } as const
    expect(refusedMeet(lena, { ...approve, in: other })).toBe('notFound')
    const next = openNext()
    const nothing = { grantee: { to: 'person', person: asha }, permission: null, reason: null } as const
    board.must(lena, { do: 'giveRight', on: { what: 'document', document: next }, ...nothing })
    expect(refusedMeet(asha, { ...approve, in: next })).toBe('notFound')
    expect(refusedMeet(sam, { ...approve, in: next })).toBe('notAllowed')
    board.must(lena, { do: 'putDocumentAway', document: next })
    expect(refusedMeet(lena, { ...approve, in: next })).toBe('notFound')
  })
})
