import { missingForVoting } from '@alongside/allocation'
import { creditRows, emptyAttribution } from '@alongside/attribution'
import { anchorFinder, createFlowDoc, readBlocks, readOpen, textOf } from '@alongside/flow'
import { documentViewSchema, meSchema, penOfSuggestion, type SpaceView } from '@alongside/protocol'
import { finderOf, noticesFor, permissionOn, type Space } from '@alongside/space'
import { criteriaIn } from '@alongside/evaluation'
import { createMemoryStore, type Store } from '@alongside/storage'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { z } from 'zod'
import { boxOf } from '../allocation/boxes.ts'
import { openBoard, type Board } from '../api/testing/open-board.ts'
import { readSection } from '../reader/read-section.ts'
import { createSpaces, withoutJobs } from '../spaces/spaces.ts'
import { carePlan } from './content/care-plan.ts'
import { evaluation } from './content/evaluation.ts'
import type { Passage } from './content/passage.ts'
import { demoPeople } from './content/people.ts'
import { strategy } from './content/strategy.ts'
import { openDemo } from './demo.ts'
import { demoPersonId } from './seed.ts'

const now = Date.parse('2026-03-04T10:00:00Z')
const contents = { carePlan, strategy, evaluation }

async function seeded(): Promise<{ store: Store; space: Space }> {
  const store = createMemoryStore(finderOf)
  const demo = await openDemo({ store, now: () => now })
  const { events, people, ballots } = store
  const spaces = createSpaces({
    ...withoutJobs,
    events,
    people,
    ballots,
    now: () => now,
    newId: () => '',
    maxKept: 1,
  })
  const space = demo === null ? null : await spaces.load(demo.space)
  if (space === null) throw new Error('there is no demo')
  return { store, space }
}

async function readText(store: Store, section: string) {
  const { head, pens } = await store.text.start(section)
  const rows = await store.text.rows(section, 0, head)
  const doc = createFlowDoc()
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes)
  const attribution = creditRows(emptyAttribution(section), rows, () => null)
  return { rows, doc, read: readSection(doc, head, pens, attribution) }
}

/** The sections that nobody has put away. */
const inPlace = (space: Space): readonly string[] =>
  [...space.documents.values()].flatMap(({ sections }) =>
    sections.flatMap(({ id, putAway }) => (putAway ? [] : [id])),
  )

