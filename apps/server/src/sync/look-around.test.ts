import { finderOf } from '@alongside/space'
import { createMemoryStore, type ErasedRange } from '@alongside/storage'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { textErasures } from '../erasure/text-erasures.ts'
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
  const { events, people, ballots, text } = createMemoryStore(finderOf)
  const clock = { now: Date.UTC(2026, 6, 1, 9) }
  let count = 0
  const newId = () => String((count += 1)).padStart(16, '0')
  const newPen = () => (count += 1)
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
  /** Writes a word in a section and erases it. */
  async function erase(section: string): Promise<readonly ErasedRange[]> {
    const pen = newPen()
    const ranges = [{ client: pen, from: 0, to: 4 }]
    const doc = new Y.Doc()
    doc.clientID = pen
    doc.getText('body').insert(0, 'Mary')
    const row = { at: 1, session: 'a', pen, kind: 'update', bytes: Y.encodeStateAsUpdate(doc) } as const
    const bound = [{ pen, hand: lena, voice: lena, capacity: 'layPartner' } as const]
    await text.append([{ section, head: 0, rows: [row], bound, retired: [] }])
    const texts = await textErasures(text, { places: new Map([[section, ranges]]), instead: null, at: 2 })
    const ask = { do: 'tellErased', parts: [{ section, letters: 4, reason: 'It named her.' }] } as const
    await made(spaces.runWith(board, async () => ({ ask, erased: { texts, events: [] } }), { person: lena }))
    return ranges
  }
  const rooms = { present: function* () {}, tell: () => undefined }
  const meter = createLinkMeter({ spaces, rooms: () => rooms, bytesPerHour: 1_000, now })
  return {
    clock,
    spaces,
    run,
    grant,
    erase,
    lookAround: createLookAround(spaces, meter, text),
    here,
    second,
    hidden,
    far,
  }
}

describe('what else may be read in a space', () => {
  it('[S32] is what the right of the person says, and nothing of another space or of nowhere', async () => {
    const { lookAround, here, second, hidden, far } = await open()
    const around = await lookAround.from(here)
    expect([second, hidden, far, id('nowhere')].map((one) => around.mayRead(sam, one))).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect(around.mayRead(lena, hidden)).toBe(true)
    expect(around.mayRead(id('nobody'), second)).toBe(false)
    // From the other space the same is the other way round.
    const there = await lookAround.from(far)
    expect([there.mayRead(sam, far), there.mayRead(sam, second)]).toEqual([true, false])
  })

  it('[S32] is asked of the space as it stands at that moment, though many others were looked at since', async () => {
    const { lookAround, grant, run, spaces, here, second } = await open()
    const around = await lookAround.from(here)
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
    const around = await lookAround.from(here)
    expect(around.mayRead(mary, second)).toBe(true)
    clock.now += 86_400_000
    expect(around.mayRead(mary, second)).toBe(false)
  })

  it('[S44] tells what was erased from another section, before it was looked at and since', async () => {
    const { erase, lookAround, here, second } = await open()
    const first = await erase(second)
    const around = await lookAround.from(here)
    expect(around.erasedIn(second)).toEqual(first)
    expect(around.erasedIn(here)).toEqual([])
    await erase(here)
    await lookAround.learnErased(here)
    expect(around.erasedIn(here)).toHaveLength(1)
  })

  it('[S32] is nothing around a section that stands nowhere', async () => {
    const { lookAround, second } = await open()
    const around = await lookAround.from(id('nowhere'))
    expect(around.mayRead(lena, second)).toBe(false)
    around.letGo()
  })

  it('keeps the space in memory until it is let go', async () => {
    const { lookAround, spaces, here } = await open()
    const first = await spaces.load(board)
    const [around, again] = [await lookAround.from(here), await lookAround.from(here)]
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
