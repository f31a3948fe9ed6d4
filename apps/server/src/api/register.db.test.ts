import { registerAnswerSchema, type Command, type MeetingAsk } from '@alongside/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openHearingBoard, type HearingBoard } from '../hearing/testing/hearing-board.ts'
import { adding, calling } from '../testing/hold-meeting.ts'
import type { Visitor } from './testing/visitor.ts'

describe('the register of interests', () => {
  let at: HearingBoard
  beforeEach(async () => {
    at = await openHearingBoard(Date.UTC(2026, 11, 1, 9))
  })
  afterEach(() => at.close())

  const registering = (person: string): Command => ({
    do: 'registerInterest',
    registered: 'shopxxxxxxxxxxxx',
    person,
    sort: 'financial',
    nature: 'My sister runs the day centre.',
    since: '2026-01-01',
  })
  const of = async (reader: Visitor, person: string) => {
    const { body } = await reader.ask('GET', `/spaces/${at.space}/register`)
    return registerAnswerSchema.parse(body).people.find((one) => one.person === person)
  }

  it('[M196] shows by person what they registered, and what they declared of items that the reader may read', async () => {
    const { lena, sam, asha, space, ids } = at
    await asha.command(space, registering(ids.asha))
    await asha.command(space, {
      do: 'recordExpertise',
      expertise: 'nightsxxxxxxxxxx',
      person: ids.asha,
      words: 'Ten years of night services',
    })
    await lena.command(space, { do: 'giveOffice', person: ids.lena, office: 'chair' })
    const meeting = (await lena.made(space, calling('March', []))).made
    const item = (await lena.made(space, adding(meeting, 'Who runs the centre', [ids.asha]))).made
    const declared: MeetingAsk = {
      do: 'declareInterest',
      interest: 'sisterxxxxxxxxxx',
      person: ids.asha,
      item,
      sort: 'financial',
      nature: 'My sister has applied.',
    }
    const decided: MeetingAsk = {
      do: 'decideInterest',
      interest: 'sisterxxxxxxxxxx',
      effect: 'speakNoVote',
      reason: 'She knows it well.',
    }
    await asha.made(space, { do: 'meet', meeting, ask: declared })
    await lena.made(space, { do: 'meet', meeting, ask: decided })

    expect(await of(lena, ids.asha)).toMatchObject({
      interests: [{ nature: 'My sister runs the day centre.', endedOn: null }],
      expertise: [{ words: 'Ten years of night services' }],
      declared: [
        {
          meeting: { title: 'March' },
          item: 'Who runs the centre',
          decided: { effect: 'speakNoVote', reason: 'She knows it well.' },
        },
      ],
      mayWrite: false,
    })
    expect(await of(asha, ids.asha)).toMatchObject({ mayWrite: true, declared: [{}] })
    const seen = await of(sam, ids.asha)
    expect(seen).toMatchObject({ interests: [{}], declared: [] })
    expect(JSON.stringify(seen)).not.toMatch(/applied|March|runs the centre/)
  })

  it('[M197] shows nothing of whoever has left, and all of it again when they are back', async () => {
    const { asha, sam, lena, space, ids } = at
    await asha.command(space, registering(ids.asha))
    await asha.command(space, { do: 'leave' })
    expect(await of(sam, ids.asha)).toBeUndefined()
    await asha.join(await lena.makeLink(space))
    expect((await of(sam, ids.asha))?.interests).toHaveLength(1)
  })

  it('[M195] is shut to guests', async () => {
    const { lena, document, space, board } = at
    const { token } = await lena.linkTo(space, document, '2026-12-20')
    const guest = board.visitor()
    const joined = await guest.ask('POST', `/links/${token}/join`, { name: 'Nadia', capacity: 'observer' })
    expect(joined.status).toBe(200)
    const { status } = await guest.ask('GET', `/spaces/${space}/register`)
    expect(status).toBe(403)
  })
})
