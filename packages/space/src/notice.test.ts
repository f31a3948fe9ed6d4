import { beforeEach, describe, expect, it } from 'vitest'
import type { AskTo } from './ask.ts'
import { evolve } from './evolve.ts'
import { documentOf, noticesFor, takesPartIn, titlesFor, type Heard } from './hear.ts'
import { isEssential, mostNotices } from './notice.ts'
import type { Space } from './space.ts'
import { toldOf } from './told.ts'
import { asha, id, lena, omar, openBoard, sam, seat, type Board } from './testing/board.ts'

const thread = id('thread')

let board: Board
let document: string
let section: string
beforeEach(() => {
  board = openBoard()
  document = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'Plan' })
  section = board.section(document).id
})

const nowhere = () => false

/** What waits for someone, as `why`, the latest first; without those who joined while the board was made. */
const waiting = (person: string, wroteIn: (section: string) => boolean = nowhere) =>
  noticesFor(board.space, person, wroteIn)
    .filter(({ standing }) => standing === 'waits')
    .map(({ notice }) => notice.why)
    .filter((why) => why !== 'joined')

const heard = (person: string): readonly Heard[] => noticesFor(board.space, person, nowhere)

const say = (person: string, words: string, more: Partial<AskTo<'comment'>> = {}) =>
  board.must(person, {
    do: 'comment',
    section,
    thread,
    anchor: null,
    sort: null,
    words,
    voice: null,
    ...more,
  })

const reply = (person: string, words: string, more: Partial<AskTo<'reply'>> = {}) =>
  board.must(person, {
    do: 'reply',
    section,
    thread,
    post: id(`r${board.log.length}`),
    words,
    voice: null,
    ...more,
  })

const at = (post: string) => ({ section, thread, post })

const right = (
  person: string | null,
  permission: 'read' | 'comment' | 'own' | null,
  reason: string | null = null,
) =>
  board.must(lena, {
    do: 'giveRight',
    on: { what: 'section', section },
    grantee: person === null ? { to: 'space' } : { to: 'person', person },
    permission,
    reason,
  })

