import { beforeEach, describe, expect, it } from 'vitest'
import type { AskTo } from './ask.ts'
import { isInAudience } from './in-audience.ts'
import { finderOf } from './finder.ts'
import { openItemsOf, stillOpen } from './public-copy.ts'
import { asha, lena, openBoard, sam, someFacts, someNotice, type Board } from './testing/board.ts'

const presence = { isGone: () => false, isCardGone: () => false }
const call: AskTo<'callMeeting'> = {
  do: 'callMeeting',
  title: 'March',
  notice: someNotice,
  quorum: { atLeast: 0, of: [] },
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
const addItem = (title: string, isKept = false) => {
  const confidential = isKept ? { people: [] } : null
  return board.must(lena, { do: 'addItem', meeting, title, after: null, facts: someFacts, confidential })
}
const open = () => openItemsOf(board.space, meeting).map(({ title }) => title)
const make = (...items: string[]) =>
  ({ do: 'makePublicCopy', title: 'March', items: items.map((item) => ({ item, title: 't' })) }) as const

/** Has the minutes approved in the meeting that follows. */
function approve(): void {
  meet(lena, { do: 'publish', needs: [] })
  meet(lena, { do: 'open' })
  meet(lena, { do: 'end' })
  const next = board.must(lena, { ...call, title: 'April', from: meeting })
  meet(lena, { do: 'publish', needs: [] }, next)
  meet(lena, { do: 'open' }, next)
  const notes = board.document(meeting).sections.map(({ id: item }) => ({ item, seq: 0, open: 0 }))
  meet(lena, { do: 'approveMinutes', in: next, reason: null, notes })
}

describe('the public copy of minutes', () => {
  it('[M176] holds no item that is or was confidential, was put away, or is kept from anybody in another way', () => {
    addItem('Bus')
    const secret = addItem('Complaint', true)
    const once = addItem('Pay', true)
    const away = addItem('Away')
    const kept = addItem('Kept')
    board.must(lena, { do: 'keepItem', item: once, confidential: null, reason: null })
    board.must(lena, { do: 'putSectionAway', section: away })
    const grantee = { to: 'person', person: asha } as const
    const on = { what: 'section', section: kept } as const
    board.must(lena, { do: 'giveRight', on, grantee, permission: null, reason: 'Her own.' })
    expect(open()).toEqual([])
    approve()
    expect(open()).toEqual(['Bus'])
    for (const item of [secret, once, away, kept]) {
      expect(board.refused(lena, { do: 'meet', meeting, ask: make(item), presence })).toBe('notFound')
    }
  })

  it('[M176] loses an item that is kept among some afterwards', () => {
    const bus = addItem('Bus')
    const tea = addItem('Tea')
    approve()
    meet(lena, make(bus, tea))
    board.must(lena, { do: 'keepItem', item: bus, confidential: { people: [] }, reason: 'A name.' })
    board.must(lena, { do: 'keepItem', item: bus, confidential: null, reason: null })
    const [copy] = board.space.meetings.get(meeting)?.copies.values() ?? []
    expect(stillOpen(board.space, meeting, copy?.items ?? []).map(({ item }) => item)).toEqual([tea])
  })

  it('[M177] is found by an id of its own, and those hear of it who may read the meeting', () => {
    const bus = addItem('Bus')
    approve()
    meet(lena, make(bus))
    const made = board.log.at(-1)!
    const [copy] = board.space.meetings.get(meeting)?.copies.values() ?? []
    expect(finderOf(made)).toEqual([{ change: 'set', kind: 'copy', key: copy?.id }])
    expect([bus, meeting]).not.toContain(copy?.id)
    expect([lena, sam, 'stranger'].filter((one) => isInAudience(board.space, made, one))).toEqual([lena, sam])
    meet(lena, { do: 'withdrawPublicCopy', reason: 'A name.' })
    meet(lena, make(bus))
    expect(finderOf(board.log.at(-1)!)[0]?.key).not.toBe(copy?.id)
  })
})
