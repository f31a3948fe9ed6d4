import { pauseClock, resumeClock, startClock } from '../clock.ts'
import type { MeetingEventOf } from '../event.ts'
import type { Meeting } from '../meeting.ts'
import type { Item } from '../part.ts'

export function addItem(meeting: Meeting, { payload }: MeetingEventOf<'itemAdded'>): Meeting {
  const { item: id, facts, confidential } = payload
  if (meeting.items.has(id)) return meeting
  const item: Item = {
    id,
    facts,
    confidential,
    wasConfidential: confidential,
    clock: null,
    openedAt: null,
    closedAt: null,
    approvedSeq: null,
  }
  return { ...meeting, items: new Map(meeting.items).set(id, item) }
}

export function changeItem(meeting: Meeting, id: string, change: (item: Item) => Partial<Item>): Meeting {
  const item = meeting.items.get(id)
  if (item === undefined) return meeting
  return { ...meeting, items: new Map(meeting.items).set(id, { ...item, ...change(item) }) }
}

/** What was confidential once is remembered. */
export function changeConfidence(
  meeting: Meeting,
  { payload: { item, confidential } }: MeetingEventOf<'confidenceChanged'>,
): Meeting {
  return changeItem(meeting, item, ({ wasConfidential }) => ({
    confidential,
    wasConfidential: wasConfidential || confidential,
  }))
}

/** An item that is opened again goes on where it was; one of which the reader may not know is on all the same. */
export function openItem(meeting: Meeting, id: string, at: number): Meeting {
  const opened = changeItem(meeting, id, ({ clock, openedAt }) => ({
    clock: clock === null ? startClock(at) : resumeClock(clock, at),
    openedAt: openedAt ?? at,
    closedAt: null,
  }))
  return stopForRed({ ...opened, on: id }, at)
}

export function closeItem(meeting: Meeting, id: string, at: number): Meeting {
  const closed = changeItem(meeting, id, ({ clock }) => ({
    clock: clock === null ? null : pauseClock(clock, at),
    closedAt: at,
  }))
  // Who agreed, agreed with what was said then.
  const cards = new Map([...meeting.cards].filter(([, { colour }]) => colour !== 'green'))
  return { ...closed, cards, on: meeting.on === id ? null : meeting.on }
}

/** The time of an item stands still as long as a red card is up. */
export function stopForRed(meeting: Meeting, at: number): Meeting {
  if (meeting.on === null) return meeting
  const isRed = [...meeting.cards.values()].some(({ colour }) => colour === 'red')
  return changeItem(meeting, meeting.on, ({ clock }) => ({
    clock: clock === null ? null : isRed ? pauseClock(clock, at) : resumeClock(clock, at),
  }))
}
