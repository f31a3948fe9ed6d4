import type { Header } from '@alongside/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Ask } from './ask.ts'
import { noticesFor } from './hear.ts'
import { asha, id, lena, omar, openBoard, sam, type Board } from './testing/board.ts'

const never = () => false

let board: Board
let document: string

beforeEach(() => {
  board = openBoard()
  document = board.must(sam, { do: 'createDocument', kind: 'blank', title: 'Our plan' })
})

const header = (change: Partial<Header>) =>
  ({ do: 'changeHeader', document, header: { ...board.document(document).header, ...change } }) as const
const ask = () => board.must(omar, { do: 'tellReview', document })
const on = (day: string) => {
  board.today = day
  const from = board.log.length
  ask()
  return board.kindsSince(from)
}

/** When it is asked whether a document is to be looked at again, and under which key. */
function later(actor: string, what: Ask) {
  const decision = board.ask(actor, what)
  if ('refusal' in decision) throw new Error(decision.refusal.words)
  return decision.effects.flatMap((effect) =>
    effect.type === 'askLater' && effect.ask.do === 'tellReview'
      ? [{ at: new Date(effect.at).toISOString(), key: effect.key }]
      : [],
  )
}

const standings = (person: string) =>
  noticesFor(board.space, person, never).flatMap(({ notice, standing }) =>
    notice.why === 'reviewDue' ? [standing] : [],
  )

describe('the day to look at a document again', () => {
  it('[M135] is asked for when it begins in the space, also where summer time begins or ends, and only when it changes', () => {
    board.must(lena, { do: 'changeTimeZone', timeZone: 'Europe/London' })
    const moments = ['2026-03-29', '2026-03-30', '2026-10-25', '2026-10-26'].map(
      (reviewDue) => later(sam, header({ reviewDue }))[0]?.at,
    )
    expect(moments).toEqual([
      '2026-03-29T00:00:00.000Z',
      '2026-03-29T23:00:00.000Z',
      '2026-10-24T23:00:00.000Z',
      '2026-10-26T00:00:00.000Z',
    ])
    expect(later(sam, header({ purpose: 'To live well.' }))).toEqual([])
    expect(later(sam, header({ reviewDue: null }))).toEqual([])
  })

  it('[M135] is told once, by nobody, to those who may see the document, and not before it begins', () => {
    board.must(sam, header({ reviewDue: '2026-03-10' }))
    expect(on('2026-03-09')).toEqual([])
    expect(on('2026-03-10')).toEqual(['reviewCame'])
    expect(board.log.at(-1)).toMatchObject({
      actor: null,
      hand: null,
      audience: { to: 'document', document },
      payload: { document, day: '2026-03-10' },
    })
    expect(on('2026-03-10')).toEqual([])
    expect(on('2026-03-11')).toEqual([])
  })

  it('[M135] is told late where nobody could ask in time', () => {
    board.must(sam, header({ reviewDue: '2026-03-10' }))
    expect(on('2026-04-01')).toEqual(['reviewCame'])
  })

  it('[M136] is decided as things stand then: moved on, taken away, the document put away or never there', () => {
    board.must(sam, header({ reviewDue: '2026-03-10' }))
    board.must(sam, header({ reviewDue: '2026-06-01' }))
    expect(on('2026-03-10')).toEqual([])
    board.must(sam, header({ reviewDue: null }))
    expect(on('2026-06-01')).toEqual([])
    board.must(sam, header({ reviewDue: '2026-07-01' }))
    board.must(sam, { do: 'putDocumentAway', document })
    expect(on('2026-07-01')).toEqual([])
    expect(board.refused(lena, { do: 'tellReview', document: id('none') })).toBe('notFound')
  })

  it('[M136] is asked for anew when a document is brought back, which had it pass while it was away', () => {
    board.must(sam, header({ reviewDue: '2026-03-10' }))
    board.must(sam, { do: 'putDocumentAway', document })
    expect(on('2026-03-10')).toEqual([])
    expect(later(sam, { do: 'bringDocumentBack', document })).toMatchObject([
      { at: '2026-03-10T00:00:00.000Z' },
    ])
    expect(on('2026-03-12')).toEqual(['reviewCame'])
  })

  it('[M136] begins elsewhere once the space has another zone, and is asked for anew each time', () => {
    const first = later(sam, header({ reviewDue: '2026-06-10' }))
    const east = later(lena, { do: 'changeTimeZone', timeZone: 'Pacific/Auckland' })
    const back = later(lena, { do: 'changeTimeZone', timeZone: 'Europe/London' })
    expect([first, east, back].map(([one]) => one?.at)).toEqual([
      '2026-06-09T23:00:00.000Z',
      '2026-06-09T12:00:00.000Z',
      '2026-06-09T23:00:00.000Z',
    ])
    // A question that was asked and found nothing is not asked again, so each has a key of its own.
    expect(new Set([first, east, back].map(([one]) => one?.key)).size).toBe(3)
    expect(on('2026-06-10')).toEqual(['reviewCame'])
    expect(later(lena, { do: 'changeTimeZone', timeZone: 'Asia/Kolkata' })).toEqual([])
  })

  it('[M137] that has begun when it is chosen is told at once, to all but whoever chose it', () => {
    const from = board.log.length
    expect(later(lena, header({ reviewDue: '2026-03-01' }))).toEqual([])
    expect(board.kindsSince(from)).toEqual(['headerChanged', 'reviewCame'])
    expect(standings(sam)).toEqual(['waits'])
    expect(standings(lena)).toEqual([])
    board.must(lena, header({ purpose: 'To live well.' }))
    expect(board.kindsSince(from)).toEqual(['headerChanged', 'reviewCame', 'headerChanged'])
  })

  it('[M137] is told to nobody by whoever may not change the document', () => {
    const grantee = { to: 'space' } as const
    const right = {
      do: 'giveRight',
      on: { what: 'document', document },
      grantee,
      permission: 'read',
    } as const
    board.must(sam, { ...right, reason: null })
    expect(board.refused(asha, header({ reviewDue: '2026-03-01' }))).toBe('notAllowed')
    expect(standings(sam)).toEqual([])
  })

  it('[M138] concerns those who take part in the document and those who own it, as long as they may see it', () => {
    board.must(sam, header({ reviewDue: '2026-03-10' }))
    on('2026-03-10')
    expect([sam, lena, asha].map(standings)).toEqual([['waits'], ['waits'], []])
    const comment = { section: board.section(document).id, anchor: null, sort: null, voice: null } as const
    board.must(asha, { do: 'comment', thread: id('t'), words: 'Still true.', ...comment })
    expect(standings(asha)).toEqual(['waits'])
    for (const grantee of [{ to: 'space' }, { to: 'person', person: asha }] as const) {
      const hidden = { what: 'document', document } as const
      board.must(sam, { do: 'giveRight', on: hidden, grantee, permission: null, reason: null })
    }
    expect(standings(asha)).toEqual([])
  })

  it.each([
    ['the day is moved on', () => board.must(asha, header({ reviewDue: '2026-09-01' }))],
    ['the day is taken away', () => board.must(asha, header({ reviewDue: null }))],
    ['the status changes', () => board.must(asha, header({ status: 'underReview' }))],
    ['it is put away', () => board.must(sam, { do: 'putDocumentAway', document })],
  ])('[M139] waits until %s', (_how, act) => {
    board.must(sam, header({ reviewDue: '2026-03-10' }))
    on('2026-03-10')
    board.must(asha, header({ purpose: 'To live well.' }))
    expect(standings(lena)).toEqual(['waits'])
    act()
    expect(standings(lena)).toEqual(['done'])
  })
})
