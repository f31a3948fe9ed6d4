import { finderOf, memberOf } from '@alongside/space'
import { createMemoryStore, type EventLog } from '@alongside/storage'
import { newRow } from '@alongside/storage/testing'
import { describe, expect, it } from 'vitest'
import { createQueue } from './queue.ts'
import { createSpaces, withoutJobs, type Outcome } from './spaces.ts'

const person = 'p'.repeat(16)

function open(options: { maxKept?: number; events?: (log: EventLog) => EventLog } = {}) {
  const store = createMemoryStore(finderOf)
  const clock = { now: 1_000_000 }
  let count = 0
  const create = () =>
    createSpaces({
      ...withoutJobs,
      events: options.events?.(store.events) ?? store.events,
      people: store.people,
      ballots: store.ballots,
      now: () => clock.now,
      newId: () => String((count += 1)).padStart(16, '0'),
      maxKept: options.maxKept ?? 10,
    })
  return { store, clock, create, spaces: create() }
}

const opening = (slug: string) => ({ do: 'openSpace', name: slug, slug, capacities: ['layPartner'] }) as const

async function made(running: Promise<Outcome>): Promise<string> {
  const outcome = await running
  if ('refusal' in outcome) throw new Error(outcome.refusal.words)
  return outcome.made ?? ''
}

