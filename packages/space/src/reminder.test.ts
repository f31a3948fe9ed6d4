import { beforeEach, describe, expect, it } from 'vitest'
import type { Ask } from './ask.ts'
import { nextReminder, reminderDue } from './reminder.ts'
import { asha, id, lena, openBoard, sam, type Board } from './testing/board.ts'
import { itemsFor } from './waiting.ts'

const day = 86_400_000
const after = [7 * day, 21 * day]
const never = () => false

describe('when a reminder is due', () => {
  const since = 1_000 * day

  it.each([
    [6.9, null, null],
    [7, null, 7],
    [8, null, 7],
    // Given with the mail of the seventh day, or any after it.
    [8, 7, null],
    [20.9, 7.5, null],
    [21, 8, 21],
    [22, 21, null],
    // A mail before its time says nothing of it.
    [7, 6.9, 7],
    // Two that could not be given are one; what is long past is none.
    [20.9, 2, 7],
    [21, 2, 21],
    [21.5, 2, 21],
    [36, 8, null],
  ])('[H43] after %d days, with a mail on day %o, is that of day %o', (days, told, due) => {
    const toldAt = told === null ? null : since + told * day
    expect(reminderDue(since, after, toldAt, since + days * day)).toBe(
      due === null ? null : since + due * day,
    )
  })

  it('[J26] is looked at again when the next of anything falls due', () => {
    expect(nextReminder([], after, since)).toBeNull()
    expect(nextReminder([since, since + day], after, since)).toBe(since + 7 * day)
    expect(nextReminder([since, since + day], after, since + 7 * day)).toBe(since + 8 * day)
    expect(nextReminder([since, since + day], after, since + 21 * day)).toBe(since + 22 * day)
    expect(nextReminder([since], after, since + 21 * day)).toBeNull()
    expect(nextReminder([since], [], since)).toBeNull()
  })
})

describe('what asks for an act', () => {
  let board: Board
  let document: string
  let section: string

  beforeEach(() => {
    board = openBoard()
    document = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'Our plan' })
    section = board.section(document).id
  })

  const say = (more: Partial<Ask & { do: 'comment' }>) => {
    const comment = {
      do: 'comment',
      section,
      thread: id('t'),
      anchor: null,
      sort: null,
      voice: null,
    } as const
    board.must(sam, { ...comment, words: `Is it so, @{${asha}}?`, ...more })
  }
  const reply = (who: string) =>
    board.must(who, {
      do: 'reply',
      section,
      thread: id('t'),
      post: id(`p${who}`),
      words: 'It is.',
      voice: null,
    })
  const asks = (person: string) => {
    const marks = { readUpTo: 0, toldUpTo: 0, read: new Set<number>() }
    return itemsFor(board.space, person, { marks, muted: [], wroteIn: never })
      .filter((item) => item.asks)
      .map(({ notice }) => notice.why)
  }
  const give = (permission: 'read' | null) => {
    const on = { what: 'document', document } as const
    const grantee = { to: 'person', person: asha } as const
    board.must(lena, { do: 'giveRight', on, grantee, permission, reason: null })
  }

  it('[H40] is a question in which somebody is named, and no other comment or answer', () => {
    say({})
    say({ thread: id('u'), sort: 'idea' })
    expect(asks(asha)).toEqual([])
    say({ thread: id('v'), sort: 'question' })
    expect(asks(asha)).toEqual(['mentioned'])
    expect(asks(sam)).toEqual([])
  })

  it('[H40] is words to confirm and words that were handed on', () => {
    say({ words: 'She said so.', voice: { person: asha, by: 'phone' } })
    board.must(sam, { do: 'handWords', section, handed: id('h'), to: asha, words: 'w', couldWrite: true })
    expect(asks(asha)).toEqual(['handed', 'toConfirm'])
  })

  it.each([
    ['answered', () => reply(asha)],
    ['settled by another', () => board.must(sam, { do: 'resolve', section, thread: id('t'), outcome: null })],
    ['taken back', () => board.must(sam, { do: 'takeBack', section, thread: id('t'), post: id('t') })],
    ['one that can only be read', () => give('read')],
    ['hidden', () => give(null)],
    ['in what was put away', () => board.must(lena, { do: 'putDocumentAway', document })],
    ['theirs to whom it was put no more, since they left', () => board.must(asha, { do: 'leave' })],
  ])('[H41] is no question that is %s', (_how, act) => {
    say({ sort: 'question' })
    reply(lena)
    expect(asks(asha)).toEqual(['mentioned'])
    act()
    expect(asks(asha)).toEqual([])
  })

  it('[H41] is nothing that was confirmed or settled', () => {
    say({ words: 'She said so.', voice: { person: asha, by: 'phone' } })
    board.must(sam, { do: 'handWords', section, handed: id('h'), to: asha, words: 'w', couldWrite: true })
    board.must(asha, { do: 'confirmWords', section, thread: id('t'), post: id('t'), version: 1 })
    board.must(asha, { do: 'settleWords', handed: id('h'), outcome: 'putAside' })
    expect(asks(asha)).toEqual([])
  })
})
