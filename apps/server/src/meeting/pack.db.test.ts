import { meetingAnswerSchema } from '@alongside/meeting'
import { idFrom, taskViewsSchema, type MeetingAsk, type Needs } from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Visitor } from '../api/testing/visitor.ts'
import { openHearingBoard, type HearingBoard } from '../hearing/testing/hearing-board.ts'
import { adding, calling } from '../testing/hold-meeting.ts'

const newId = () => idFrom(randomBytes(16))
const minute = 60_000
const start = Date.UTC(2026, 11, 1, 9)
const needs: Needs = {
  formats: ['largePrint'],
  formatWords: '',
  language: '',
  channel: { by: 'letter', from: null },
  reach: '4 Mill Lane',
  times: '',
  supporter: null,
  supporterWords: '',
  pleaseDo: '',
  pleaseDont: '',
  sharing: { with: 'organisers' },
}

describe('a meeting and the mails about it', () => {
  let at: HearingBoard
  let meeting: string
  let item: string
  beforeEach(async () => {
    at = await openHearingBoard(start)
    const { lena, space, ids } = at
    meeting = (await lena.made(space, calling('March', Object.values(ids)))).made
    item = (await lena.made(space, adding(meeting, 'The day centre'))).made
    await lena.made(space, adding(meeting, 'A complaint', [ids.sam]))
  })
  afterEach(() => at.close())

  const meet = async (visitor: Visitor, ask: MeetingAsk): Promise<void> => {
    const { status, body } = await visitor.command(at.space, { do: 'meet', meeting, ask })
    expect([status, body]).toMatchObject([200, {}])
  }
  const publish = () => meet(at.lena, { do: 'publish' })
  const send = (pack = newId()) => meet(at.lena, { do: 'sendPack', pack })
  /** The mails to somebody with what is attached, read. */
  const mails = (name: string) =>
    at.mailsTo(name).map(({ source }) => {
      const parts = source.split(/^--.*$/m).map((part) => {
        const [head = '', ...rest] = part.trim().split('\r\n\r\n')
        const body = rest.join('\r\n\r\n')
        const isBase64 = /transfer-encoding: base64/i.test(head)
        return { head, body: isBase64 ? Buffer.from(body, 'base64').toString() : unquoted(body) }
      })
      return {
        text: parts.find(({ head }) => head.includes('text/plain'))?.body ?? '',
        calendar:
          parts.find(({ head }) => head.includes('text/calendar'))?.body.replaceAll('\r\n ', '') ?? '',
        source,
      }
    })
  const unquoted = (text: string) =>
    Buffer.from(
      text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      'latin1',
    ).toString()

  it('[J28] is in the invitation as a file for a calendar, again when it is moved, and when it is off', async () => {
    await publish()
    await at.until(start + 20 * minute)
    const { notice } = calling('', [])
    const [invited] = mails('sam')
    expect(invited?.text).toContain('You are invited to a meeting, in “March”. It is on Thursday')
    expect(invited?.text).toContain('Place: Town hall.')
    expect(invited?.calendar).toContain('METHOD:REQUEST')
    expect(invited?.calendar).toContain('SEQUENCE:0')
    expect(invited?.calendar).toContain('DTSTART:20261210T090000Z')
    await meet(at.lena, { do: 'changeNotice', notice: { ...notice, place: 'Library' } })
    await at.until(start + 60 * minute)
    expect(mails('sam')[1]?.calendar).toMatch(/SEQUENCE:1[\s\S]*LOCATION:Library/)
    await meet(at.lena, { do: 'callOff', reason: 'Snow.' })
    await at.until(start + 120 * minute)
    expect(mails('sam')[2]?.calendar).toMatch(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/)
    expect(mails('sam')).toHaveLength(3)
    const uids = mails('sam').map(({ calendar }) => /UID:(.*)/.exec(calendar)?.[1])
    expect(new Set(uids).size).toBe(1)
  })

  it('[J29] of a meeting that not everyone may see mails say when it is, and neither what nor where', async () => {
    const { header } = await at.lena.document(meeting)
    const named = { ...header, confidentiality: 'named' } as const
    await at.lena.command(at.space, { do: 'changeHeader', document: meeting, header: named })
    await publish()
    await send()
    await at.until(start + 20 * minute)
    expect(mails('sam')).toHaveLength(2)
    for (const { source, text, calendar } of mails('sam')) {
      expect(`${source} ${text} ${calendar}`).not.toMatch(/March|Town hall|day centre|complaint/i)
      expect(text).toContain('Thursday')
    }
  })

  it('[J30] brings the papers by mail, by hand or in the list, as each asked for, and records which', async () => {
    await at.sam.ask('PUT', `/spaces/${at.space}/people/${at.ids.sam}/needs`, needs)
    const app = { ...needs, channel: { by: 'app' }, sharing: { with: 'nobody' } }
    await at.asha.ask('PUT', `/spaces/${at.space}/people/${at.ids.asha}/needs`, app)
    const source = { what: 'document', document: at.document } as const
    const paper = newId()
    await meet(at.lena, { do: 'addPaper', paper, item, source })
    await publish()
    await send()
    await at.until(start + 20 * minute)
    const view = meetingAnswerSchema.parse((await at.lena.ask('GET', `/meetings/${meeting}`)).body)
    expect(view.meeting.packs[0]?.to).toEqual([
      { person: at.ids.lena, way: 'mail', formats: [] },
      { person: at.ids.sam, way: 'print', formats: ['largePrint'] },
      // What she shares with nobody is written down nowhere.
      { person: at.ids.asha, way: 'app', formats: [] },
    ])
    const [mail] = mails('lena').filter(({ text }) => text.includes('papers for'))
    expect(mail?.text).toContain('Here are the papers for “March”.')
    expect(mail?.text).toContain('1. The day centre')
    expect(mail?.text).toContain(`Our plan: http://board.test/s/riverside-board/m/march/papers/${paper}`)
    // She prepares it and may read the item that is kept among some; many hands pass on a mail.
    expect(mail?.text).toContain('There is more on the agenda')
    expect(mail?.source).not.toContain('complaint')
    expect(mail?.calendar).toContain('METHOD:REQUEST')
    const tasks = taskViewsSchema.parse((await at.lena.ask('GET', `/spaces/${at.space}/tasks`)).body)
    expect(tasks).toMatchObject([{ person: { id: at.ids.sam }, way: 'letter', reach: '4 Mill Lane' }])
    expect(tasks[0]?.items.map(({ why }) => why).toSorted()).toEqual(['meetingCalled', 'packSent'])
    expect(mails('asha')).toEqual([])
    const { items } = await at.hearingOf(at.asha)
    expect(items.filter(({ waits }) => waits).map(({ why }) => why)).toContain('packSent')
    expect((await at.hearingOf(at.sam)).items.map(({ why }) => why)).toContain('packSent')
    for (const visitor of [at.sam, at.asha]) {
      const seen = meetingAnswerSchema.parse((await visitor.ask('GET', `/meetings/${meeting}`)).body)
      expect(seen.meeting.packs).toEqual([])
    }
  })

  it('[J31] sends a pack once, however often it is asked for, waits for the morning, and sends none that is of no use', async () => {
    const { settings } = await at.hearingOf(at.sam)
    const quiet = { ...settings, quiet: { from: '09:00', to: '11:00' }, zone: 'UTC' }
    await at.sam.ask('PUT', `/spaces/${at.space}/hearing/settings`, quiet)
    await at.asha.ask('PUT', `/spaces/${at.space}/hearing/settings`, { ...settings, mails: false })
    await publish()
    const pack = newId()
    await send(pack)
    await send(pack)
    await at.until(start + 60 * minute)
    const packs = (name: string) => mails(name).filter(({ text }) => text.includes('papers for'))
    expect([packs('lena').length, packs('sam').length, packs('asha').length]).toEqual([1, 0, 0])
    await at.until(start + 121 * minute)
    expect(packs('sam')).toHaveLength(1)
    const later = { ...quiet, quiet: { from: '11:00', to: '12:00' } }
    await at.sam.ask('PUT', `/spaces/${at.space}/hearing/settings`, later)
    await send()
    await at.until(start + 150 * minute)
    await meet(at.lena, { do: 'callOff', reason: 'Snow.' })
    await at.until(start + 240 * minute)
    expect(packs('sam')).toHaveLength(1)
  })

  it('[J32] gives the calendar file to whoever may see it, and to nobody else', async () => {
    const path = `/meetings/${meeting}/calendar.ics`
    const file = (visitor: Visitor) =>
      at.board.api.request(`http://board.test/api${path}`, { headers: { cookie: visitor.cookie } })
    const answer = await file(at.asha)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH')
    const text = (await answer.text()).replaceAll('\r\n ', '')
    expect(text).toMatch(/STATUS:TENTATIVE/)
    expect(text).toContain('We decide about the day centre.')
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER/)
    const omar = at.board.visitor()
    await at.board.signInAs(omar, 'omar@example.org', 'Omar')
    expect((await file(omar)).status).toBe(404)
    expect((await file(at.board.visitor())).status).toBe(401)
  })
})
