import { usualZone } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import type { Effect } from './decision.ts'
import type { Ask } from './ask.ts'
import { evolve } from './evolve.ts'
import { id, lena, omar, openBoard, sam, seat, type Board } from './testing/board.ts'

const byMail = { do: 'inviteByMail', email: 'omar@example.org', name: null, seat, words: '' } as const
const byLink = { do: 'inviteByLink', label: 'l', seat, lastDay: '2026-03-28', uses: 2 } as const

/** What is to be asked later, and when. */
function later(board: Board, actor: string, ask: Ask): readonly (readonly [string, string])[] {
  const decision = board.ask(actor, ask)
  const effects: readonly Effect[] = 'effects' in decision ? decision.effects : []
  return effects.flatMap((effect) =>
    effect.type === 'askLater' ? [[new Date(effect.at).toISOString(), effect.ask.do] as const] : [],
  )
}

describe('the time of a space', () => {
  it('[M121] is that of the zone it was opened with, else the usual one, also in logs from before there were zones', () => {
    const board = openBoard()
    expect(board.space.timeZone).toBe(usualZone)
    const opened = {
      ...board.log[0]!,
      payload: { name: 'Board', slug: 'board', timeZone: 'Europe/Copenhagen' },
    }
    expect(evolve(null, opened)?.timeZone).toBe('Europe/Copenhagen')
    expect(evolve(null, { ...opened, payload: { name: 'Board', slug: 'board' } })?.timeZone).toBe(usualZone)
  })

  it('[M121] is changed by organisers only, and everyone hears of it', () => {
    const board = openBoard()
    const change = { do: 'changeTimeZone', timeZone: 'Europe/Copenhagen' } as const
    expect(board.refused(sam, change)).toBe('notAllowed')
    expect(board.refused(omar, change)).toBe('notFound')
    const from = board.log.length
    board.must(lena, change)
    board.must(lena, change)
    expect(board.space.timeZone).toBe('Europe/Copenhagen')
    expect(board.kindsSince(from)).toEqual(['timeZoneChanged'])
    expect(board.log.at(-1)?.audience).toEqual({ to: 'space' })
  })

  it('[M121] moves with its zone what ends with a day', () => {
    const board = openBoard()
    expect(later(board, lena, byLink)).toEqual([['2026-03-29T00:00:00.000Z', 'endInvitation']])
    const over = board.must(lena, { ...byLink, lastDay: '2026-03-05' })
    board.today = '2026-03-06'
    const moved = { do: 'changeTimeZone', timeZone: 'Europe/Copenhagen' } as const
    expect(later(board, lena, moved)).toEqual([['2026-03-28T23:00:00.000Z', 'endInvitation']])
    expect(board.space.invitations.get(over)?.ended).toBe(false)
  })

  it('[M123] asks at the end of the last day of a link, also of one that was changed, and where days end otherwise', () => {
    const board = openBoard()
    const document = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'Plan' })
    const terms = { permission: 'comment', label: 'l', lastDay: '2026-03-28' } as const
    const making = { do: 'makeLink', document, visitors: false, ...terms } as const
    expect(later(board, lena, making)).toEqual([['2026-03-29T00:00:00.000Z', 'endLink']])
    const [link] = board.space.links.keys()
    const changing = { do: 'changeLink', link: link ?? '', ...terms, lastDay: '2026-04-01' } as const
    expect(later(board, lena, changing)).toEqual([['2026-04-01T23:00:00.000Z', 'endLink']])
    board.must(lena, { do: 'withdrawLink', link: board.must(lena, making) })
    const moved = { do: 'changeTimeZone', timeZone: 'Europe/Copenhagen' } as const
    expect(later(board, lena, moved)).toEqual([['2026-04-01T22:00:00.000Z', 'endLink']])
  })

  it('[M123] tells once that a link has ended, and nothing before its time or of one that was withdrawn', () => {
    const board = openBoard()
    const document = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'Plan' })
    const terms = { permission: 'comment', label: 'l', lastDay: '2026-03-28' } as const
    const link = board.must(lena, { do: 'makeLink', document, visitors: false, ...terms })
    const withdrawn = board.must(lena, { do: 'makeLink', document, visitors: false, ...terms })
    board.must(lena, { do: 'withdrawLink', link: withdrawn })
    const from = board.log.length
    const end = { do: 'endLink', link } as const
    board.today = '2026-03-28'
    board.must(omar, end)
    expect(board.kindsSince(from)).toEqual([])
    board.today = '2026-03-29'
    board.must(omar, end) // nobody's right is needed
    board.must(omar, end)
    board.must(omar, { do: 'endLink', link: withdrawn })
    expect(board.kindsSince(from)).toEqual(['linkEnded'])
    expect(board.log.at(-1)).toMatchObject({ actor: null, audience: { to: 'people', people: [lena] } })
    board.must(lena, { do: 'changeLink', link, ...terms, lastDay: '2026-04-01' })
    board.today = '2026-04-02'
    board.must(omar, end)
    expect(board.kindsSince(from)).toEqual(['linkEnded', 'linkChanged', 'linkEnded'])
    expect(board.refused(lena, { do: 'endLink', link: id('none') })).toBe('notFound')
  })

  it('[M122] asks at the end of the last day of an invitation, sent for the first time or again, or made as a link', () => {
    const board = openBoard()
    expect(later(board, lena, byMail)).toEqual([['2026-04-03T23:00:00.000Z', 'endInvitation']])
    const invitation = [...board.space.invitations.keys()].at(-1) ?? ''
    expect(later(board, lena, { do: 'sendAgain', invitation })).toHaveLength(1)
    expect(later(board, lena, { do: 'withdrawInvitation', invitation })).toEqual([])
  })

  it('[M122] tells organisers once that an invitation has ended, and nothing before its time', () => {
    const board = openBoard()
    const invitation = board.must(lena, byMail)
    const end = { do: 'endInvitation', invitation } as const
    const from = board.log.length
    board.today = '2026-04-03'
    board.must(omar, end)
    expect(board.kindsSince(from)).toEqual([])
    board.today = '2026-04-04'
    board.must(omar, end) // nobody's right is needed
    board.must(omar, end)
    expect(board.kindsSince(from)).toEqual(['invitationEnded'])
    expect(board.log.at(-1)?.audience).toEqual({ to: 'organisers' })
    board.must(lena, { do: 'sendAgain', invitation })
    expect(board.space.invitations.get(invitation)?.ended).toBe(false)
    expect(board.refused(lena, { do: 'endInvitation', invitation: id('none') })).toBe('notFound')
  })

  it('[M122] tells nothing of the end of an invitation that was accepted or withdrawn', () => {
    const board = openBoard()
    const accepted = board.must(lena, byMail)
    const accept = { do: 'acceptInvitation', invitation: accepted, inSpace: 'fullName' } as const
    board.must(omar, { ...accept, email: byMail.email })
    const withdrawn = board.must(lena, byLink)
    board.must(lena, { do: 'withdrawInvitation', invitation: withdrawn })
    const from = board.log.length
    board.today = '2026-05-01'
    for (const invitation of [accepted, withdrawn]) board.must(lena, { do: 'endInvitation', invitation })
    expect(board.kindsSince(from)).toEqual([])
  })
})
