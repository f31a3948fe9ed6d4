import { meetingAnswerSchema, type MeetingAnswer } from '@alongside/meeting'
import type { MeetingAsk, Needs } from '@alongside/protocol'
import { databaseIn } from '@alongside/storage-sqlite'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Visitor } from '../api/testing/visitor.ts'
import { openHearingBoard, type HearingBoard } from '../hearing/testing/hearing-board.ts'
import { adding, calling } from '../testing/hold-meeting.ts'

const secret = 'the fox at the window'
const needs: Needs = {
  formats: ['largePrint'],
  formatWords: '',
  language: '',
  channel: { by: 'mail' },
  reach: '',
  times: '',
  supporter: null,
  supporterWords: 'My sister',
  pleaseDo: secret,
  pleaseDont: '',
  sharing: { with: 'organisers' },
}

describe('what people need at a meeting', () => {
  let at: HearingBoard
  let meeting: string
  beforeEach(async () => {
    at = await openHearingBoard(Date.UTC(2026, 11, 1, 9))
    const { lena, space, ids } = at
    await lena.command(space, { do: 'giveOffice', person: ids.sam, office: 'chair' })
    meeting = (await lena.made(space, calling('March', [ids.lena, ids.sam, ids.asha]))).made
    await lena.made(space, adding(meeting, 'The day centre'))
  })
  afterEach(() => at.close())

  const meet = (visitor: Visitor, ask: MeetingAsk) => visitor.command(at.space, { do: 'meet', meeting, ask })
  const view = async (visitor: Visitor): Promise<MeetingAnswer> =>
    meetingAnswerSchema.parse((await visitor.ask('GET', `/meetings/${meeting}`)).body)
  const write = (visitor: Visitor, person: string, written: Partial<Needs>) =>
    visitor.ask('PUT', `/spaces/${at.space}/people/${person}/needs`, { ...needs, ...written })

  it('[M164] becomes a check for each line that whoever prepares it may read; its words are told to those who may read them', async () => {
    await write(at.asha, at.ids.asha, {})
    await write(at.sam, at.ids.sam, { sharing: { with: 'nobody' } })
    expect((await meet(at.lena, { do: 'publish' })).status).toBe(200)
    const lena = await view(at.lena)
    expect(lena.meeting.checks.map(({ person, need }) => [person, need])).toEqual([
      [at.ids.asha, 'formats'],
      [at.ids.asha, 'supporter'],
      [at.ids.asha, 'pleaseDo'],
    ])
    expect(lena.checkWords.map(({ formats, words }) => [formats, words])).toEqual([
      [['largePrint'], ''],
      [[], 'My sister'],
      [[], secret],
    ])
    // The chair prepares it too, and may not read them: that there is something, and not what.
    const sam = await view(at.sam)
    expect([sam.meeting.checks.length, sam.checkWords]).toEqual([3, []])
    const asha = await view(at.asha)
    expect([asha.meeting.checks.length, asha.checkWords.length]).toEqual([3, 3])
  })

  it('[M164] leaves none of its words in the log, and none of it to others; what was taken away is gone', async () => {
    await write(at.asha, at.ids.asha, {})
    await meet(at.lena, { do: 'publish' })
    const log = new DatabaseSync(databaseIn(at.board.directory), { readOnly: true })
    const events = JSON.stringify(log.prepare('SELECT * FROM event').all())
    log.close()
    expect(events).toContain('checksMade')
    for (const words of [secret, 'My sister', 'largePrint']) expect(events).not.toContain(words)
    const omar = at.board.visitor()
    await at.board.signInAs(omar, 'omar@example.org', 'Omar')
    await omar.join(await at.lena.makeLink(at.space))
    const seen = await view(omar)
    expect([seen.meeting.checks, seen.checkWords]).toEqual([[], []])
    await at.asha.ask('DELETE', `/spaces/${at.space}/people/${at.ids.asha}/needs`)
    expect((await view(at.lena)).checkWords).toEqual([])
  })
})
