import {
  actionsAnswerSchema,
  taskViewsSchema,
  type HearingSettings,
  type MeetingAsk,
} from '@alongside/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Visitor } from '../api/testing/visitor.ts'
import { openHearingBoard, type HearingBoard } from '../hearing/testing/hearing-board.ts'
import { adding, calling } from '../testing/hold-meeting.ts'

const start = Date.UTC(2026, 11, 1, 9)
const action = 'rampxxxxxxxxxxxx'
const words = 'Ask for a ramp at the back door'
const near = 'to be done in a few days'
const over = 'The day is over until which'

describe('what somebody has taken on in a meeting', () => {
  let at: HearingBoard
  let meeting: string
  let item: string

  beforeEach(async () => {
    at = await openHearingBoard(start)
    const { lena, space, ids } = at
    await lena.command(space, { do: 'changeTimeZone', timeZone: 'Europe/Copenhagen' })
    await lena.command(space, { do: 'giveOffice', person: ids.lena, office: 'chair' })
    meeting = (await lena.made(space, calling('March', []))).made
    item = (await lena.made(space, adding(meeting, 'The way in'))).made
    await meet(lena, { do: 'publish' })
    await meet(lena, { do: 'open' })
  })
  afterEach(() => at.close())

  const meet = async (visitor: Visitor, ask: MeetingAsk): Promise<string> =>
    (await visitor.made(at.space, { do: 'meet', meeting, ask })).made
  const agree = (more: { owner?: string; helper?: string | null; due?: string } = {}) =>
    meet(at.lena, {
      do: 'agreeAction',
      action,
      item,
      words,
      owner: at.ids.asha,
      helper: null,
      due: '2026-12-10',
      ...more,
    })
  const tell = (visitor: Visitor, status: 'open' | 'done') =>
    meet(visitor, { do: 'tellAction', action, status, evidence: 'It is there.' })
  const settle = async (visitor: Visitor, settings: Partial<HearingSettings>) => {
    const { settings: before } = await at.hearingOf(visitor)
    const path = `/spaces/${at.space}/hearing/settings`
    expect((await visitor.ask('PUT', path, { ...before, ...settings })).status).toBe(204)
  }
  const mails = (name: string, said: string) =>
    at.mailsTo(name).filter(({ source }) => source.replaceAll(/=\r?\n|\r?\n/g, ' ').includes(said))
  const day = (iso: string) => at.until(Date.parse(iso))
  const actionsAt = async (visitor: Visitor, path: string) =>
    actionsAnswerSchema.parse((await visitor.ask('GET', path)).body)
  const mine = (visitor: Visitor) => actionsAt(visitor, `/spaces/${at.space}/actions`)

  it('[J34] [H58] is mailed as taken on, near and over, each once, and never in its words', async () => {
    await agree({ helper: at.ids.sam })
    await day('2026-12-01T12:00:00Z')
    expect(mails('asha', 'that you take on or help with')).toHaveLength(1)
    await day('2026-12-06T22:59:00Z')
    expect([mails('asha', near), mails('sam', near)]).toEqual([[], []])
    await day('2026-12-07T12:00:00Z')
    expect([mails('asha', near).length, mails('sam', near).length]).toEqual([1, 1])
    await day('2026-12-10T22:59:00Z')
    expect(mails('asha', over)).toEqual([])
    await day('2026-12-31T12:00:00Z')
    expect([mails('asha', over).length, mails('sam', over).length, mails('lena', over).length]).toEqual([
      1, 1, 0,
    ])
    expect([mails('asha', near).length, mails('sam', near).length]).toEqual([1, 1])
    for (const { source } of at.server.taken) expect(source).not.toMatch(/ramp|way in/i)
  })

  it('[J34] waits until quiet hours end, and is not mailed once it was done meanwhile', async () => {
    await settle(at.asha, { quiet: { from: '20:00', to: '08:00' } })
    await agree()
    await day('2026-12-07T06:30:00Z')
    expect(mails('asha', near)).toEqual([])
    await day('2026-12-07T08:00:00Z')
    expect(mails('asha', near)).toHaveLength(1)
    await day('2026-12-11T05:00:00Z')
    await tell(at.asha, 'done')
    await day('2026-12-31T12:00:00Z')
    expect(mails('asha', over)).toEqual([])
    const { items } = await at.hearingOf(at.asha)
    expect(items.filter(({ waits, why }) => waits && why.startsWith('action'))).toEqual([])
  })

  it('[H59] is mailed as near and over to nobody who wants no reminders, and waits for them all the same', async () => {
    await settle(at.asha, { reminders: false })
    await agree()
    await day('2026-12-31T12:00:00Z')
    expect(mails('asha', 'that you take on or help with')).toHaveLength(1)
    expect([...mails('asha', near), ...mails('asha', over)]).toEqual([])
    const { items } = await at.hearingOf(at.asha)
    expect(items.find(({ waits }) => waits)).toMatchObject({
      why: 'actionLate',
      words,
      day: '2026-12-10',
      section: { title: 'The way in' },
    })
  })

  it('[H58] is told to nobody who may not read its item any more', async () => {
    await agree()
    await day('2026-12-02T12:00:00Z')
    const on = { what: 'section', section: item } as const
    const grantee = { to: 'person', person: at.ids.asha } as const
    await at.lena.command(at.space, { do: 'giveRight', on, grantee, permission: null, reason: null })
    await day('2026-12-31T12:00:00Z')
    expect([...mails('asha', near), ...mails('asha', over)]).toEqual([])
    expect(JSON.stringify([await at.hearingOf(at.asha), await mine(at.asha)])).not.toContain('ramp')
  })

  it('[M190] [M188] stands in their list and before the next meeting, with who may say how it stands', async () => {
    await agree({ helper: at.ids.sam })
    await meet(at.lena, { do: 'end' })
    await day('2026-12-02T12:00:00Z')
    const next = (await at.lena.made(at.space, { ...calling('April', []), from: meeting })).made
    const [own, ...others] = (await mine(at.sam)).actions
    expect(others).toEqual([])
    expect(own).toMatchObject({
      document: { title: 'March' },
      section: { title: 'The way in' },
      mayTell: true,
    })
    const before = async (visitor: Visitor) =>
      (await actionsAt(visitor, `/meetings/${next}/actions`)).actions.map(({ action: one, mayTell }) => [
        one.words,
        one.status,
        mayTell,
      ])
    expect([await before(at.asha), await before(at.lena)]).toEqual([
      [[words, 'open', true]],
      [[words, 'open', true]],
    ])
    await tell(at.sam, 'done')
    expect(await before(at.asha)).toEqual([[words, 'done', true]])
    expect((await mine(at.asha)).actions).toEqual([])
  })

  it('[H60] of whoever is there by phone alone is a call for whoever takes the notes, until it is done', async () => {
    await meet(at.lena, { do: 'giveOffice', person: at.ids.sam, office: 'noteTaker' })
    const coming = { capacity: 'unpaidCarer', how: 'phone', attends: { as: 'self' } } as const
    const rosa = await meet(at.sam, { do: 'enrolByName', name: 'Rosa Dunn', ...coming })
    await agree({ owner: rosa })
    await day('2026-12-07T12:00:00Z')
    const calls = async () => {
      const tasks = taskViewsSchema.parse((await at.sam.ask('GET', `/spaces/${at.space}/tasks`)).body)
      return tasks.flatMap(({ person, items }) => items.map(({ why }) => `${person.name} ${why}`))
    }
    expect(await calls()).toEqual(['Rosa Dunn actionDue'])
    expect((await actionsAt(at.lena, `/meetings/${meeting}/actions`)).newcomers).toEqual([])
    await tell(at.sam, 'done')
    expect(await calls()).toEqual([])
  })
})