describe('spaces', () => {
  it('are told of in the order in which they were written, each commit once', async () => {
    const { spaces } = open()
    const heard: string[] = []
    const stop = spaces.subscribe(({ before, space, events }) => {
      heard.push(`${before?.head ?? 0}-${space.head}: ${events.map(({ kind }) => kind).join()}`)
    })
    const id = 'a'.repeat(16)
    await Promise.all([
      spaces.run(id, opening('a'), { person }),
      spaces.run(id, { do: 'renameSpace', name: 'One' }, { person }),
      spaces.run(id, { do: 'renameSpace', name: 'One' }, { person }),
      spaces.run(id, { do: 'renameSpace', name: 'Two' }, { person }),
    ])
    expect(heard).toEqual([
      '0-3: spaceOpened,memberJoined,officeGiven',
      '3-4: spaceRenamed',
      '4-5: spaceRenamed',
    ])
    stop()
    await spaces.run(id, { do: 'renameSpace', name: 'Three' }, { person })
    expect(heard).toHaveLength(3)
  })

  it('end their links with the last day in their own time', async () => {
    const { spaces, clock } = open()
    const [id, guest] = ['a'.repeat(16), 'g'.repeat(16)]
    clock.now = Date.UTC(2026, 6, 1, 9)
    await spaces.run(id, opening('a'), { person })
    await spaces.run(id, { do: 'changeTimeZone', timeZone: 'Pacific/Auckland' }, { person })
    const document = await made(
      spaces.run(id, { do: 'createDocument', kind: 'blank', title: 'Plan' }, { person }),
    )
    const terms = { permission: 'read', label: 'l', lastDay: '2026-07-01', visitors: false } as const
    const link = await made(spaces.run(id, { do: 'makeLink', document, ...terms }, { person }))
    const joining = { do: 'joinByLink', link, capacity: 'observer', isVouchedFor: false } as const
    await spaces.run(id, joining, { person: guest })
    const isIn = async (at: number) => {
      clock.now = at
      const space = await spaces.load(id)
      return space !== null && memberOf(space, guest) !== null
    }
    // It is 12 hours later there, and midnight at noon in Greenwich.
    expect(await isIn(Date.UTC(2026, 6, 1, 11, 59, 59))).toBe(true)
    expect(await isIn(Date.UTC(2026, 6, 1, 12))).toBe(false)
    // Nothing is written when the last day is over: it held until then all the same, and not since.
    const wasIn = (since: number) => spaces.heldSince(id, since, (then) => memberOf(then, guest) !== null)
    expect(await wasIn(Date.UTC(2026, 6, 1, 11, 59, 59))).toBe(true)
    expect(await wasIn(Date.UTC(2026, 6, 1, 12))).toBe(false)
  })

  it('are decided anew on what another server wrote first', async () => {
    const { create, spaces } = open()
    const other = create()
    const id = 'a'.repeat(16)
    await spaces.run(id, opening('a'), { person })
    await other.load(id)
    await spaces.run(id, { do: 'renameSpace', name: 'First' }, { person })
    const outcome = await other.run(id, { do: 'renameSpace', name: 'Second' }, { person })
    expect(outcome).toMatchObject({ space: { name: 'Second', head: 5 } })
  })

  it('[D75] erase from a text only what was worked out on it as it stands, and work it out anew where it moved', async () => {
    const { spaces, store } = open()
    const [id, section] = ['a'.repeat(16), 'b'.repeat(16)]
    await made(spaces.run(id, opening('a'), { person }))
    const write = (head: number) =>
      store.text.append([{ section, head, rows: [newRow([1])], bound: [], retired: [] }])
    await write(0)
    let tries = 0
    const plan: Parameters<typeof spaces.runWith>[1] = async () => {
      const { head } = await store.text.start(section)
      // Somebody writes meanwhile, twice.
      if ((tries += 1) <= 2) await write(head)
      const rows = [{ seq: 1, bytes: new Uint8Array([9]) }]
      const text = { section, head, at: 9, ranges: [], rows, deletion: new Uint8Array([0, 0]) }
      return { ask: { do: 'renameSpace', name: 'Without' }, erased: { texts: [text], events: [] } }
    }
    expect(await spaces.runWith(id, plan, { person })).toMatchObject({ space: { name: 'Without' } })
    expect(tries).toBe(3)
    expect(await store.text.start(section)).toMatchObject({ head: 4, epoch: 1 })
    expect((await store.events.read(id, 0)).filter(({ kind }) => kind === 'spaceRenamed')).toHaveLength(1)
  })

  it('are kept as many as allowed, and folded again from the log when they are needed', async () => {
    let reads = 0
    const { spaces } = open({
      maxKept: 2,
      events: (log) => ({
        ...log,
        read: (space, after) => {
          reads += 1
          return log.read(space, after)
        },
      }),
    })
    const ids = ['a', 'b', 'c'].map((letter) => letter.repeat(16))
    for (const [at, id] of ids.entries()) await spaces.run(id, opening(`s${at}`), { person })
    reads = 0
    expect((await spaces.load(ids[2] ?? ''))?.slug).toBe('s2')
    expect(reads).toBe(0)
    expect((await spaces.load(ids[0] ?? ''))?.slug).toBe('s0')
    expect(reads).toBe(1)
    expect((await spaces.ofPerson(person)).map(({ slug }) => slug)).toEqual(['s0', 's1', 's2'])
  })

  it('go on after a write that failed, from what was written', async () => {
    let fails = true
    const { spaces } = open({
      events: (log) => ({
        ...log,
        append: (...given) => (fails ? Promise.reject(new Error('disk full')) : log.append(...given)),
      }),
    })
    const id = 'a'.repeat(16)
    await expect(spaces.run(id, opening('a'), { person })).rejects.toThrow('disk full')
    expect(await spaces.load(id)).toBeNull()
    fails = false
    expect(await spaces.run(id, opening('a'), { person })).toMatchObject({ space: { slug: 'a' } })
  })

  it('know nothing of ids that are nowhere', async () => {
    const { spaces } = open()
    expect(await spaces.load('z'.repeat(16))).toBeNull()
    expect(await spaces.spaceOf('section', 'z'.repeat(16))).toBeNull()
    expect([await spaces.hasAny(), await spaces.isOrganiser(person)]).toEqual([false, false])
    const outcome = await spaces.run('z'.repeat(16), { do: 'leave' }, { person })
    expect(outcome).toMatchObject({ refusal: { kind: 'notFound' } })
  })
})

describe('a queue', () => {
  it('runs one after another, also behind one that failed', async () => {
    const queue = createQueue()
    const done: string[] = []
    const task = (name: string) => async () => {
      done.push(`${name} begins`)
      await Promise.resolve()
      done.push(`${name} ends`)
      if (name === 'a') throw new Error('a failed')
    }
    const [a, b] = [queue.run(task('a')), queue.run(task('b'))]
    expect(queue.busy).toBe(true)
    await expect(a).rejects.toThrow('a failed')
    await b
    expect(done).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
    expect(queue.busy).toBe(false)
  })
})
