import { describe, expect, it, beforeEach } from 'vitest'
import { noticesFor, titlesFor, wordsOf } from './hear.ts'
import { stillToTell } from './needs.ts'
import { isEssential } from './notice.ts'
import { asksForAct } from './reminder.ts'
import { asha, id, lena, openBoard, sam, type Board } from './testing/board.ts'
import { callMeeting, notice, type CalledMeeting } from './testing/called-meeting.ts'
import { itemsFor, toTell } from './waiting.ts'

let board: Board
let meeting: CalledMeeting
beforeEach(() => {
  board = openBoard()
  meeting = callMeeting(board, [lena, sam])
  board.must(lena, { do: 'giveOffice', person: lena, office: 'chair' })
})

const heard = (person: string) =>
  noticesFor(board.space, person, () => false).filter(({ notice }) => notice.why !== 'joined')
const whys = (person: string, standing: 'waits' | 'done' = 'waits') =>
  heard(person).flatMap((one) => (one.standing === standing ? [one.notice.why] : []))
const publish = () => meeting.must(lena, { do: 'publish', needs: [] })
const here = (capacity: 'layPartner' = 'layPartner') =>
  ({ capacity, how: 'present', attends: { as: 'self' } }) as const

function goLive(): void {
  publish()
  meeting.must(lena, { do: 'open' })
  for (const person of [lena, sam, asha]) meeting.must(person, { do: 'comeIn', ...here() })
}

/** What of it there is to hear about its minutes. */
function ofMinutes(person: string): readonly string[] {
  return whys(person).filter((why) => why.startsWith('minutes'))
}

/** The newest notice of a sort that waits for somebody. */
function noticeOf(person: string, why: string) {
  return heard(person).find(({ notice }) => notice.why === why)?.notice
}

