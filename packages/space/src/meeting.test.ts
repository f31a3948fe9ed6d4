import type { Confidential } from '@alongside/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AskTo } from './ask.ts'
import { isInAudience } from './in-audience.ts'
import { permissionOn, rightOnSection } from './permission.ts'
import { placeOf } from './space.ts'
import { asha, id, lena, omar, openBoard, sam, someFacts, someNotice, type Board } from './testing/board.ts'
import { voicesFor } from './voice.ts'

const mary = id('mary')
const presence = { isGone: () => false, isCardGone: () => false }
const quorum = { atLeast: 0, of: [] }
const call: AskTo<'callMeeting'> = {
  do: 'callMeeting',
  title: 'March',
  notice: someNotice,
  quorum,
  seats: [],
  series: null,
  from: null,
}

let board: Board
let meeting: string
beforeEach(() => {
  board = openBoard()
  meeting = board.must(lena, call)
})

const meet = (person: string, ask: AskTo<'meet'>['ask']) =>
  board.must(person, { do: 'meet', meeting, ask, presence })
const addItem = (title: string, confidential: Confidential = null, after: string | null = null) =>
  board.must(lena, { do: 'addItem', meeting, title, after, facts: someFacts, confidential })
const on = (person: string, section: string) => permissionOn(board.space, person, section)

/** A meeting that is on, led by Lena. */
function begin(): void {
  board.must(lena, { do: 'giveOffice', person: lena, office: 'chair' })
  meet(lena, { do: 'publish', needs: [] })
  for (const person of [lena, sam]) {
    meet(person, { do: 'comeIn', capacity: 'layPartner', how: 'present', attends: { as: 'self' } })
  }
  meet(lena, { do: 'open' })
}

/** A guest of the meeting. */
function letIn(person: string): void {
  const terms = { permission: 'edit', label: 'l', lastDay: '2026-12-31', visitors: false } as const
  const link = board.must(lena, { do: 'makeLink', document: meeting, ...terms })
  board.must(person, { do: 'joinByLink', link, capacity: 'usesServices', isVouchedFor: false })
}

/** Who of these heard of the last events of a kind. */
const heardOf = (kind: string, from: readonly string[] = [lena, sam, asha, mary]) => {
  const event = board.log.findLast((one) => one.kind === kind)
  return event === undefined ? [] : from.filter((person) => isInAudience(board.space, event, person))
}

describe('calling a meeting', () => {
  it('[M140] is for those with an office for it, and makes a document that they own', () => {
    expect(board.refused(sam, call)).toBe('notAllowed')
    board.must(lena, { do: 'giveOffice', person: sam, office: 'noteTaker' })
    const own = board.must(sam, call)
    expect(board.document(own)).toMatchObject({ kind: 'meeting', title: 'March', sections: [] })
    const item = board.must(sam, {
      do: 'addItem',
      meeting: own,
      title: 'I',
      after: null,
      facts: someFacts,
      confidential: null,
    })
    expect([lena, sam, asha, omar].map((person) => on(person, item))).toEqual(['own', 'own', 'edit', null])
    expect(board.refused(lena, { do: 'createDocument', kind: 'meeting', title: 'M' })).toBe('invalid')
    expect(board.refused(lena, { do: 'addSection', document: meeting, title: 'S', after: null })).toBe(
      'invalid',
    )
    expect(board.refused(lena, { ...call, seats: [{ person: omar, votes: true }] })).toBe('invalid')
    expect(board.refused(lena, { ...call, from: id('nowhere') })).toBe('notFound')
  })

  it('[M141] after another brings its standing items in order, among the same people', () => {
    const standing = { ...someFacts, standing: true }
    const item = { do: 'addItem', meeting, after: null, confidential: null } as const
    addItem('Once')
    board.must(lena, { ...item, title: 'Second', facts: standing })
    const first = { ...item, title: 'First', facts: { ...standing, minutes: 5 } }
    board.must(lena, { ...first, confidential: { people: [sam] } })
    const away = board.must(lena, { ...item, title: 'Away', facts: standing })
    board.must(lena, { do: 'putSectionAway', section: away })
    const next = board.must(lena, { ...call, from: meeting })
    expect(board.document(next).sections.map(({ title }) => title)).toEqual([
      'Minutes of March',
      'First',
      'Second',
    ])
    const [, kept, open] = board.document(next).sections.map(({ id: section }) => section)
    expect([sam, asha].map((person) => on(person, kept ?? ''))).toEqual(['edit', null])
    expect(on(asha, open ?? '')).toBe('edit')
    expect(board.space.meetings.get(next)?.items.get(kept ?? '')).toMatchObject({
      confidential: true,
      facts: { minutes: 5 },
      openedAt: null,
    })
    // Whoever may not read an item does not bring it along.
    board.must(lena, { do: 'giveOffice', person: asha, office: 'noteTaker' })
    const grantee = { to: 'office', office: 'noteTaker' } as const
    const less = { grantee, permission: 'edit', reason: null } as const
    board.must(lena, { do: 'giveRight', on: { what: 'document', document: meeting }, ...less })
    const secret = board.document(meeting).sections.find(({ title }) => title === 'First')?.id ?? ''
    const nothing = { grantee, permission: null, reason: null } as const
    board.must(lena, { do: 'giveRight', on: { what: 'section', section: secret }, ...nothing })
    const hers = board.must(asha, { ...call, from: meeting })
    expect(board.document(hers).sections.map(({ title }) => title)).toEqual(['Minutes of March', 'Second'])
  })
})

