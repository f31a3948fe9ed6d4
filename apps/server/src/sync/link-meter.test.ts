import { finderOf, type Space } from '@alongside/space'
import { createMemoryStore } from '@alongside/storage'
import { describe, expect, it } from 'vitest'
import { createSpaces, withoutJobs, type Outcome } from '../spaces/spaces.ts'
import { createLinkMeter } from './link-meter.ts'
import type { Present, Rooms } from './rooms.ts'

const minute = 60_000
const id = (name: string): string => name.padEnd(16, 'x')
const [lena, mary, joan] = [id('lena'), id('mary'), id('joan')]

async function made(running: Promise<Outcome>): Promise<string> {
  const outcome = await running
  if ('refusal' in outcome) throw new Error(outcome.refusal.words)
  return outcome.made ?? ''
}

/** A document with two links, by each of which a guest came who is in its text now. */
async function open() {
  const { events, people, ballots } = createMemoryStore(finderOf)
  const clock = { now: Date.UTC(2026, 6, 1, 9) }
  let count = 0
  const newId = () => String((count += 1)).padStart(16, '0')
  const now = () => clock.now
  const spaces = createSpaces({ ...withoutJobs, events, people, ballots, now, newId, maxKept: 10 })
  const board = id('board')
  const run = (ask: Parameters<typeof spaces.run>[1], person: string) =>
    made(spaces.run(board, ask, { person }))
  await run({ do: 'openSpace', name: 'B', slug: 'b', capacities: ['layPartner'] }, lena)
  const document = await run({ do: 'createDocument', kind: 'blank', title: 'Plan' }, lena)
  for (const guest of [mary, joan]) {
    const terms = { permission: 'edit', label: 'l', lastDay: '2026-07-20', visitors: false } as const
    const link = await run({ do: 'makeLink', document, ...terms }, lena)
    await run({ do: 'joinByLink', link, capacity: 'unpaidCarer', isVouchedFor: false }, guest)
  }
  const space = async (): Promise<Space> => (await spaces.load(board))!
  const section = (await space()).documents.get(document)?.sections[0]?.id ?? ''
  const here = new Map<string, Present>()
  for (const [person, permission] of [
    [lena, 'own'],
    [mary, 'edit'],
    [joan, 'edit'],
  ] as const) {
    here.set(person, { section, member: person, person, permission, voices: [] })
  }
  const told: [string, unknown][] = []
  const rooms: Pick<Rooms, 'present' | 'tell'> = {
    *present() {
      yield* here.values()
    },
    tell(_section, event) {
      if (event.type !== 'permission' || event.permission === null) return
      told.push([event.member, event.permission])
      here.set(event.member, { ...here.get(event.member)!, permission: event.permission })
    },
  }
  const meter = createLinkMeter({ spaces, rooms: () => rooms, bytesPerHour: 1_000, now })
  const may = async (person: string) => meter.permissionOn(await space(), person, section)
  return { clock, meter, section, told, may }
}

describe('what guests write', () => {
  it('[M130] [M131] is counted for their link, and turns only those who came by it to comment', async () => {
    const { meter, section, told, may } = await open()
    await meter.wrote(section, [
      { person: mary, bytes: 1_000 },
      { person: joan, bytes: 900 },
      { person: lena, bytes: 9_000 },
    ])
    expect(told).toEqual([])
    await meter.wrote(section, [{ person: mary, bytes: 1 }])
    expect(told).toEqual([[mary, 'comment']])
    expect([await may(mary), await may(joan), await may(lena)]).toEqual(['comment', 'edit', 'own'])
  })

  it('[M132] goes on when enough of the hour is over', async () => {
    const { clock, meter, section, told, may } = await open()
    await meter.wrote(section, [{ person: mary, bytes: 600 }])
    clock.now += 30 * minute
    await meter.wrote(section, [{ person: mary, bytes: 600 }])
    expect(told).toEqual([[mary, 'comment']])
    clock.now += 29 * minute
    await meter.tick()
    expect(await may(mary)).toBe('comment')
    clock.now += minute
    await meter.tick()
    expect(told).toEqual([
      [mary, 'comment'],
      [mary, 'edit'],
    ])
    expect(await may(mary)).toBe('edit')
  })
})