describe('the demo’s board', () => {
  it('holds the three documents and the next meeting under the addresses that tools know', async () => {
    const { space } = await seeded()
    expect(space.name).toBe('Riverside Partnership Board')
    expect([...space.documents.values()].map(({ slug, kind }) => [slug, kind])).toEqual([
      ['care-plan', 'carePlan'],
      ['strategy', 'strategy'],
      ['evaluation', 'evaluation'],
      ['partnership-board-meeting', 'meeting'],
      ['support-at-home-scored-together', 'coEvaluation'],
      ['support-at-home-one-year-on', 'coEvaluation'],
      ['five-thousand-pounds-to-share-out', 'allocation'],
      ['how-we-work-together-our-first-look', 'coReview'],
    ])
  })

  it('has a meeting to come whose agenda is published, with an item of which only some know', async () => {
    const { space } = await seeded()
    const [meeting] = space.meetings.values()
    expect(meeting).toMatchObject({ phase: 'published', calledOff: null })
    // The second Tuesday that is two weeks ahead or more, by the board's clocks.
    expect(new Date(meeting?.notice.startsAt ?? 0).toISOString()).toMatch(/^2026-04-14T1[34]:00/)
    const items = [...(meeting?.items.keys() ?? [])]
    const strategy = [...space.documents.values()].find(({ kind }) => kind === 'strategy')
    expect([...(meeting?.papers.values() ?? [])]).toMatchObject([
      { item: items[2], title: strategy?.title, source: { what: 'document', document: strategy?.id } },
    ])
    expect(items).toHaveLength(5)
    const known = (key: 'moses' | 'asha') =>
      items.filter((item) => permissionOn(space, demoPersonId(key), item) !== null)
    expect(known('moses')).toHaveLength(5)
    expect(known('asha')).toHaveLength(4)
  })

  it('has a service that was scored together, replied to, and is being looked at again', async () => {
    const { space } = await seeded()
    const [first, second] = space.evaluations.values()
    expect(space.services.size).toBe(1)
    expect(first).toMatchObject({
      phase: 'finished',
      rules: { providerStaffAgree: false },
      reply: { name: 'Ruth Bell, manager', words: expect.stringContaining('until eight') },
    })
    const shown = criteriaIn(first!)
    expect(shown).toHaveLength(5)
    for (const { state, agreed, revealed } of shown) {
      expect([state, agreed === null]).toEqual(['revealed', false])
      expect(revealed?.groups.map(({ people, median }) => [people, median === null])).toEqual([
        [3, false],
        [3, false],
      ])
    }
    expect(shown[0]?.revealed?.reasons).toHaveLength(4)
    expect(second).toMatchObject({ phase: 'preparing', from: first?.id })
    expect(second?.panel.size).toBe(6)
    expect(criteriaIn(second!).map(({ was }) => was)).toEqual(shown.map(({ id }) => id))
  })

  it('has money that people share out: five proposals, on which they vote, and all have read of it', async () => {
    const { store, space } = await seeded()
    const [round] = space.allocations.values()
    expect(round).toMatchObject({ phase: 'voting', rules: { pot: 500_000 }, late: [] })
    expect(round?.proposals.map(({ leftOff }) => leftOff)).toEqual([null, null, null, null, null])
    expect(missingForVoting(round!)).toEqual([])
    expect(await store.ballots.count(boxOf(round!))).toBe(3) // two votes, and the seed of the lot
    const { read } = await store.hearing.of(space.id, demoPersonId('moses'))
    const heard = noticesFor(space, demoPersonId('moses'), () => false).filter(
      ({ notice }) => 'document' in notice && notice.document === round?.id,
    )
    expect(heard.map(({ notice }) => notice.why)).toEqual(['voteOpen', 'cardsToCheck'])
    for (const { notice } of heard) expect(read).toContain(notice.seq)
  })

  it('has looked at its own work: levels by groups, what was written together, and two commitments', async () => {
    const { store, space } = await seeded()
    const review = [...space.evaluations.values()].find((one) => one.review !== null)
    expect(review).toMatchObject({ phase: 'finished', review: { claim: { rung: 'designedTogether' } } })
    const shown = criteriaIn(review!)
    expect(shown.map(({ scale }) => scale)).toEqual(['level', 'fully', 'fully', 'fully', 'fully'])
    for (const { agreed, revealed } of shown) {
      expect([agreed === null, revealed?.groups.length]).toEqual([false, 2])
    }
    const sections = space.documents.get(review!.id)?.sections ?? []
    const written = sections.filter(({ id, key }) => key !== null && !review!.criteria.has(id))
    const texts = await Promise.all(written.map(({ id }) => readText(store, id)))
    expect(texts.map(({ read }) => read.blocks.length > 0)).toEqual(Array(6).fill(true))
    const leads = [...review!.actions.values()].map(({ owner, helper }) => [owner, helper])
    expect(leads).toEqual([
      [demoPersonId('lena'), demoPersonId('priya')],
      [demoPersonId('ines'), demoPersonId('sam')],
    ])
    const { read } = await store.hearing.of(space.id, demoPersonId('moses'))
    for (const { notice } of noticesFor(space, demoPersonId('moses'), () => false)) {
      if ('document' in notice && notice.document === review?.id) expect(read).toContain(notice.seq)
    }
  })

  it('gives every word to the one who wrote it, and the time they wrote it', async () => {
    const { store, space } = await seeded()
    for (const document of space.documents.values()) {
      // Nothing has been written in the notes of a meeting that is to come.
      if (space.meetings.has(document.id) || space.evaluations.has(document.id)) continue
      if (space.allocations.has(document.id)) continue
      const content: Partial<Record<string, readonly Passage[]>> =
        contents[z.enum(['carePlan', 'strategy', 'evaluation']).parse(document.kind)]
      for (const { id, key } of document.sections) {
        const passages = content[key ?? ''] ?? []
        const { read, rows } = await readText(store, id)
        expect(rows).toHaveLength(passages.length)
        // What is only suggested does not stand yet.
        const written = passages.filter((passage) => !('suggest' in passage))
        const authors = new Set(read.blocks.flatMap(({ runs }) => runs.map(({ writer }) => writer.voice)))
        expect(authors).toEqual(new Set(written.map(({ by }) => demoPersonId(by))))
        const times = new Set(read.blocks.flatMap(({ runs }) => runs.map(({ at }) => at)))
        expect(times).toEqual(new Set(written.map(({ daysAgo }) => now - daysAgo * 86_400_000)))
      }
    }
  })

  it('puts one person’s words into another’s paragraph without taking any', async () => {
    const { store, space } = await seeded()
    const life = [...space.documents.values()][0]?.sections.find(({ key }) => key === 'myLife')?.id ?? ''
    const { read } = await readText(store, life)
    const friday = read.blocks.find(({ text }) => text.startsWith('Fridays'))
    expect(friday?.runs.map(({ text, writer }) => [text, writer.voice])).toEqual([
      ['Fridays we go to the market together, also when it rains.', demoPersonId('moses')],
      [' Most of all when it rains.', demoPersonId('asha')],
      [' She chooses, I carry.', demoPersonId('moses')],
    ])
  })

  it('has comments on words that stand in the text', async () => {
    const { store, space } = await seeded()
    const comments = [...space.threads].flatMap(([section, threads]) =>
      [...threads.values()].map(({ anchor, posts }) => ({ section, anchor, posts })),
    )
    expect(comments.map(({ posts }) => posts.length)).toEqual([2, 1])
    for (const { section, anchor } of comments) {
      const { doc } = await readText(store, section)
      expect(anchorFinder(doc, readBlocks(doc))(anchor?.letters ?? [])).not.toBeNull()
    }
  })

  it('reads without an empty block and without anything unknown', async () => {
    const { store, space } = await seeded()
    for (const { sections } of space.documents.values()) {
      for (const { id } of sections) {
        const { doc, rows } = await readText(store, id)
        if (rows.length === 0) continue
        for (const block of readBlocks(doc)) {
          expect(textOf(block)).not.toBe('')
          expect(block.unknown).toBeNull()
        }
      }
    }
  })

  it('is the same on every machine but for the times', async () => {
    const [one, other] = await Promise.all([seeded(), seeded()])
    const events = async ({ store, space }: { store: Store; space: Space }) =>
      (await store.events.read(space.id, 0)).map(({ kind, payload }) => ({ kind, payload }))
    expect(await events(one)).toEqual(await events(other))
    for (const [id] of one.space.places) {
      const [a, b] = await Promise.all([readText(one.store, id), readText(other.store, id)])
      expect(a.rows.map(({ bytes }) => bytes)).toEqual(b.rows.map(({ bytes }) => bytes))
    }
  })

  it('has suggestions that wait to be decided, by someone who may suggest and by someone who may write', async () => {
    const { store, space } = await seeded()
    const open = await Promise.all(
      [...space.places.keys()].map(async (section) => {
        const { doc } = await readText(store, section)
        const { pens } = await store.text.start(section)
        return readOpen(doc, readBlocks(doc, 'shown')).map(({ suggestion, changes }) => {
          const writer = pens.find(({ pen }) => pen === penOfSuggestion(suggestion))
          return [writer?.voice, changes[0]?.is, permissionOn(space, writer?.voice ?? '', section)]
        })
      }),
    )
    const [ines, moses] = [demoPersonId('ines'), demoPersonId('moses')]
    expect(open.flat()).toEqual([
      [ines, 'add', 'suggest'],
      [ines, 'replace', 'suggest'],
      [moses, 'add', 'edit'],
    ])
    // Asha keeps what she keeps from everyone, and alone writes what is about herself.
    const rights = inPlace(space).map((id) => permissionOn(space, ines, id))
    expect(new Set(rights)).toEqual(new Set(['suggest', 'comment', null]))
  })

  it('lets Gwen comment only, in documents made later too, and Omar see nothing', async () => {
    const { space } = await seeded()
    const gwen = inPlace(space).map((id) => permissionOn(space, demoPersonId('gwen'), id))
    expect(new Set(gwen)).toEqual(new Set(['comment', null])) // null: among three
    for (const [id] of space.places) expect(permissionOn(space, demoPersonId('omar'), id)).toBeNull()
  })

  it('lets the person, her carer and her support worker write in every section of the plan', async () => {
    const { space } = await seeded()
    const [plan] = space.documents.values()
    for (const { id } of plan?.sections ?? []) {
      expect(permissionOn(space, demoPersonId('asha'), id)).toBe('own')
      for (const key of ['moses', 'sam'] as const)
        expect(permissionOn(space, demoPersonId(key), id)).toBe('edit')
    }
  })

  it('is written once, and never beside anything else', async () => {
    const store = createMemoryStore(finderOf)
    const first = await openDemo({ store, now: () => now })
    expect(await openDemo({ store, now: () => now })).toEqual(first)
    expect(await store.people.count()).toBe(demoPeople.length)

    const real = createMemoryStore(finderOf)
    await real.people.add({ id: 'a'.repeat(16), name: 'Real', email: 'real@example.org' })
    expect(await openDemo({ store: real, now: () => now })).toBeNull()
    expect(await real.people.count()).toBe(1)
  })
})