describe('an item', () => {
  it('[M142] that is kept among some is nothing to everyone else, from its first event on', () => {
    letIn(mary)
    const from = board.log.length
    const item = addItem('Secret', { people: [asha] })
    expect([lena, asha, sam, mary].map((person) => on(person, item))).toEqual(['own', 'edit', null, null])
    for (const event of board.log.slice(from)) {
      const heard = [lena, asha, sam, mary].filter((person) => isInAudience(board.space, event, person))
      expect([event.kind, heard]).toEqual([event.kind, [lena, asha]])
    }
    expect(
      board.refused(lena, {
        do: 'addItem',
        meeting,
        title: 'I',
        after: null,
        facts: someFacts,
        confidential: { people: [omar] },
      }),
    ).toBe('notFound')
  })

  it('[M142] is kept and opened again by those who prepare, who say why to those who lose it', () => {
    const item = addItem('Pay')
    expect(board.refused(sam, { do: 'keepItem', item, confidential: { people: [] }, reason: 'r' })).toBe(
      'notAllowed',
    )
    board.must(lena, {
      do: 'keepItem',
      item,
      confidential: { people: [asha] },
      reason: 'It is about one person.',
    })
    expect([asha, sam].map((person) => on(person, item))).toEqual(['edit', null])
    expect(board.space.meetings.get(meeting)?.items.get(item)?.confidential).toBe(true)
    board.must(lena, { do: 'keepItem', item, confidential: { people: [sam] }, reason: null })
    expect([asha, sam].map((person) => on(person, item))).toEqual([null, 'edit'])
    board.must(lena, { do: 'keepItem', item, confidential: null, reason: null })
    expect([asha, sam].map((person) => on(person, item))).toEqual(['edit', 'edit'])
    const from = board.log.length
    board.must(lena, { do: 'keepItem', item, confidential: null, reason: null })
    expect(board.kindsSince(from)).toEqual([])
    expect(
      board.refused(lena, { do: 'keepItem', item: id('nowhere'), confidential: null, reason: null }),
    ).toBe('notFound')
  })
})

describe('rights in a meeting', () => {
  it('[M143] are gone for whoever is to leave an item while it is on, and back when it is closed', () => {
    const [item, other] = [addItem('Bus'), addItem('Money')]
    begin()
    board.must(lena, { do: 'giveOffice', person: sam, office: 'organiser' })
    const declared = { interest: id('i'), person: sam, item, sort: 'financial', nature: 'Mine.' } as const
    meet(sam, { do: 'declareInterest', ...declared })
    meet(lena, { do: 'decideInterest', interest: id('i'), effect: 'leave', reason: 'It is his.' })
    expect(on(sam, item)).toBe('own')
    meet(lena, { do: 'openItem', item })
    const place = placeOf(board.space, item)
    expect(place && rightOnSection(board.space, sam, place.document, place.section)).toBeNull()
    expect([on(sam, item), on(sam, other), on(asha, item)]).toEqual([null, 'own', 'edit'])
    const self = { to: 'person', person: sam } as const
    const give = {
      do: 'giveRight',
      on: { what: 'section', section: item },
      grantee: self,
      permission: 'edit',
      reason: null,
    } as const
    expect(board.refused(sam, give)).toBe('notFound')
    board.must(lena, give)
    expect(on(sam, item)).toBeNull()
    meet(lena, { do: 'closeItem', item })
    expect(on(sam, item)).toBe('own')
  })

  it('[M144] when it is over let those suggest who were there, and those edit who note', () => {
    const item = addItem('Bus')
    begin()
    letIn(mary)
    expect([lena, sam, asha, mary].map((person) => on(person, item))).toEqual(['own', 'edit', 'edit', 'edit'])
    meet(mary, { do: 'comeIn', capacity: 'usesServices', how: 'remote', attends: { as: 'self' } })
    meet(lena, { do: 'end' })
    expect([lena, sam, asha, mary].map((person) => on(person, item))).toEqual([
      'own',
      'suggest',
      'comment',
      'suggest',
    ])
  })
})

