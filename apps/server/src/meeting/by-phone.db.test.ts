import { meetingAnswerSchema } from '@alongside/meeting'
import { taskViewsSchema, type MeetingAsk, type TaskView } from '@alongside/protocol'
import { databaseIn } from '@alongside/storage-sqlite'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Visitor } from '../api/testing/visitor.ts'
import { openHearingBoard, type HearingBoard } from '../hearing/testing/hearing-board.ts'
import { adding, calling } from '../testing/hold-meeting.ts'

const start = Date.UTC(2026, 11, 1, 9)

describe('somebody who has only a phone', () => {
  let at: HearingBoard
  let meeting: string
  beforeEach(async () => {
    at = await openHearingBoard(start)
    const { lena, space, ids } = at
    await lena.command(space, { do: 'giveOffice', person: ids.lena, office: 'chair' })
    meeting = (await lena.made(space, calling('March', []))).made
    await lena.made(space, adding(meeting, 'The day centre'))
    await meet(lena, { do: 'publish' })
    await meet(lena, { do: 'giveOffice', person: ids.asha, office: 'noteTaker' })
    await meet(lena, { do: 'open' })
  })
  afterEach(() => at.close())

  const meet = async (visitor: Visitor, ask: MeetingAsk): Promise<string> =>
    (await visitor.made(at.space, { do: 'meet', meeting, ask })).made
  const tasksOf = async (visitor: Visitor): Promise<TaskView[]> =>
    taskViewsSchema.parse((await visitor.ask('GET', `/spaces/${at.space}/tasks`)).body)

  it('[H53] [H56] is on the roll by name, which no event holds, and is rung up afterwards by the note taker', async () => {
    const coming = { capacity: 'unpaidCarer', how: 'phone', attends: { as: 'self' } } as const
    const rosa = await meet(at.asha, { do: 'enrolByName', name: 'Rosa Dunn', ...coming })
    const seen = meetingAnswerSchema.parse((await at.sam.ask('GET', `/meetings/${meeting}`)).body)
    expect(seen.newcomers).toEqual([{ person: rosa, name: 'Rosa Dunn' }])
    await meet(at.lena, { do: 'end' })
    await at.until(start + 20 * 60_000)

    const [task, ...more] = await tasksOf(at.asha)
    expect(more).toEqual([])
    expect(task).toMatchObject({ person: { id: rosa, name: 'Rosa Dunn' }, way: 'call', done: null })
    expect(task?.items).toMatchObject([
      { why: 'meetingOver', document: { title: 'March' } },
      { why: 'minutesReady', document: { title: 'March' } },
    ])
    expect([await tasksOf(at.lena), await tasksOf(at.sam)]).toEqual([[], []])
    expect(at.mailsTo('asha').some(({ source }) => source.includes('by letter or by a call'))).toBe(true)

    const log = new DatabaseSync(databaseIn(at.board.directory), { readOnly: true })
    expect(JSON.stringify(log.prepare('SELECT * FROM event').all())).not.toContain('Rosa')
    expect(JSON.stringify(log.prepare('SELECT * FROM job').all())).not.toContain('Rosa')
    log.close()

    const done = await at.asha.ask('POST', `/spaces/${at.space}/tasks/${task?.id}/done`)
    expect(done.status).toBe(204)
    expect((await tasksOf(at.asha))[0]?.done).toMatchObject({ by: { id: at.ids.asha } })
  })

  it('[H53] is seen by nobody who may not see the meeting, and rung up by another then', async () => {
    const coming = { capacity: 'unpaidCarer', how: 'phone', attends: { as: 'self' } } as const
    await meet(at.asha, { do: 'enrolByName', name: 'Rosa Dunn', ...coming })
    const on = { what: 'document', document: meeting } as const
    const grantee = { to: 'person', person: at.ids.asha } as const
    await at.lena.command(at.space, { do: 'giveRight', on, grantee, permission: null, reason: null })
    await meet(at.lena, { do: 'end' })
    await at.until(start + 20 * 60_000)
    expect(await tasksOf(at.asha)).toEqual([])
    expect(await tasksOf(at.lena)).toMatchObject([{ person: { name: 'Rosa Dunn' } }])
  })
})
