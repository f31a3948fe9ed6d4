import { idFrom, type EventEnvelope } from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import { openBoard } from '../api/testing/open-board.ts'
import { askByDay } from './ask-by-day.ts'
import { passTimeOn } from './testing/passing.ts'

const newId = () => idFrom(randomBytes(16))
const day = 86_400_000
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

it('[J25] links and days to look again from before there were jobs for them are told of all the same, once', async () => {
  const board = await openBoard()
  const passing = passTimeOn(board)
  onTestFinished(async () => {
    passing.close()
    await board.close()
  })
  const { spaces, store, clock } = board
  const lena = board.visitor()
  const person = await lena.signIn('lena@example.org', 'Lena')
  const space = await lena.openSpace('Board')
  const { made: document } = await lena.made(space, { do: 'createDocument', kind: 'blank', title: 'Plan' })

  // As an older version wrote them: without a job.
  const [coming, over] = [newId(), newId()]
  const made = (link: string, lastDay: string) => ({
    kind: 'linkMade',
    payload: { link, document, permission: 'comment', label: 'l', lastDay, visitors: false },
  })
  const reviewDue = dayOf(clock.now + 2 * day)
  const header = (await spaces.load(space))?.documents.get(document)?.header
  const old = [
    made(coming, dayOf(clock.now + 2 * day)),
    made(over, dayOf(clock.now - 2 * day)),
    { kind: 'headerChanged', payload: { document, header: { ...header, reviewDue } } },
  ]
  const head = (await spaces.load(space))?.head ?? 0
  const common = { space, at: clock.now, actor: person, hand: person, capacity: null }
  const events = old.map((one, index): EventEnvelope => {
    return { ...common, ...one, seq: head + index + 1, audience: { to: 'people', people: [person] } }
  })
  expect(await store.events.append(space, head, events)).toBe(true)
  await lena.made(space, { do: 'createDocument', kind: 'blank', title: 'Other' })

  const told = async () =>
    (await store.events.read(space, head)).flatMap(({ kind, payload }) =>
      kind === 'linkEnded' || kind === 'reviewCame' ? [payload] : [],
    )
  const tidy = async () => {
    await askByDay({ spaces, events: store.events, jobs: store.jobs }, clock.now)
    board.work.wake()
  }
  await tidy()
  await passing.pass(60_000)
  expect(await told()).toEqual([{ link: over }])
  await passing.pass(2 * day)
  await tidy()
  await passing.pass(2 * day)
  expect(await told()).toEqual([{ link: over }, { document, day: reviewDue }, { link: coming }])
})