describe('whose words are typed', () => {
  const enrol = (person: string, how: 'present' | 'phone' = 'present') =>
    meet(lena, { do: 'enrol', person, capacity: 'unpaidCarer', how, attends: { as: 'self' } })
  const voices = (person: string, section: string) =>
    voicesFor(board.space, person, section).map((one) => one.person)

  it('[M147] by whoever takes the notes: of all on the roll who may hear the item, in the capacity of the roll', () => {
    const [item, kept] = [addItem('Bus'), addItem('Pay', { people: [sam] })]
    begin()
    enrol(asha, 'phone')
    board.must(lena, { do: 'giveOffice', person: sam, office: 'noteTaker' })
    expect(voicesFor(board.space, sam, item)).toEqual([
      { person: lena, capacity: 'layPartner' },
      { person: asha, capacity: 'unpaidCarer' },
    ])
    expect(voices(sam, kept)).toEqual([lena])
    expect(voices(asha, item)).toEqual([])
    board.must(lena, { do: 'endOffice', person: sam, office: 'noteTaker', reason: 'r' })
    expect(voices(sam, item)).toEqual([])
  })

  it('[M147] not before the opening, and never of whoever is to leave the item while it is on', () => {
    const item = addItem('Bus')
    expect(voices(lena, item)).toEqual([])
    begin()
    meet(lena, { do: 'openItem', item, seen: null })
    expect(voices(lena, item)).toEqual([sam])
    meet(sam, { do: 'declareInterest', interest: id('i'), person: sam, item, sort: 'personal', nature: 'n' })
    meet(lena, { do: 'decideInterest', interest: id('i'), effect: 'leave', reason: 'r' })
    expect(voices(lena, item)).toEqual([])
  })
})

describe('who hears', () => {
  it('[M145] of a meeting: who may read it; of an item: who may read that; of needs: who they are about', () => {
    letIn(mary)
    const [item, kept] = [addItem('Bus'), addItem('Pay', { people: [] })]
    begin()
    expect(heardOf('meetingOpened')).toEqual([lena, sam, asha, mary])
    expect(heardOf('itemAdded')).toEqual([lena])
    meet(lena, { do: 'openItem', item: kept })
    expect(heardOf('itemOpened')).toEqual([lena, sam, asha, mary])
    meet(lena, { do: 'changeItem', item: kept, facts: { ...someFacts, minutes: 3 } })
    expect(heardOf('itemChanged')).toEqual([lena])
    meet(lena, { do: 'openItem', item })
    const declared = { person: sam, sort: 'personal', nature: 'n' } as const
    meet(lena, { do: 'declareInterest', interest: id('i'), item: kept, ...declared })
    expect(heardOf('interestDeclared')).toEqual([lena, sam])
    meet(sam, { do: 'declareInterest', interest: id('j'), item, ...declared })
    meet(lena, { do: 'decideInterest', interest: id('j'), effect: 'leave', reason: 'r' })
    expect(on(sam, item)).toBeNull()
    expect(heardOf('interestDecided')).toEqual([lena, sam, asha, mary])
    const to = [{ person: asha, way: 'print' as const, formats: ['braille'] }]
    meet(lena, { do: 'sendPack', to, needs: [{ person: asha, needs: ['braille'] }] })
    expect([heardOf('packSent'), heardOf('checksMade')]).toEqual([[lena], [lena, asha]])
    const [check = ''] = [...(board.space.meetings.get(meeting)?.checks.keys() ?? [])]
    meet(asha, { do: 'tickCheck', check, met: true })
    expect(heardOf('checkTicked')).toEqual([lena, asha])
  })

  it('[M146] guests of a meeting take part, strangers to it are told of none', () => {
    addItem('Bus')
    begin()
    letIn(mary)
    const comeIn = { do: 'comeIn', capacity: 'usesServices', how: 'remote', attends: { as: 'self' } } as const
    const ask = (of: string) => ({ do: 'meet', meeting: of, ask: comeIn, presence }) as const
    meet(mary, comeIn)
    meet(mary, { do: 'askToSpeak', person: mary })
    expect(board.space.meetings.get(meeting)?.waiting).toMatchObject([{ person: mary }])
    const other = board.must(lena, call)
    expect(board.refused(mary, ask(other))).toBe('notFound')
    expect(board.refused(mary, ask(id('nowhere')))).toBe('notFound')
    const unnamed = { as: 'unnamed', hash: 'a'.repeat(64) } as const
    meet(mary, { do: 'raiseCard', card: id('c'), colour: 'yellow', by: unnamed })
    expect(board.log.at(-1)).toMatchObject({ kind: 'cardRaised', actor: null, hand: null, capacity: null })
  })
})
