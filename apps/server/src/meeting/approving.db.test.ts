import { copyPreviewSchema, meetingAnswerSchema } from '@alongside/meeting'
import type { MeetingAsk } from '@alongside/protocol'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openBoard, type Board } from '../api/testing/open-board.ts'
import type { Visitor } from '../api/testing/visitor.ts'
import { adding, calling } from '../testing/hold-meeting.ts'
import { createPublicCopies } from './public-copies.ts'

const dayMs = 86_400_000

describe('minutes whose day is over', () => {
  let board: Board
  let space: string
  let lena: Visitor
  let asha: Visitor
  let items: string[]
  beforeEach(async () => {
    board = await openBoard()
    lena = board.visitor()
    const person = await lena.signIn('lena@example.org', 'Lena Fischer')
    space = await lena.openSpace('Riverside')
    await lena.command(space, { do: 'giveOffice', person, office: 'chair' })
    asha = board.visitor()
    await asha.signIn('asha@example.org', 'Asha Jones')
    await asha.join(await lena.makeLink(space))
  })
  afterEach(() => board.close())

  /** A meeting that is over, and the day until which amendments were suggested. */
  async function held(): Promise<string> {
    const { made: meeting } = await lena.made(space, calling('March', []))
    items = []
    for (const title of ['The bus', 'Money']) {
      items.push((await lena.made(space, adding(meeting, title))).made)
    }
    for (const ask of [{ do: 'publish' }, { do: 'open' }, { do: 'end' }] as const) await meet(meeting, ask)
    board.clock.now += 20 * dayMs
    return meeting
  }

  async function meet(meeting: string, ask: MeetingAsk, who = lena): Promise<number> {
    return (await who.command(space, { do: 'meet', meeting, ask })).status
  }
  const approve = { do: 'approveMinutes', in: null, reason: 'None follows.' } as const

  it('[D65] are read for whoever approves them, and for nobody who is refused or comes twice', async () => {
    const suggested = vi.spyOn(board.reader, 'suggested')
    const early = (await lena.made(space, calling('April', []))).made
    const meeting = await held()
    expect(await meet(meeting, approve, asha)).toBe(403)
    expect(await meet(meeting, { ...approve, reason: null })).toBe(400)
    expect(await meet(early, approve)).toBe(403)
    expect(suggested).not.toHaveBeenCalled()
    expect(await meet(meeting, approve)).toBe(200)
    expect(new Set(suggested.mock.calls.map(([item]) => item))).toEqual(new Set(items))
    suggested.mockClear()
    expect(await meet(meeting, approve)).toBe(200)
    expect(suggested).not.toHaveBeenCalled()
  })

  /** Makes the approved minutes of a meeting public; answers the number of the copy. */
  async function publish(meeting: string): Promise<string> {
    await meet(meeting, approve)
    const { read } = copyPreviewSchema.parse((await lena.ask('GET', `/meetings/${meeting}/public-copy`)).body)
    await meet(meeting, { do: 'makePublicCopy', leaveOut: [], read })
    const answer = meetingAnswerSchema.parse((await lena.ask('GET', `/meetings/${meeting}`)).body)
    return answer.meeting.copies.at(-1)?.id ?? ''
  }

  it('[D66] once public are made once, however many read them, and anew when they say something else', async () => {
    const meeting = await held()
    const copy = await publish(meeting)
    const readAt = vi.spyOn(board.shelf, 'readAt')
    const read = async () => (await board.visitor().ask('GET', `/public/minutes/${copy}`)).body
    const [first, ...others] = await Promise.all(Array.from({ length: 20 }, read))
    expect(readAt).toHaveBeenCalledTimes(2)
    expect(first).toMatchObject({ space: 'Riverside', items: [{ title: 'Money' }, { title: 'The bus' }] })
    for (const other of others) expect(other).toEqual(first)
    // What happens in another meeting makes no difference.
    const [bus = ''] = items
    await held()
    expect(await read()).toEqual(first)
    expect(readAt).toHaveBeenCalledTimes(2)
    await lena.command(space, { do: 'keepItem', item: bus, confidential: { people: [] }, reason: 'Names.' })
    expect(await read()).toMatchObject({ items: [{ title: 'Money' }] })
    expect(await read()).toMatchObject({ items: [{ title: 'Money' }] })
    expect(readAt).toHaveBeenCalledTimes(3)
  })

  it('[D66] the copies that were read last are kept, and no more than so many', async () => {
    const copies: { space: string; meeting: string; copy: string }[] = []
    for (let at = 0; at < 3; at += 1) {
      const meeting = await held()
      copies.push({ space, meeting, copy: await publish(meeting) })
    }
    const readAt = vi.spyOn(board.shelf, 'readAt')
    const finished = createPublicCopies(board.shelf, 2)
    const read = async (at: number) => {
      const now = await board.spaces.load(space)
      const meeting = now?.meetings.get(copies[at]?.meeting ?? '')
      const copy = meeting?.copies.get(copies[at]?.copy ?? '')
      if (now === null || meeting === undefined || copy === undefined) throw new Error('there is no copy')
      const before = readAt.mock.calls.length
      await finished.jsonOf(now, meeting, copy, copy.items)
      return readAt.mock.calls.length > before ? 'made' : 'kept'
    }
    const seen: string[] = []
    for (const at of [0, 1, 0, 2, 0, 1]) seen.push(await read(at))
    expect(seen).toEqual(['made', 'made', 'kept', 'made', 'kept', 'made'])
  })
})
