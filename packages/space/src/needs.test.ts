import type { Needs, Sharing } from '@alongside/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import { noticesFor } from './hear.ts'
import {
  channelOf,
  linkFor,
  mayEnterNeeds,
  mayReadNeeds,
  stillToTell,
  whoTells,
  type Reach,
  type WrittenNeeds,
} from './needs.ts'
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

const nowhere: Reach = { email: '', phone: '', post: '' }

let board: Board

/** Omar comes as a guest, by a link to a document. */
function comeByLink(document: string, madeBy = lena): string {
  const link = board.must(madeBy, {
    do: 'makeLink',
    document,
    permission: 'comment',
    label: 'Omar',
    lastDay: '2026-04-01',
    visitors: false,
  })
  board.must(omar, { do: 'joinByLink', link, capacity: 'unpaidCarer', isVouchedFor: false })
  return link
}

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
    const channel = (person: string, what: WrittenNeeds | null) =>
      channelOf(board.space, person, what, nowhere)
    expect(channel(asha, null)).toEqual({ by: 'mail' })
    expect(channel(asha, written())).toEqual(needs.channel)
    expect(channel(asha, written(unconfirmed))).toEqual({ by: 'mail' })
    expect(channel(mary, written({ ...unconfirmed, person: mary }))).toEqual(needs.channel)
    expect(channel(mary, null)).toEqual({ by: 'call', from: null })
  })

  it('[H27] and otherwise a guest is told in the way that they left, by mail before a call before a letter', () => {
    const document = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'Plan' })
    comeByLink(document)
    const by = (reach: Partial<Reach>, what: WrittenNeeds | null = null) =>
      channelOf(board.space, omar, what, { ...nowhere, ...reach }).by
    const all = { email: 'omar@example.org', phone: '01 234', post: '1 Mill Street' }
    expect(by(all)).toBe('mail')
    expect(by({ ...all, email: '' })).toBe('call')
    expect(by({ post: all.post })).toBe('letter')
    expect(by({})).toBe('app')
    const theirs = written({ person: omar, enteredBy: omar })
    expect(by(all, theirs)).toBe('letter')
    const mailed = { ...theirs, needs: { ...needs, channel: { by: 'mail' } as const } }
    expect([by(all, mailed), by({ phone: all.phone }, mailed)]).toEqual(['mail', 'call'])
    expect(by({ phone: all.phone }, { ...theirs, enteredBy: lena, confirmed: false })).toBe('call')
  })

  it('[H23] [H31] are met for a guest by whoever made their link, if they may read it and are there', () => {
    const document = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'Plan' })
    const on = { what: 'document', document } as const
    const right = { do: 'giveRight', on, reason: null } as const
    board.must(lena, { ...right, grantee: { to: 'person', person: sam }, permission: 'own' })
    comeByLink(document, sam)
    const thread = id('thread')
    const section = board.section(document).id
    const comment = { do: 'comment', section, thread, anchor: null, sort: null, voice: null } as const
    board.must(asha, { ...comment, words: `@{${omar}}` })
    const { notice } = noticesFor(board.space, omar, () => false)[0]!
    expect(linkFor(board.space, omar, notice)?.document).toBe(document)
    expect(linkFor(board.space, asha, notice)).toBeNull()
    expect(whoTells(board.space, omar, notice, null)).toBe(sam)
    expect(whoTells(board.space, omar, notice, asha)).toBe(asha)
    board.must(sam, { do: 'leave' })
    expect(whoTells(board.space, omar, notice, null)).toBe(lena)
  })

  it('[M84] [H23] are met for a guest by nobody who may not know of them, whatever there is to tell', () => {
    const document = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'Plan' })
    board.must(lena, { do: 'giveOffice', person: sam, office: 'organiser' })
    const link = comeByLink(document)
    board.must(lena, { do: 'limitMember', person: omar, atMost: 'read', reason: 'r' })
    const { notice } = noticesFor(board.space, omar, () => false)[0]!
    expect(notice.why).toBe('limited')
    expect(whoTells(board.space, omar, notice, sam)).toBe(sam)
    const right = { do: 'giveRight', on: { what: 'document', document }, reason: null } as const
    board.must(lena, { ...right, grantee: { to: 'person', person: sam }, permission: null })
    expect(whoTells(board.space, omar, notice, sam)).toBe(lena)
    board.must(lena, { do: 'withdrawLink', link })
    expect(whoTells(board.space, omar, notice, lena)).toBeNull()
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
