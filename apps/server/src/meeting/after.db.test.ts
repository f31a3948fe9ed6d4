import { afterAnswerSchema, type AfterAnswer } from '@alongside/meeting'
import type { MeetingAsk } from '@alongside/protocol'
import { databaseIn } from '@alongside/storage-sqlite'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Visitor } from '../api/testing/visitor.ts'
import { openHearingBoard, type HearingBoard } from '../hearing/testing/hearing-board.ts'
import { adding, calling } from '../testing/hold-meeting.ts'

const start = Date.UTC(2026, 11, 1, 9)
const day = 86_400_000
const answers = ['fully', 'mostly', 'mostly', 'little', 'no', 'no'] as const
const here = { capacity: 'layPartner', how: 'present', attends: { as: 'self' } } as const

describe('after a meeting', () => {
  let at: HearingBoard
  let meeting: string
  /** Those who were there, and somebody who was not. */
  let there: readonly Visitor[]
  let absent: Visitor
  let idOf: ReadonlyMap<Visitor, string>

  beforeEach(async () => {
    at = await openHearingBoard(start)
    const { lena, sam, asha, space, ids } = at
    const token = await lena.makeLink(space)
    const more = await Promise.all(
      ['moses', 'priya', 'omar', 'nadia'].map(async (name) => {
        const visitor = at.board.visitor()
        await at.board.signInAs(visitor, `${name}@example.org`, name)
        await visitor.join(token)
        return visitor
      }),
    )
    there = [lena, sam, asha, ...more.slice(0, 3)]
    absent = more[3]!
    idOf = new Map(
      await Promise.all(
        [...there, absent].map(async (visitor) => [visitor, (await visitor.view(space)).me.person] as const),
      ),
    )
    await lena.command(space, { do: 'giveOffice', person: ids.lena, office: 'chair' })
    meeting = (await lena.made(space, calling('March', []))).made
    await lena.made(space, adding(meeting, 'The day centre'))
    await meet(lena, { do: 'publish' })
    await meet(lena, { do: 'open' })
    for (const visitor of there) await meet(visitor, { do: 'comeIn', ...here })
  }, 60_000)
  afterEach(() => at.close())

  const meet = (visitor: Visitor, ask: MeetingAsk) => visitor.made(at.space, { do: 'meet', meeting, ask })
  const view = async (visitor: Visitor): Promise<AfterAnswer> =>
    afterAnswerSchema.parse((await visitor.ask('GET', `/meetings/${meeting}/after`)).body)
  const heard = async (visitor: Visitor, answer: string | null) =>
    (await visitor.ask('PUT', `/meetings/${meeting}/after/heard`, { answer })).status
  const learned = async (visitor: Visitor, words: string | null) =>
    (await visitor.ask('PUT', `/meetings/${meeting}/after/learned`, { words })).status
  /** How many sealed answers are in the database. */
  function sealedLeft(): number {
    const database = new DatabaseSync(databaseIn(at.board.directory), { readOnly: true })
    const row = database.prepare('SELECT count(*) AS count FROM sealed_ballot').get()
    database.close()
    return Number(row?.['count'])
  }
  const end = () => meet(at.lena, { do: 'end' })

  it('[M182] asks those who were there, each for themselves, from the end on', async () => {
    expect(await view(at.sam)).toMatchObject({ closesAt: null, isClosed: false })
    expect(await heard(at.sam, 'no')).toBe(403)
    await end()
    expect(await view(at.sam)).toMatchObject({ closesAt: start + 14 * day, isClosed: false, wasThere: true })
    expect(await heard(at.sam, 'no')).toBe(204)
    expect(await heard(at.sam, 'mostly')).toBe(204)
    expect(await learned(at.sam, '  Breaks help. ')).toBe(204)
    expect((await view(at.sam)).mine).toEqual({ heard: 'mostly', learned: 'Breaks help.' })
    for (const visitor of [at.lena, at.asha, absent]) {
      const seen = await view(visitor)
      expect(seen.mine).toEqual({ heard: null, learned: null })
      expect([seen.heard, seen.learned]).toEqual([null, []])
    }
    expect((await view(absent)).wasThere).toBe(false)
    expect([await heard(absent, 'no'), await learned(absent, 'w')]).toEqual([403, 403])
    expect([
      await heard(at.sam, 'nonsense'),
      await learned(at.sam, ' '),
      await learned(at.sam, 'w'.repeat(1001)),
    ]).toEqual([400, 400, 400])
    expect([await heard(at.sam, null), await heard(at.sam, null), await learned(at.sam, null)]).toEqual([
      204, 204, 204,
    ])
    expect((await view(at.sam)).mine).toEqual({ heard: null, learned: null })
  }, 60_000)

  it('[M182] is not there for whoever may not see the meeting', async () => {
    await end()
    const on = { what: 'document', document: meeting } as const
    const grantee = { to: 'person', person: idOf.get(there[4]!)! } as const
    await at.lena.command(at.space, { do: 'giveRight', on, grantee, permission: null, reason: null })
    expect((await there[4]!.ask('GET', `/meetings/${meeting}/after`)).status).toBe(404)
    expect([await heard(there[4]!, 'no'), await learned(there[4]!, 'w')]).toEqual([404, 404])
  }, 60_000)

  it('[M183] [M180] [G161] is told once and closed by itself: figures of five or more from then on, and nothing new', async () => {
    await end()
    for (const [number, visitor] of there.entries()) await heard(visitor, answers[number] ?? 'no')
    await at.until(start + 2 * day)
    const told = (name: string) =>
      at.mailsTo(name).filter(({ source }) => source.includes('How was the meeting?')).length
    expect(['lena', 'sam', 'omar', 'nadia'].map(told)).toEqual([1, 1, 1, 0])
    expect((await view(absent)).heard).toBeNull()
    expect(sealedLeft()).toBe(6)
    await at.until(start + 14 * day)
    // Nobody has looked yet.
    expect(sealedLeft()).toBe(0)
    const shown = await view(absent)
    expect(shown).toMatchObject({ isClosed: true, isLost: false, mine: { heard: null, learned: null } })
    expect(shown.heard?.groups).toMatchObject([
      {
        capacities: ['layPartner'],
        people: 6,
        counts: [{ count: 1 }, { count: 2 }, { count: 1 }, { count: 2 }],
      },
    ])
    expect([await heard(at.sam, 'fully'), await heard(at.sam, null), await learned(at.sam, 'w')]).toEqual([
      410, 410, 410,
    ])
    expect((await view(at.sam)).mine.heard).toBeNull()
    await at.until(start + 60 * day)
    expect(await view(at.asha)).toEqual({ ...shown, wasThere: true })
    expect(['lena', 'sam', 'omar', 'nadia'].map(told)).toEqual([1, 1, 1, 0])
  }, 120_000)

  it('[M183] is closed by whoever looks first, where no job has been done yet', async () => {
    await end()
    for (const visitor of there) await heard(visitor, 'mostly')
    await at.board.work.close()
    at.board.clock.now = start + 14 * day
    const both = await Promise.all([view(absent), view(at.sam)])
    // All said the same, which would tell what each of them said.
    for (const { heard: figures } of both) {
      expect(figures).toEqual({
        groups: [{ capacities: ['layPartner'], people: 6, counts: null }],
        total: null,
      })
    }
  }, 60_000)

  it('[M184] [G164] words without a name are shown of five and more, and else to their writer alone', async () => {
    await end()
    const four = there.slice(0, 4)
    for (const [number, visitor] of four.entries()) await learned(visitor, `Words ${number}`)
    await at.until(start + 15 * day)
    for (const visitor of there) expect((await view(visitor)).learned).toEqual([])
    expect((await view(there[1]!)).mine.learned).toBe('Words 1')
    expect((await view(there[5]!)).mine.learned).toBeNull()
    expect(await learned(there[5]!, 'The fifth, too late')).toBe(410)
    // With one's name it is shown to all; then nothing of it lies hidden any more.
    await meet(there[1]!, { do: 'sayLesson', person: idOf.get(there[1]!)!, words: 'Words 1' })
    expect(await learned(there[1]!, null)).toBe(204)
    expect((await view(there[1]!)).mine.learned).toBeNull()
  }, 60_000)

  it('[M184] all words without a name are shown together, in no order of writing', async () => {
    await end()
    const words = there.map((_, number) => `Words ${number}`)
    for (const [number, visitor] of there.entries()) await learned(visitor, words[number]!)
    await at.until(start + 14 * day)
    const shown = (await view(absent)).learned
    expect(shown.toSorted()).toEqual(words)
    expect((await view(at.sam)).learned).toEqual(shown)
    expect((await view(at.sam)).mine.learned).toBeNull()
  }, 60_000)

  it('[M182] holds back whoever changes it over and over', async () => {
    await end()
    const statuses: number[] = []
    for (let times = 0; times < 31; times += 1) statuses.push(await heard(at.sam, 'no'))
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(204))
    expect(statuses[30]).toBe(429)
  }, 60_000)
})