describe('what there is to hear of a meeting', () => {
  it('[H47] is told to those who have a seat once its agenda is published, and to whoever gets one later', () => {
    meeting.must(lena, { do: 'changeNotice', notice: { ...notice, place: 'Library' } })
    expect(whys(sam)).toEqual([])
    publish()
    expect([whys(lena), whys(sam), whys(asha)]).toEqual([[], ['meetingCalled'], []])
    const seats = [lena, sam, asha].map((person) => ({ person, votes: true }))
    meeting.must(lena, { do: 'setSeats', seats })
    expect([whys(sam), whys(asha)]).toEqual([['meetingCalled'], ['meetingCalled']])
    expect(titlesFor(board.space, asha, heard(asha)[0]!.notice).document).toBe('March')
  })

  it('[H47] is that its time or place was changed, and of those only the latest waits', () => {
    publish()
    meeting.must(lena, { do: 'changeNotice', notice: { ...notice, words: 'Bring a friend.' } })
    expect(whys(sam)).toEqual(['meetingCalled'])
    meeting.must(lena, { do: 'changeNotice', notice: { ...notice, place: 'Library' } })
    meeting.must(lena, { do: 'changeNotice', notice: { ...notice, startsAt: notice.startsAt + 1 } })
    expect(whys(sam)).toEqual(['meetingMoved'])
    expect(whys(sam, 'done')).toEqual(['meetingMoved', 'meetingCalled'])
  })

  it('[H47] waits no more once they have come in, or sent word that they do not come', () => {
    publish()
    meeting.must(sam, { do: 'apologise', person: sam, words: 'I am away.' })
    expect(whys(sam)).toEqual([])
    meeting.must(lena, { do: 'changeNotice', notice: { ...notice, startsAt: notice.startsAt + 1 } })
    expect(whys(sam)).toEqual(['meetingMoved'])
    meeting.must(sam, { do: 'comeIn', ...here() })
    expect(whys(sam)).toEqual([])
  })

  it('[H47] is that it was called off, and why; then nothing else waits', () => {
    publish()
    meeting.must(asha, { do: 'comeIn', ...here() })
    meeting.must(lena, { do: 'callOff', reason: 'The hall is flooded.' })
    for (const person of [sam, asha]) {
      expect(whys(person)).toEqual(['meetingCalledOff'])
      expect(heard(person)[0]?.notice).toMatchObject({ reason: 'The hall is flooded.', actor: lena })
    }
  })

  it('[H47] is nothing for whoever may not see the meeting any more', () => {
    publish()
    const on = { what: 'document', document: meeting.id } as const
    const grantee = { to: 'person', person: sam } as const
    board.must(lena, { do: 'giveRight', on, grantee, permission: null, reason: null })
    expect(whys(sam)).toEqual(['rightLost'])
  })

  it('[H48] is that papers were sent, of which no other mail tells where they were mailed', () => {
    publish()
    const to = [
      { person: sam, way: 'mail', formats: [] },
      { person: asha, way: 'print', formats: [] },
    ] as const
    meeting.must(lena, {
      do: 'sendPack',
      to: to.map((one) => ({ ...one, formats: [...one.formats] })),
      needs: [],
    })
    expect([whys(sam), whys(asha)]).toEqual([['packSent', 'meetingCalled'], ['packSent']])
    const marks = { readUpTo: 0, read: new Set<number>(), toldUpTo: 0 }
    const told = (person: string) =>
      toTell(
        itemsFor(board.space, person, { marks, muted: [], wroteIn: () => false }),
        marks,
        true,
        2_000_000,
      ).map(({ why }) => why)
    expect([told(sam), told(asha)]).toEqual([['meetingCalled'], ['packSent']])
    meeting.must(lena, { do: 'sendPack', to: [{ person: sam, way: 'mail', formats: [] }], needs: [] })
    expect(whys(sam)).toEqual(['packSent', 'meetingCalled'])
  })

  it('[H49] is what an interest means, with who decided and why, until they have replied', () => {
    goLive()
    const interest = id('interest')
    const { item } = meeting
    const declare = { do: 'declareInterest', interest, person: sam, item, sort: 'financial' } as const
    meeting.must(sam, { ...declare, nature: 'My brother works there.' })
    meeting.must(lena, { do: 'openItem', item })
    meeting.must(lena, { do: 'decideInterest', interest, effect: 'speakNoVote', reason: 'Close to it.' })
    meeting.must(lena, { do: 'decideInterest', interest, effect: 'leave', reason: 'Too close.' })
    expect(whys(sam)).toEqual(['interestDecided'])
    const told = heard(sam)[0]?.notice
    expect(told).toMatchObject({ effect: 'leave', reason: 'Too close.', actor: lena })
    expect(isEssential(told!)).toBe(true)
    expect(asksForAct(board.space, sam, told!)).toBe(true)
    // They are out of the item, and hear of it all the same, without its title.
    expect(titlesFor(board.space, sam, told!)).toEqual({ document: 'March', section: null })
    expect(whys(asha)).toEqual([])
    meeting.must(sam, { do: 'replyToInterest', interest, words: 'He left last year.' })
    expect(whys(sam)).toEqual([])
    expect(whys(lena)).toEqual(['interestReplied'])
    expect(wordsOf(board.space, heard(lena)[0]!.notice)).toBe('He left last year.')
    meeting.must(lena, { do: 'closeItem', item })
    expect(titlesFor(board.space, sam, told!).section).toBe('The day centre')
  })

  it('[H50] is that a card was lowered by whoever leads, and of an unnamed one nothing for anybody', () => {
    goLive()
    const raised = { do: 'raiseCard', card: id('red'), colour: 'red' } as const
    meeting.must(sam, { ...raised, by: { as: 'named', person: sam } })
    const before = board.space.notices
    meeting.must(asha, { ...raised, card: id('unnamed'), by: { as: 'unnamed', hash: 'a'.repeat(64) } })
    meeting.must(lena, { do: 'lowerCardOf', card: id('unnamed'), reason: 'We heard it.' })
    expect(board.space.notices).toBe(before)
    meeting.must(lena, { do: 'lowerCardOf', card: id('red'), reason: 'They have gone home.' })
    expect(heard(sam)[0]?.notice).toMatchObject({ why: 'cardLowered', reason: 'They have gone home.' })
    meeting.must(sam, { ...raised, card: id('again'), by: { as: 'named', person: sam } })
    meeting.must(sam, { do: 'lowerCard', card: id('again'), hash: null })
    expect(whys(sam).filter((why) => why === 'cardLowered')).toHaveLength(1)
    expect([...whys(lena), ...whys(asha)]).toEqual([])
  })

  it('[H51] is that they were given an office in it, and lost it', () => {
    meeting.must(lena, { do: 'giveOffice', person: asha, office: 'noteTaker' })
    expect(heard(asha)[0]?.notice).toMatchObject({ why: 'meetingOfficeGiven', office: 'noteTaker' })
    meeting.must(lena, { do: 'endOffice', person: asha, office: 'noteTaker', reason: 'Sam does it.' })
    const ended = heard(asha)[0]?.notice
    expect(ended).toMatchObject({ why: 'meetingOfficeEnded', office: 'noteTaker', reason: 'Sam does it.' })
    expect(isEssential(ended!)).toBe(true)
  })

  it('[H52] is, when it is over, whether it met what they need, until they have said so; also for whoever ends it', () => {
    const needs = [
      { person: lena, needs: ['times'] },
      { person: sam, needs: ['formats', 'pleaseDo'] },
    ]
    meeting.must(lena, { do: 'publish', needs })
    meeting.must(lena, { do: 'open' })
    meeting.must(asha, { do: 'comeIn', ...here(), how: 'phone' })
    meeting.must(sam, { do: 'comeIn', ...here() })
    meeting.must(lena, { do: 'end' })
    expect([whys(lena), whys(sam), whys(asha)]).toEqual([
      ['toTick'],
      ['minutesReady', 'howWasIt', 'toTick'],
      ['minutesReady', 'meetingOver'],
    ])
    expect(asksForAct(board.space, sam, noticeOf(sam, 'toTick')!)).toBe(true)
    const mine = [...board.space.meetings.get(meeting.id)!.checks.values()].filter(
      ({ person }) => person === sam,
    )
    for (const { id: check } of mine) {
      expect(whys(sam)).toContain('toTick')
      meeting.must(sam, { do: 'tickCheck', check, met: false })
    }
    expect(whys(sam)).not.toContain('toTick')
    expect(stillToTell(board.space, asha, [noticeOf(asha, 'meetingOver')!.seq])).toHaveLength(1)
  })

  it('[H54] is that its minutes can be amended until a day; the latest waits, until that is over', () => {
    goLive()
    meeting.must(asha, { do: 'goOut', person: asha })
    meeting.must(lena, { do: 'end' })
    const day = board.space.meetings.get(meeting.id)?.minutes.amendUntil ?? ''
    expect([ofMinutes(lena), ofMinutes(sam), ofMinutes(asha)]).toEqual([
      [],
      ['minutesReady'],
      ['minutesReady'],
    ])
    expect(noticeOf(sam, 'minutesReady')).toMatchObject({ document: meeting.id, day })
    meeting.must(lena, { do: 'setAmendUntil', day: '2998-05-01' })
    expect(ofMinutes(sam)).toEqual(['minutesReady'])
    expect(noticeOf(sam, 'minutesReady')).toMatchObject({ day: '2998-05-01' })
    board.today = '2998-05-02'
    board.must(lena, { do: 'endAmending', meeting: meeting.id, day: '2998-05-01' })
    expect(ofMinutes(sam)).toEqual([])
  })

  it('[H55] is that its minutes were sent back, and why, and that they were approved', () => {
    goLive()
    meeting.must(lena, { do: 'end' })
    const april = callMeeting(board, [], meeting.id)
    april.must(lena, { do: 'publish', needs: [] })
    april.must(lena, { do: 'open' })
    const back = { in: april.id, reason: 'The bus is wrong.', amendUntil: '2998-05-01' }
    meeting.must(lena, { do: 'sendMinutesBack', ...back })
    expect(ofMinutes(sam)).toEqual(['minutesSentBack'])
    expect(noticeOf(sam, 'minutesSentBack')).toMatchObject({ reason: 'The bus is wrong.', day: '2998-05-01' })
    meeting.must(lena, { do: 'approveMinutes', in: april.id, reason: null, notes: [] })
    expect([ofMinutes(sam), ofMinutes(asha), ofMinutes(lena)]).toEqual([
      ['minutesApproved'],
      ['minutesApproved'],
      [],
    ])
  })

  it('[M180] is, when it is over, that they can say how it was: once, for all who were there, and without reminders', () => {
    goLive()
    meeting.must(lena, { do: 'goOut', person: lena })
    meeting.must(lena, { do: 'end' })
    for (const person of [lena, sam, asha]) {
      expect(whys(person).filter((why) => why === 'howWasIt')).toHaveLength(1)
      const told = heard(person).find(({ notice: { why } }) => why === 'howWasIt')!.notice
      expect([asksForAct(board.space, person, told), isEssential(told)]).toEqual([false, false])
    }
    expect(whys(id('mary'))).not.toContain('howWasIt')
  })
})