describe('notices', () => {
  it('[H1] tell those whose words stand in a thread of answers, once each and never of their own', () => {
    say(sam, 'I wonder about this.')
    expect(waiting(sam)).toEqual([])
    reply(asha, 'So do I.')
    reply(lena, 'Let us ask.')
    expect(waiting(sam)).toEqual(['replied', 'replied'])
    expect(waiting(asha)).toEqual(['replied'])
    expect(waiting(lena)).toEqual([])
  })

  it('[H1] tell those whom words name, and of one event only once', () => {
    say(sam, `Could @{${asha}} say?`)
    expect(waiting(asha)).toEqual(['mentioned'])
    reply(lena, `@{${sam}} and @{${asha}}: yes, @{${sam}}.`)
    expect(waiting(sam)).toEqual(['mentioned'])
    expect(waiting(asha)).toEqual(['mentioned', 'mentioned'])
  })

  it('[H1] tell those whom changed words name now and did not before', () => {
    say(sam, `Could @{${asha}} say?`)
    board.must(sam, { do: 'reword', ...at(thread), words: `Could @{${asha}} or @{${lena}} say?` })
    expect(waiting(asha)).toEqual(['mentioned'])
    expect(waiting(lena)).toEqual(['mentioned'])
  })

  it('[H1] tell that a thread was resolved and opened again', () => {
    say(sam, 'A question.')
    board.must(lena, { do: 'resolve', section, thread, outcome: 'We moved it.' })
    expect(waiting(sam)).toEqual(['resolved'])
    board.must(asha, { do: 'reopen', section, thread })
    expect(waiting(sam)).toEqual(['reopened'])
    expect(waiting(asha)).toEqual([])
  })

  it('[H32] tell in numbers what became of suggestions, once, and nobody of their own decision', () => {
    const decided = (by: string, upTo: number, more: Partial<AskTo<'tellDecided'>> = {}) =>
      board.must(by, {
        do: 'tellDecided',
        section,
        upTo,
        of: [
          { person: sam, accepted: 30, rejected: 1 },
          { person: lena, accepted: 1, rejected: 0 },
        ],
        ...more,
      })
    decided(lena, 50)
    const [{ notice }] = heard(sam) as [Heard]
    expect(notice).toMatchObject({ why: 'decided', section, accepted: 30, rejected: 1, actor: lena })
    expect(waiting(lena)).toEqual([])
    const before = board.log.length
    decided(lena, 50)
    decided(lena, 40)
    decided(lena, 60, { of: [{ person: lena, accepted: 1, rejected: 0 }] })
    expect(board.log).toHaveLength(before)
    decided(asha, 40)
    decided(lena, 70)
    expect(waiting(sam)).toEqual(['decided', 'decided', 'decided'])
    expect(waiting(lena)).toEqual(['decided'])
    expect(toldOf(board.log.at(-1)!)).toEqual({ section })
    right(null, null)
    right(asha, 'comment')
    expect(waiting(sam)).toEqual(['rightLost'])
    board.must(asha, { do: 'leave' })
    decided(asha, 90)
    expect(board.log.at(-1)).toMatchObject({ kind: 'suggestionsDecided', actor: asha })
  })

  it('[H33] tell those whose words stand in a part that it is closed, and open again', () => {
    say(sam, 'A question.')
    const wrote = (one: string) => one === section
    board.must(lena, { do: 'closeSection', section, reason: 'We are done.', heard: [] })
    expect(heard(sam).map(({ notice }) => notice)).toMatchObject([
      { why: 'partClosed', section, reason: 'We are done.', actor: lena },
    ])
    expect(waiting(asha)).toEqual([])
    expect(waiting(asha, wrote)).toEqual(['partClosed'])
    expect(waiting(lena, wrote)).toEqual([])
    expect(takesPartIn(board.space, section, (person) => person === asha)).toEqual([sam, asha])
    board.must(lena, { do: 'reopenSection', section })
    expect(waiting(sam)).toEqual(['partOpened'])
    right(null, null)
    expect(waiting(sam)).toEqual(['rightLost'])
  })

  it('[H2] let words typed for someone wait until they confirm them, and tell the hand', () => {
    say(sam, 'From the phone.', { voice: { person: asha, by: 'phone' } })
    expect(waiting(asha)).toEqual(['toConfirm'])
    expect(waiting(sam)).toEqual([])
    board.must(asha, { do: 'confirmWords', ...at(thread), version: 1 })
    expect(waiting(asha)).toEqual([])
    expect(waiting(sam)).toEqual(['confirmed'])
  })

  it('[H2] tell the hand when words they typed are put otherwise, and not the voice when the hand mends them', () => {
    say(sam, 'From the phone.', { voice: { person: asha, by: 'phone' } })
    board.must(sam, { do: 'reword', ...at(thread), words: 'From the phone!' })
    expect(waiting(asha)).toEqual(['toConfirm'])
    board.must(asha, { do: 'reword', ...at(thread), words: 'I said it otherwise.' })
    expect(waiting(asha)).toEqual([])
    expect(waiting(sam)).toEqual(['corrected'])
  })

  it('[H2] ask of an answer typed for someone whose words stand there once: to confirm it', () => {
    say(asha, 'Mine.')
    reply(sam, 'Hers too.', { voice: { person: asha, by: 'letter' } })
    expect(waiting(asha)).toEqual(['toConfirm'])
  })

  it('[H3] tell of rights that grow and shrink, of limits, offices and seats, with the reason', () => {
    right(sam, 'comment', 'You asked for it.')
    expect(heard(sam)[0]?.notice).toMatchObject({
      why: 'rightLost',
      reason: 'You asked for it.',
      actor: lena,
    })
    right(sam, 'own')
    board.must(lena, { do: 'limitMember', person: sam, atMost: 'comment', reason: 'A while.' })
    board.must(lena, { do: 'limitMember', person: sam, atMost: null, reason: 'Over.' })
    board.must(lena, { do: 'giveOffice', person: sam, office: 'chair' })
    board.must(lena, { do: 'endOffice', person: sam, office: 'chair', reason: 'Rotates.' })
    board.must(lena, { do: 'changeSeat', person: sam, seat: { ...seat, seat: 'carer seat 2' } })
    expect(waiting(sam)).toEqual([
      'seatChanged',
      'officeEnded',
      'officeGiven',
      'limitLifted',
      'limited',
      'rightGained',
      'rightLost',
    ])
    expect(waiting(asha)).toEqual([])
    board.join(omar)
    expect(heard(lena).map(({ notice }) => notice.why)).toEqual(['joined', 'joined', 'joined'])
  })

  it('[H3] tell of words that were handed on, and what became of them, also to one who may not read there', () => {
    right(null, null, 'Among us.')
    const handed = id('handed')
    const hand = { do: 'handWords', section, handed, to: lena, words: 'Mine.', couldWrite: true } as const
    board.must(sam, hand)
    expect(waiting(lena)).toEqual(['handed'])
    board.must(lena, { do: 'settleWords', handed, outcome: 'putIn' })
    expect(waiting(lena)).toEqual([])
    expect(waiting(sam)).toEqual(['handSettled', 'rightLost'])
  })

  it('[H3] tell of a right that was taken back', () => {
    right(sam, 'own')
    board.must(lena, {
      do: 'takeRightBack',
      on: { what: 'section', section },
      grantee: { to: 'person', person: sam },
      reason: 'It is over.',
    })
    expect(heard(sam)[0]?.notice).toMatchObject({ why: 'rightLost', reason: 'It is over.' })
  })

  it('[H4] tell those who take part in a document how it stands, and only the latest', () => {
    say(sam, 'A thought.')
    const header = (status: 'draft' | 'agreed' | 'underReview') =>
      board.must(lena, {
        do: 'changeHeader',
        document,
        header: { ...board.document(document).header, status },
      })
    header('agreed')
    header('underReview')
    expect(waiting(sam)).toEqual(['statusChanged'])
    expect(heard(sam).map(({ standing }) => standing)).toEqual(['waits', 'done'])
    expect(waiting(asha)).toEqual([])
    expect(waiting(asha, (one) => one === section)).toEqual(['statusChanged'])
    board.must(lena, {
      do: 'changeHeader',
      document,
      header: { ...board.document(document).header, purpose: 'p' },
    })
    board.must(lena, { do: 'putDocumentAway', document })
    expect(waiting(sam)).toEqual(['putAway', 'statusChanged'])
    expect(waiting(lena)).not.toContain('putAway')
  })

  it('[H5] are gone for those who may no longer read what they tell of, but for the loss itself', () => {
    say(sam, `See @{${asha}}.`)
    reply(lena, 'Yes.')
    expect(waiting(sam)).toEqual(['replied'])
    right(null, null, 'Among us.')
    for (const person of [sam, asha]) {
      expect(waiting(person)).toEqual(['rightLost'])
      expect(heard(person)).toHaveLength(1)
      const { notice } = heard(person)[0]!
      expect(titlesFor(board.space, person, notice)).toEqual({ document: 'Plan', section: null })
    }
    board.must(lena, {
      do: 'giveRight',
      on: { what: 'document', document },
      grantee: { to: 'space' },
      permission: null,
      reason: null,
    })
    const { notice } = heard(asha)[0]!
    expect(titlesFor(board.space, asha, notice)).toEqual({ document: null, section: null })
    expect(documentOf(board.space, notice)).toBe(document)
    right(sam, 'read')
    expect(waiting(sam)).toContain('replied')
    board.must(sam, { do: 'leave' })
    expect(heard(sam)).toEqual([])
    expect(noticesFor(board.space, omar, () => true)).toEqual([])
  })

  it.each([
    ['answering', () => reply(sam, 'Thanks.')],
    ['reacting', () => board.must(sam, { do: 'react', ...at(thread), reaction: 'thanks', on: true })],
    ['resolving', () => board.must(sam, { do: 'resolve', section, thread, outcome: null })],
  ])('[H6] do not wait after %s', (_how, act) => {
    say(lena, `What does @{${sam}} think?`)
    expect(waiting(sam)).toEqual(['mentioned'])
    act()
    expect(waiting(sam)).toEqual([])
    expect(heard(sam)).toMatchObject([{ standing: 'done' }])
  })

  it('[H6] are gone once the words were taken back', () => {
    say(lena, `What does @{${sam}} think?`)
    board.must(lena, { do: 'takeBack', ...at(thread) })
    expect(heard(sam)).toEqual([])
  })

  it('[H7] are kept up to a number for each person, and come out the same from the events', () => {
    say(sam, 'Go on.')
    for (let n = 0; n < mostNotices - 1; n += 1)
      reply(n % 2 === 0 ? asha : lena, 'Yes.', { post: id(`p${n}`) })
    const again = board.log.reduce<Space | null>(evolve, null)
    expect(again?.notices).toEqual(board.space.notices)
    board.must(lena, { do: 'giveOffice', person: sam, office: 'chair' })
    board.must(lena, { do: 'endOffice', person: sam, office: 'chair', reason: 'r' })
    expect(heard(sam)).toHaveLength(mostNotices)
    expect(heard(sam)[0]?.notice.why).toBe('officeEnded')
  })

  it('[H8] are essential where a right is lost or words stand in one’s name', () => {
    say(sam, 'For her.', { voice: { person: asha, by: 'phone' } })
    right(asha, 'read', 'r')
    say(lena, `@{${asha}}`, { thread: id('other') })
    expect(heard(asha).map(({ notice }) => [notice.why, isEssential(notice)])).toEqual([
      ['mentioned', false],
      ['rightLost', true],
      ['toConfirm', true],
    ])
  })
})
