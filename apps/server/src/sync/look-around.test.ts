import { finderOf } from '@alongside/space'
import { createMemoryStore } from '@alongside/storage'
import { describe, expect, it } from 'vitest'
import { createSpaces, withoutJobs, type Outcome } from '../spaces/spaces.ts'
import { createLinkMeter } from './link-meter.ts'
import { createLookAround } from './look-around.ts'

const id = (name: string): string => name.padEnd(16, 'x')
const [lena, mary, sam] = [id('lena'), id('mary'), id('sam')]
const [board, other] = [id('board'), id('other')]

const seat = {
  capacities: ['layPartner' as const],
  organisation: null,
  seat: null,
  speaksFor: null,
  term: { from: null, to: null },
  voting: true,
}

async function made(running: Promise<Outcome>): Promise<string> {
  const outcome = await running
  if ('refusal' in outcome) throw new Error(outcome.refusal.words)
  return outcome.made ?? ''
}

/** Two spaces of Lena's, of which one is kept in memory; Sam is a member of both, Mary a guest of the first. */
async function open() {
  const { events, people, ballots } = createMemoryStore(finderOf)
  const clock = { now: Date.UTC(2026, 6, 1, 9) }
  let count = 0
  const newId = () => String((count += 1)).padStart(16, '0')
  const now = () => clock.now
  const spaces = createSpaces({ ...withoutJobs, events, people, ballots, now, newId, maxKept: 1 })
  const run = (space: string, ask: Parameters<typeof spaces.run>[1], person = lena) =>
    made(spaces.run(space, ask, { person }))
  const sections: string[] = []
  for (const space of [board, other]) {
    await run(space, { do: 'openSpace', name: space, slug: space, capacities: ['layPartner'] })
    const invitation = await run(space, {
      do: 'inviteByLink',
      label: 'all',
      seat,
      lastDay: '2999-12-31',
      uses: 1,
    })
    await run(space, { do: 'acceptInvitation', invitation, email: null, inSpace: 'fullName' }, sam)
    const document = await run(space, { do: 'createDocument', kind: 'blank', title: 'Plan' })
    const [first] = (await spaces.load(space))?.documents.get(document)?.sections ?? []
    sections.push(first?.id ?? '')
    if (space === other) continue
    for (const title of ['Second', 'Hidden']) {
      sections.push(await run(space, { do: 'addSection', document, title, after: null }))
    }
    const terms = { permission: 'read', label: 'l', lastDay: '2026-07-01', visitors: false } as const
    const link = await run(space, { do: 'makeLink', document, ...terms })
    await run(space, { do: 'joinByLink', link, capacity: 'unpaidCarer', isVouchedFor: false }, mary)
  }
  const [here = '', second = '', hidden = '', far = ''] = sections
  const grant = (section: string, person: string, permission: 'read' | null) =>
    run(board, {
      do: 'giveRight',
      on: { what: 'section', section },
      grantee: { to: 'person', person },
      permission,
      reason: null,
    })
  await grant(hidden, sam, null)
  const rooms = { present: function* () {}, tell: () => undefined }
  const meter = createLinkMeter({ spaces, rooms: () => rooms, bytesPerHour: 1_000, now })
  return { clock, spaces, run, grant, lookAround: createLookAround(spaces, meter), here, second, hidden, far }
}

describe('what else may be read in a space', () => {
  it('[S32] is what the right of the person says, and nothing of another space or of nowhere', async () => {
    const { lookAround, here, second, hidden, far } = await open()
    const around = await lookAround(here)
    expect([second, hidden, far, id('nowhere')].map((one) => around.mayRead(sam, one))).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect(around.mayRead(lena, hidden)).toBe(true)
    expect(around.mayRead(id('nobody'), second)).toBe(false)
    // From the other space the same is the other way round.
    const there = await lookAround(far)
    expect([there.mayRead(sam, far), there.mayRead(sam, second)]).toEqual([true, false])
  })

  it('[S32] is asked of the space as it stands at that moment, though many others were looked at since', async () => {
    const { lookAround, grant, run, spaces, here, second } = await open()
    const around = await lookAround(here)
    await grant(second, sam, null)
    await spaces.load(other)
    expect(around.mayRead(sam, second)).toBe(false)
    await grant(second, sam, 'read')
    await spaces.load(other)
    expect(around.mayRead(sam, second)).toBe(true)
    await run(board, { do: 'leave' }, sam)
    expect(around.mayRead(sam, second)).toBe(false)
  })

  it('[S32] ends for a guest with the last day of their link', async () => {
    const { lookAround, clock, here, second } = await open()
    const around = await lookAround(here)
    expect(around.mayRead(mary, second)).toBe(true)
    clock.now += 86_400_000
    expect(around.mayRead(mary, second)).toBe(false)
  })

  it('[S32] is nothing around a section that stands nowhere', async () => {
    const { lookAround, second } = await open()
    const around = await lookAround(id('nowhere'))
    expect(around.mayRead(lena, second)).toBe(false)
    around.letGo()
  })

  it('keeps the space in memory until it is let go', async () => {
    const { lookAround, spaces, here } = await open()
    const first = await spaces.load(board)
    const [around, again] = [await lookAround(here), await lookAround(here)]
    await spaces.load(other)
    expect(await spaces.load(board)).toBe(first)
    around.letGo()
    await spaces.load(other)
    expect(await spaces.load(board)).toBe(first)
    again.letGo()
    await spaces.load(other)
    expect(await spaces.load(board)).not.toBe(first)
  })
})