describe('the demo’s API', () => {
  let board: Board
  afterEach(() => board.close())

  it('signs a demo account in, and says the ids that tools need', async () => {
    board = await openBoard({ demo: true })
    const asha = board.visitor()
    const state = await asha.ask('GET', '/demo/state')
    expect(state).toMatchObject({ status: 200, body: { people: expect.arrayContaining([]) } })
    const answer = await asha.ask('POST', '/demo/sign-in', { person: 'asha' })
    expect(answer).toMatchObject({ status: 200, body: { key: 'asha', id: demoPersonId('asha') } })
    const me = meSchema.parse((await asha.ask('GET', '/me')).body)
    expect(me).toMatchObject({ person: { name: 'Asha Rahman' }, isNew: false })
    expect(me.demo.map(({ key }) => key)).toContain('gwen')
    const view: SpaceView = await asha.view(me.spaces[0]?.id ?? '')
    const plan = view.documents.find(({ slug }) => slug === 'care-plan')
    const { body } = await asha.ask('GET', `/documents/${plan?.id}`)
    expect(documentViewSchema.parse(body).sections).toHaveLength(14)
    expect((await asha.ask('POST', '/demo/sign-in', { person: 'nobody' })).status).toBe(404)
  })

  it('is not there without a demo', async () => {
    board = await openBoard()
    const visitor = board.visitor()
    expect((await visitor.ask('POST', '/demo/sign-in', { person: 'asha' })).status).toBe(404)
    expect((await visitor.ask('GET', '/demo/state')).status).toBe(404)
    expect(meSchema.parse((await visitor.ask('GET', '/me')).body).demo).toEqual([])
  })
})
