import { permissions, type Command, type EventEnvelope } from '@alongside/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Ask } from './ask.ts'
import { isInAudience } from './in-audience.ts'
import { threadsOf } from './comment.ts'
import { asOf, linkState } from './link.ts'
import { isName, isNameTaken } from './name-taken.ts'
import { maySee, permissionOn, permissionOnDocument } from './permission.ts'
import { memberOf, selfOf } from './space.ts'
import { asha, type Board, id, lena, omar, openBoard, sam, seat } from './testing/board.ts'
import { toldOf } from './told.ts'

const mary = id('mary')
const joan = id('joan')

describe('links and guests', () => {
  let board: Board
  let plan: string
  let other: string

  beforeEach(() => {
    board = openBoard()
    plan = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'Plan' })
    other = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'Other' })
  })

  const makeLink = (change: Partial<Extract<Command, { do: 'makeLink' }>> = {}, by = lena) =>
    board.must(by, { ...linkTo(plan), ...change })
  const linkTo = (document: string): Extract<Command, { do: 'makeLink' }> => ({
    do: 'makeLink',
    document,
    permission: 'comment',
    label: 'Mary’s sister',
    lastDay: '2026-03-31',
    visitors: false,
  })
  const join = (person: string, link: string) =>
    board.must(person, { do: 'joinByLink', link, capacity: 'unpaidCarer', isVouchedFor: false })
  const today = () => asOf(board.space, board.today)
  const section = () => board.section(plan).id
  const may = (person: string) => permissionOn(today(), person, section())
  const saying = (thread: string): Extract<Command, { do: 'comment' }> => ({
    do: 'comment',
    section: section(),
    thread: id(thread),
    anchor: null,
    sort: null,
    words: 'w',
    voice: null,
  })

  it('[M80] are made by owners of the document, until a day within a year, and visitors’ only to read', () => {
    expect(board.refused(sam, linkTo(plan))).toBe('notAllowed')
    expect(board.refused(omar, linkTo(plan))).toBe('notFound')
    expect(board.refused(lena, { ...linkTo(plan), lastDay: '2026-03-03' })).toBe('invalid')
    expect(board.refused(lena, { ...linkTo(plan), lastDay: '2027-03-06' })).toBe('invalid')
    expect(board.refused(lena, { ...linkTo(plan), visitors: true })).toBe('invalid')
    const link = makeLink({ lastDay: '2027-03-05' })
    expect(board.refused(sam, { do: 'withdrawLink', link })).toBe('notFound')
    board.must(lena, { do: 'giveOffice', person: sam, office: 'organiser' })
    board.must(sam, { do: 'pauseLink', link, paused: true })
    board.must(sam, { do: 'withdrawLink', link })
    expect(board.refused(lena, { do: 'pauseLink', link, paused: false })).toBe('ended')
  })

  it.each(permissions.filter((one) => one !== 'own'))(
    '[M82] let a guest %s one document and see no other',
    (permission) => {
      join(mary, makeLink({ permission }))
      expect(may(mary)).toBe(permission)
      expect(permissionOnDocument(today(), mary, plan)).toBe(permission)
      expect(maySee(today(), mary, other)).toBe(false)
      expect(permissionOn(today(), mary, board.section(other).id)).toBeNull()
      if (permission === 'read') expect(board.refused(mary, saying('t1'))).toBe('notAllowed')
      else board.must(mary, saying('t1'))
    },
  )

  it('[M82] are not affected by rights to everyone, hide what is hidden, and never let anybody own', () => {
    join(mary, makeLink({ permission: 'edit' }))
    const on = { what: 'section', section: section() } as const
    const give = (
      grantee: Extract<Command, { do: 'giveRight' }>['grantee'],
      permission: 'read' | 'own' | null,
    ) => board.must(lena, { do: 'giveRight', on, grantee, permission, reason: null })
    give({ to: 'space' }, 'read')
    expect(may(mary)).toBe('read')
    give({ to: 'space' }, null)
    expect(may(mary)).toBeNull()
    expect(board.refused(mary, saying('t1'))).toBe('notFound')
    give({ to: 'person', person: mary }, 'own')
    expect(may(mary)).toBe('edit')
    const closed = { what: 'document', document: plan } as const
    board.must(lena, {
      do: 'giveRight',
      on: closed,
      grantee: { to: 'space' },
      permission: null,
      reason: null,
    })
    expect(permissionOnDocument(today(), mary, plan)).toBe('edit')
    expect(permissionOnDocument(today(), sam, plan)).toBeNull()
  })

  it('[M23] [M82] let guests do no more and no less than members in what is the owner’s own', () => {
    const care = board.must(lena, { do: 'createDocument', kind: 'carePlan', title: 'Care' })
    join(mary, board.must(lena, { ...linkTo(care), permission: 'edit' }))
    join(joan, board.must(lena, { ...linkTo(care), permission: 'read' }))
    const own = board.document(care).sections.filter(({ ownerOnly }) => ownerOnly)
    expect(own.length).toBeGreaterThan(0)
    for (const { id: one } of own) {
      const held = [mary, sam, joan].map((person) => permissionOn(today(), person, one))
      expect(held).toEqual(['comment', 'comment', 'read'])
    }
    const other = board.document(care).sections.find(({ ownerOnly }) => !ownerOnly)
    expect(permissionOn(today(), mary, other?.id ?? '')).toBe('edit')
  })

  it('[M81] let nobody in when they are paused, over or withdrawn, and take all from those who are in', () => {
    const link = makeLink()
    join(mary, link)
    board.must(lena, { do: 'pauseLink', link, paused: true })
    expect(may(mary)).toBeNull()
    expect(board.refused(mary, saying('t1'))).toBe('ended')
    expect(board.refused(joan, { do: 'joinByLink', link, capacity: 'observer', isVouchedFor: false })).toBe(
      'ended',
    )
    board.must(lena, { do: 'pauseLink', link, paused: false })
    expect(may(mary)).toBe('comment')
    board.today = '2026-03-31'
    expect(may(mary)).toBe('comment')
    board.today = '2026-04-01'
    expect(may(mary)).toBeNull()
    expect(memberOf(today(), mary)).toBeNull()
    expect(linkState(today().links.get(link)!)).toBe('ended')
    board.must(lena, { do: 'changeLink', link, permission: 'read', label: 'l', lastDay: '2026-04-02' })
    expect(may(mary)).toBe('read')
    board.must(lena, { do: 'withdrawLink', link })
    expect(may(mary)).toBeNull()
    expect(
      board.refused(lena, { do: 'changeLink', link, permission: 'read', label: 'l', lastDay: '2026-04-09' }),
    ).toBe('ended')
  })

  it('[M83] let guests ask for nothing but words of their own', () => {
    join(mary, makeLink({ permission: 'edit' }))
    const asked: Ask[] = [
      { do: 'createDocument', kind: 'blank', title: 't' },
      { do: 'renameDocument', document: plan, title: 't' },
      { do: 'addSection', document: plan, title: 't', after: null },
      { do: 'renameSection', section: section(), title: 't' },
      { do: 'closeSection', section: section(), reason: 'r', heard: [] },
      { do: 'inviteByLink', label: 'l', seat, lastDay: '2026-04-01', uses: 1 },
      {
        do: 'giveRight',
        on: { what: 'document', document: plan },
        grantee: { to: 'space' },
        permission: 'own',
        reason: null,
      },
      { do: 'showMe', inSpace: 'capacityOnly', inPublic: 'capacityOnly' },
      { do: 'giveOffice', person: mary, office: 'organiser' },
      linkTo(plan),
      { do: 'confirmGuest', person: mary },
      { ...saying('t1'), voice: { person: lena, by: 'phone' } },
    ]
    for (const one of asked) expect([one.do, board.refused(mary, one)]).toEqual([one.do, 'notAllowed'])
    board.must(mary, saying('t2'))
    board.must(lena, saying('t3'))
    const at = { section: section(), thread: id('t3'), post: id('t3') }
    expect(board.refused(mary, { do: 'reword', ...at, words: 'mine' })).toBe('notAllowed')
    expect(board.refused(lena, { do: 'giveOffice', person: mary, office: 'chair' })).toBe('invalid')
    expect(board.refused(lena, { do: 'handOn', office: 'organiser', to: mary })).toBe('invalid')
  })

  it('[M83] [M84] tell guests of their document only, and of guests those who may see it', () => {
    const on = { what: 'document', document: plan } as const
    board.must(lena, { do: 'giveRight', on, grantee: { to: 'space' }, permission: null, reason: null })
    const link = makeLink()
    join(mary, link)
    board.join(omar)
    board.must(sam, { do: 'createDocument', kind: 'blank', title: 'Secret' })
    board.must(sam, { do: 'speakAs', capacity: 'unpaidCarer' })
    board.must(lena, { do: 'renameSpace', name: 'Other name' })
    board.must(lena, {
      do: 'changeLink',
      link,
      permission: 'edit',
      label: 'difficult',
      lastDay: '2026-03-31',
    })
    board.must(lena, saying('t1'))
    const heard = (person: string): readonly EventEnvelope[] =>
      board.log.filter((event) => isInAudience(today(), event, person))
    const kinds = heard(mary).map(({ kind }) => kind)
    expect(new Set(kinds)).toEqual(
      new Set(['documentCreated', 'sectionAdded', 'guestJoined', 'linkChanged', 'commented']),
    )
    const told = JSON.stringify(heard(mary).map(toldOf))
    expect(told).not.toContain('Secret')
    expect(told).not.toContain('difficult')
    expect(told).not.toContain(other)
    expect(heard(sam).filter(({ kind }) => kind.startsWith('guest') || kind.startsWith('link'))).toEqual([])
  })

  it('[M84] tell of a guest in several documents those who may see one of them, of whatever becomes of them', () => {
    const secret = board.must(sam, { do: 'createDocument', kind: 'blank', title: 'Secret' })
    const nothing = { grantee: { to: 'space' }, permission: null, reason: null } as const
    board.must(lena, { do: 'giveRight', on: { what: 'document', document: plan }, ...nothing })
    // Lena owns the plan, and the secret too as an organiser; Sam may see the secret alone, and Asha neither.
    board.must(sam, { do: 'giveRight', on: { what: 'document', document: secret }, ...nothing })
    join(mary, makeLink())
    join(mary, board.must(sam, linkTo(secret)))
    const before = board.log.length
    board.must(lena, { do: 'confirmGuest', person: mary })
    board.must(lena, { do: 'limitMember', person: mary, atMost: 'read', reason: 'r' })
    board.must(mary, { do: 'tellRenamed' })
    board.must(mary, { do: 'leave' })
    join(mary, makeLink())
    board.must(lena, { do: 'removeGuest', person: mary })
    board.must(omar, { do: 'uniteGuest', guest: mary })
    const since = board.log.slice(before)
    const heard = (person: string) =>
      since.filter((event) => isInAudience(today(), event, person)).map(({ kind }) => kind)
    const kinds = [
      'guestConfirmed',
      'memberLimited',
      'personRenamed',
      'memberLeft',
      'guestRemoved',
      'guestUnited',
    ]
    expect(heard(sam)).toEqual(kinds)
    expect(heard(lena)).toEqual(since.map(({ kind }) => kind))
    expect(heard(asha)).toEqual([])
  })

  it('[M84] [M85] [M87] are no more to an organiser who may see none of their documents than nobody', () => {
    const hidden = { grantee: { to: 'office', office: 'organiser' }, permission: null, reason: null } as const
    board.must(lena, { do: 'giveOffice', person: sam, office: 'organiser' })
    join(mary, makeLink())
    board.must(lena, { do: 'giveRight', on: { what: 'document', document: plan }, ...hidden })
    const named = { grantee: { to: 'person', person: mary }, permission: 'read', reason: null } as const
    for (const ask of [
      { do: 'confirmGuest', person: mary },
      { do: 'removeGuest', person: mary },
      { do: 'limitMember', person: mary, atMost: 'read', reason: 'r' },
      { do: 'changeSeat', person: mary, seat },
      { do: 'giveRight', on: { what: 'document', document: other }, ...named },
    ] satisfies Ask[]) {
      expect([ask.do, board.refused(sam, ask)]).toEqual([ask.do, 'notFound'])
    }
    board.must(lena, { do: 'confirmGuest', person: mary })
  })

  it('[M85] give a capacity that is only said until it is confirmed', () => {
    const link = makeLink()
    join(mary, link)
    expect(memberOf(today(), mary)?.guest?.isConfirmed).toBe(false)
    expect(board.refused(sam, { do: 'confirmGuest', person: mary })).toBe('notAllowed')
    expect(board.refused(lena, { do: 'confirmGuest', person: sam })).toBe('notFound')
    board.must(lena, { do: 'confirmGuest', person: mary })
    expect(memberOf(today(), mary)?.guest?.isConfirmed).toBe(true)
    board.must(joan, { do: 'joinByLink', link, capacity: 'clinician', isVouchedFor: true })
    expect(memberOf(today(), joan)).toMatchObject({ capacity: 'clinician', guest: { isConfirmed: true } })
    expect(board.refused(sam, { do: 'joinByLink', link, capacity: 'clinician', isVouchedFor: true })).toBe(
      'alreadyDone',
    )
  })

  it.each([
    ['Lena Fischer', true],
    ['LENA  FISCHER', true],
    ['Léna Fìscher', true],
    ['Lenа Fisсher', true],
    ['Lena F1scher', true],
    ['Lena Fisϲher', true],
    ['LenaFischer.', true],
    ['Ｌｅｎａ Fischer', true],
    ['ʟᴇɴᴀ Fischer', true],
    ['ᏞᎬna Fischer', true],
    ['ꓡenꓮ Fiscհer', true],
    ['Lena Fischer-Jones', false],
    ['Helena Fischer', false],
    ['Lena Fischer (member)', true],
    ['Organiser: Lena Fischer', true],
    ['Lena Fischer, board', true],
    ['Lеna F1scher – admin', true],
    ['★ Lena Fischer ★', true],
    ['Lena Fischer - admin', true],
    ['Mary (with Lena)', false],
    ['Fischer, Marie', false],
    [' . ', false],
  ])('[M86] know whether %s is read as a member’s name', (name, isTaken) => {
    expect(isNameTaken(name, ['Sam Okoro', 'Lena Fischer'])).toBe(isTaken)
  })

  it.each([
    ['🙂🙂', false],
    [' . ', false],
    ['李', true],
    ['B2', true],
  ])('[M86] know whether %s is a name at all', (name, is) => {
    expect(isName(name)).toBe(is)
  })

  it('[M87] no longer let in whoever was removed, whose words stay', () => {
    const [link, second] = [makeLink(), makeLink()]
    join(mary, link)
    board.must(mary, saying('t1'))
    expect(board.refused(sam, { do: 'removeGuest', person: mary })).toBe('notFound')
    expect(board.refused(lena, { do: 'removeGuest', person: sam })).toBe('notFound')
    board.must(lena, { do: 'removeGuest', person: mary })
    expect(may(mary)).toBeNull()
    for (const one of [link, second]) {
      expect(
        board.refused(mary, { do: 'joinByLink', link: one, capacity: 'observer', isVouchedFor: false }),
      ).toBe('notAllowed')
    }
    expect(threadsOf(board.space, section()).get(id('t1'))?.posts[0]?.voice).toBe(mary)
  })

  it('[M88] let in so many in an hour, and say from when on more may come', () => {
    const link = makeLink()
    for (let n = 0; n < 5; n += 1) join(id(`guest${n}`), link)
    const asked = board.ask(mary, { do: 'joinByLink', link, capacity: 'observer', isVouchedFor: false })
    const firstAt = board.log.find(({ kind }) => kind === 'guestJoined')?.at ?? 0
    expect(asked).toMatchObject({ refusal: { kind: 'tooMany', until: firstAt + 3_600_000 } })
    board.later = 3_600_000
    join(mary, link)
    expect(may(mary)).toBe('comment')
  })

  it('[M88] take so much from all guests of a link in an hour, what was sent before once, and from others always', () => {
    const link = makeLink()
    join(mary, link)
    join(joan, link)
    for (let n = 0; n < 5; n += 1) board.must(n % 2 === 0 ? mary : joan, saying(`t${n}`))
    expect(board.refused(mary, saying('t5'))).toBe('tooMany')
    expect(board.ask(mary, saying('t4'))).toMatchObject({ events: [] })
    expect(board.refused(joan, saying('t6'))).toBe('tooMany')
    board.must(sam, saying('t7'))
    join(omar, makeLink())
    board.must(omar, saying('t8'))
    board.later = 3_600_001
    board.must(mary, saying('t5'))
  })

  it('[M106] [M107] let a guest who may edit put in what was handed to them', () => {
    join(mary, makeLink({ permission: 'edit' }))
    const handed = id('h1')
    const words = {
      do: 'handWords',
      section: section(),
      handed,
      to: mary,
      words: 'w',
      couldWrite: true,
    } as const
    board.must(sam, words)
    board.must(mary, { do: 'settleWords', handed, outcome: 'putIn' })
    expect(board.space.handed.get(handed)?.outcome).toBe('putIn')
  })

  it.each(['paused', 'withdrawn', 'over', 'removed'] as const)(
    '[M124] let a guest hand on what they could not save to whoever gave them a link that is %s',
    (how) => {
      board.must(lena, { do: 'giveOffice', person: sam, office: 'organiser' })
      const link = makeLink({ permission: 'edit' }, sam)
      join(mary, link)
      if (how === 'paused') board.must(sam, { do: 'pauseLink', link, paused: true })
      if (how === 'withdrawn') board.must(sam, { do: 'withdrawLink', link })
      if (how === 'over') board.today = '2026-04-01'
      if (how === 'removed') board.must(lena, { do: 'removeGuest', person: mary })
      const hand = { do: 'handWords', section: section(), words: 'w', couldWrite: true } as const
      expect(board.refused(mary, { ...hand, handed: id('h0'), to: lena })).toBe('notAllowed')
      const never = { ...hand, handed: id('h0'), to: sam, couldWrite: false }
      expect(board.refused(mary, never)).toBe('notFound')
      const elsewhere = { ...hand, handed: id('h0'), to: sam, section: board.section(other).id }
      expect(board.refused(mary, elsewhere)).toBe('notAllowed')
      for (let n = 0; n < 10; n += 1) {
        board.must(mary, { ...hand, handed: id(`h${n}`), to: sam })
        board.must(sam, { do: 'settleWords', handed: id(`h${n}`), outcome: 'putAside' })
      }
      const before = board.log.length
      board.must(mary, { ...hand, handed: id('h9'), to: sam }) // sent again
      expect(board.log).toHaveLength(before)
      expect(board.refused(mary, { ...hand, handed: id('h10'), to: sam })).toBe('tooMany')
      expect(board.refused(mary, saying('t1'))).toBe('ended')
      const [, , second] = board.log.filter(({ kind }) => kind === 'wordsHanded')
      const told = [lena, sam, mary].map((one) => second && isInAudience(today(), second, one))
      expect(told).toEqual([false, true, false])
    },
  )

  it('[M89] let a guest become a member, the same person, once they have an address', () => {
    join(mary, makeLink())
    board.must(mary, saying('t1'))
    const invitation = board.must(lena, {
      do: 'inviteByMail',
      email: 'mary@example.org',
      name: null,
      seat,
      words: '',
    })
    const accepting = { do: 'acceptInvitation', invitation, inSpace: 'fullName' } as const
    expect(board.refused(mary, { ...accepting, email: null })).toBe('notAllowed')
    board.must(mary, { ...accepting, email: 'mary@example.org' })
    expect(memberOf(today(), mary)?.guest).toBeNull()
    expect(may(mary)).toBe('edit')
    board.must(mary, {
      do: 'reword',
      section: section(),
      thread: id('t1'),
      post: id('t1'),
      words: 'mine still',
    })
  })

  it.each([false, true])(
    '[M87] [M89] keep whoever was removed out under their account too, which has their words: in by another link %s',
    (isIn) => {
      join(mary, makeLink())
      board.must(mary, saying('t1'))
      if (isIn) join(joan, makeLink())
      board.must(lena, { do: 'removeGuest', person: mary })
      board.must(joan, { do: 'uniteGuest', guest: mary })
      expect(memberOf(today(), joan)).toBeNull()
      expect(may(joan)).toBeNull()
      expect(selfOf(today(), mary)).toBe(joan)
      const coming = {
        do: 'joinByLink',
        link: makeLink(),
        capacity: 'observer',
        isVouchedFor: false,
      } as const
      expect(board.refused(joan, coming)).toBe('notAllowed')
    },
  )

  it('[M87] [M89] leave a member in who was removed as a guest', () => {
    join(mary, makeLink())
    board.must(lena, { do: 'removeGuest', person: mary })
    board.must(sam, { do: 'uniteGuest', guest: mary })
    expect(memberOf(today(), sam)?.guest).toBeNull()
    expect(selfOf(today(), mary)).toBe(sam)
  })

  it('[M89] hand words and links over to an account, once, and to nobody else', () => {
    join(mary, makeLink())
    board.must(mary, saying('t1'))
    const at = { section: section(), thread: id('t1'), post: id('t1') }
    expect(board.refused(joan, { do: 'uniteGuest', guest: sam })).toBe('notFound')
    board.must(joan, { do: 'uniteGuest', guest: mary })
    expect(may(mary)).toBeNull()
    expect(memberOf(today(), joan)?.guest?.isConfirmed).toBe(false)
    board.must(joan, { do: 'reword', ...at, words: 'mine' })
    // What is answered to those words reaches the account.
    const answer = { do: 'reply', ...at, post: id('p1'), words: 'w', voice: null } as const
    board.must(lena, answer)
    expect(board.space.notices.get(joan)?.map(({ why }) => why)).toEqual(['replied'])
    expect(board.ask(joan, { do: 'uniteGuest', guest: mary })).toMatchObject({ events: [] })
    expect(board.refused(omar, { do: 'uniteGuest', guest: mary })).toBe('notAllowed')
    join(omar, makeLink())
    board.must(sam, { do: 'uniteGuest', guest: omar })
    expect(memberOf(today(), sam)?.guest).toBeNull()
    expect(board.refused(asha, { do: 'reword', ...at, words: 'w' })).toBe('notAllowed')
  })
})
