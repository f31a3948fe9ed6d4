import type { Needs, Sharing } from '@alongside/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import { noticesFor } from './hear.ts'
import { channelOf, mayEnterNeeds, mayReadNeeds, stillToTell, whoTells, type WrittenNeeds } from './needs.ts'
import { asha, id, lena, omar, openBoard, sam, seat, type Board } from './testing/board.ts'
import { itemsFor, toTell, type Marks } from './waiting.ts'

const needs: Needs = {
  formats: ['largePrint'],
  formatWords: '',
  language: 'Punjabi',
  channel: { by: 'letter', from: sam },
  reach: '',
  times: '',
  supporter: sam,
  supporterWords: '',
  pleaseDo: '',
  pleaseDont: '',
  sharing: { with: 'nobody' },
}
const written = (more: Partial<WrittenNeeds> = {}, sharing: Sharing = { with: 'nobody' }): WrittenNeeds => ({
  person: asha,
  needs: { ...needs, sharing },
  enteredBy: asha,
  confirmed: true,
  ...more,
})

let board: Board
beforeEach(() => {
  board = openBoard()
})

describe('needs', () => {
  it.each<[Sharing, readonly string[]]>([
    [{ with: 'nobody' }, [asha]],
    [{ with: 'organisers' }, [lena, asha]],
    [{ with: 'people', people: [sam, omar] }, [sam, asha]],
    [{ with: 'space' }, [lena, sam, asha]],
  ])('[H20] shared as %j are read by those, and by nobody outside', (sharing, readers) => {
    const all = [lena, sam, asha, omar]
    expect(all.filter((reader) => mayReadNeeds(board.space, reader, written({}, sharing)))).toEqual(readers)
    board.must(asha, { do: 'leave' })
    expect(all.filter((reader) => mayReadNeeds(board.space, reader, written({}, sharing)))).toEqual([])
  })

  it('[H20] are read by whoever wrote them down, until they are confirmed', () => {
    expect(mayReadNeeds(board.space, lena, written({ enteredBy: lena, confirmed: false }))).toBe(true)
    expect(mayReadNeeds(board.space, lena, written({ enteredBy: lena, confirmed: true }))).toBe(false)
  })

  it('[H21] are written down by the person at any time, and for them until they have confirmed', () => {
    const may = (writer: string, what: WrittenNeeds | null) => mayEnterNeeds(board.space, writer, asha, what)
    expect([lena, sam, asha, omar].filter((writer) => may(writer, null))).toEqual([lena, asha])
    const unconfirmed = written({ enteredBy: lena, confirmed: false }, { with: 'people', people: [sam] })
    expect([lena, sam, asha].filter((writer) => may(writer, unconfirmed))).toEqual([lena, sam, asha])
    expect([lena, sam, asha].filter((writer) => may(writer, written({}, { with: 'space' })))).toEqual([asha])
    const hidden = written({ enteredBy: sam, confirmed: false })
    expect([lena, sam].filter((writer) => may(writer, hidden))).toEqual([sam])
  })

  it('[H22] decide how somebody is told once they are theirs, and at once for those without an account', () => {
    const mary = board.must(lena, { do: 'addPerson', name: 'Mary', seat })
    const unconfirmed = { enteredBy: lena, confirmed: false }
    expect(channelOf(board.space, asha, null)).toEqual({ by: 'mail' })
    expect(channelOf(board.space, asha, written())).toEqual(needs.channel)
    expect(channelOf(board.space, asha, written(unconfirmed))).toEqual({ by: 'mail' })
    expect(channelOf(board.space, mary, written({ ...unconfirmed, person: mary }))).toEqual(needs.channel)
    expect(channelOf(board.space, mary, null)).toEqual({ by: 'call', from: null })
  })

  it('[H23] are met by a member who may read what there is to tell', () => {
    const document = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'Plan' })
    const section = board.section(document).id
    const thread = id('thread')
    const comment = { do: 'comment', section, thread, anchor: null, sort: null, voice: null } as const
    board.must(lena, { ...comment, words: `@{${asha}}` })
    const { notice } = noticesFor(board.space, asha, () => false)[0]!
    expect(whoTells(board.space, asha, notice, sam)).toBe(sam)
    expect(whoTells(board.space, asha, notice, null)).toBe(lena)
    expect(whoTells(board.space, asha, notice, omar)).toBe(lena)
    const right = { do: 'giveRight', on: { what: 'section', section }, reason: null } as const
    board.must(lena, { ...right, grantee: { to: 'person', person: asha }, permission: 'comment' })
    board.must(lena, { ...right, grantee: { to: 'space' }, permission: null })
    expect(whoTells(board.space, asha, notice, sam)).toBe(lena)
    expect(whoTells(board.space, lena, notice, sam)).toBe(null)
    expect(stillToTell(board.space, asha, [notice.seq])).toHaveLength(1)
    board.must(asha, { do: 'react', section, thread, post: thread, reaction: 'agree', on: true })
    expect(stillToTell(board.space, asha, [notice.seq])).toEqual([])
  })
})

describe('what waits', () => {
  it('[H10] is neither read nor about a muted document, and is told once', () => {
    const document = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'Plan' })
    const section = board.section(document).id
    for (const name of ['one', 'two', 'three']) {
      const comment = { do: 'comment', section, anchor: null, sort: null, voice: null } as const
      board.must(lena, { ...comment, thread: id(name), words: `@{${asha}}` })
    }
    board.must(lena, { do: 'limitMember', person: asha, atMost: 'comment', reason: 'r' })
    const last = board.log.length
    let now = board.log.at(-1)?.at ?? 0
    const none: Marks = { readUpTo: 0, read: new Set(), toldUpTo: 0 }
    const waits = (marks: Partial<Marks>, muted: readonly string[] = []) => {
      const all = { ...none, ...marks }
      const items = itemsFor(board.space, asha, { marks: all, muted, wroteIn: () => false })
      return [
        items.filter((item) => item.waits).length,
        toTell(items, all, true, now).length,
        toTell(items, all, false, now).length,
      ]
    }
    expect(waits({})).toEqual([4, 4, 1])
    expect(waits({ read: new Set([last]) })).toEqual([3, 3, 0])
    expect(waits({ readUpTo: last - 1 })).toEqual([1, 1, 1])
    expect(waits({ toldUpTo: last - 1 })).toEqual([4, 1, 1])
    expect(waits({}, [document])).toEqual([1, 1, 1])
    now += 15 * 86_400_000
    expect(waits({})).toEqual([4, 0, 0])
  })
})
