import { idFrom, penSchema, type Writer } from '@alongside/protocol'
import { memberOf, type Ask, type Space, type SpaceDocument } from '@alongside/space'
import type { Store } from '@alongside/storage'
import { createHash } from 'node:crypto'
import { createSpaces, withoutJobs } from '../spaces/spaces.ts'
import { anchorOnWords } from './anchor-on-words.ts'
import { carePlan } from './content/care-plan.ts'
import { remarks, type Remark } from './content/comments.ts'
import { evaluation } from './content/evaluation.ts'
import type { Passage, Spoken } from './content/passage.ts'
import { demoPeople, type PersonKey } from './content/people.ts'
import { strategy } from './content/strategy.ts'
import { seedAllocation } from './seed-allocation.ts'
import { seedEvaluation } from './seed-evaluation.ts'
import { seedMeeting } from './seed-meeting.ts'
import { seedReview } from './seed-review.ts'
import { writeSection } from './write-section.ts'

const dayMs = 86_400_000
const openedDaysAgo = 40
const calledDaysAgo = 2

/** The documents: named as their addresses are to read, then called as people call them. */
const documents = [
  {
    by: 'asha',
    kind: 'carePlan',
    slugged: 'Care plan',
    title: 'Asha’s care and support plan',
    content: carePlan,
  },
  {
    by: 'lena',
    kind: 'strategy',
    slugged: 'Strategy',
    title: 'Living well at home: our strategy',
    content: strategy,
  },
  {
    by: 'lena',
    kind: 'evaluation',
    slugged: 'Evaluation',
    title: 'How good is support at home?',
    content: evaluation,
  },
] as const

/** The id of a person of the demo: the same on every machine. */
export function demoPersonId(key: PersonKey): string {
  return idFrom(hashOf(`person ${key}`))
}

function demoEmail(key: PersonKey): string {
  return `${key}@demo.invalid`
}

/**
 * Writes the demo's board, people and documents into an empty store; answers the board's id. Everything in it
 * but the times is the same on every machine.
 */
export async function seedDemo(store: Store, now: number): Promise<string> {
  let count = 0
  let at = now - openedDaysAgo * dayMs
  const newId = (): string => idFrom(hashOf(`id ${(count += 1)}`))
  const spaces = createSpaces({
    ...withoutJobs,
    events: store.events,
    people: store.people,
    ballots: store.ballots,
    now: () => at,
    newId,
    maxKept: 1,
  })
  const space = newId()

  async function ask(key: PersonKey, what: Ask): Promise<string> {
    at += 60_000
    const outcome = await spaces.run(space, what, { person: demoPersonId(key) })
    if ('refusal' in outcome)
      throw new Error(`the demo cannot be written: ${what.do}: ${outcome.refusal.words}`)
    return outcome.made ?? ''
  }

  for (const { key, name } of demoPeople) {
    await store.people.add({ id: demoPersonId(key), name, email: demoEmail(key) })
  }
  await openBoard(ask)
  for (const { by, kind, slugged, title, content } of documents) {
    const document = await ask(by, { do: 'createDocument', kind, title: slugged })
    await ask(by, { do: 'renameDocument', document, title })
    const made = (await spaces.load(space))?.documents.get(document)
    if (made === undefined) throw new Error(`the demo has no ${kind}`)
    if (kind === 'carePlan') await shareCarePlan(made, ask)
    await writeAll(made, content)
    for (const { id: section, waitsFor } of made.sections) {
      // The words were not typed, so nobody has noticed yet that what it waits for is there.
      if (waitsFor !== null) await ask(by, { do: 'openSection', section, entries: waitsFor.entries })
    }
  }
  for (const remark of remarks) await comment(remark)
  const { timeZone } = await load()
  at = now - calledDaysAgo * dayMs
  await seedMeeting({ ask, idOf: demoPersonId, newId, load, text: store.text, now, timeZone })
  const told = {
    ask,
    goTo: (daysAgo: number) => void (at = now - daysAgo * dayMs),
    idOf: demoPersonId,
    newId,
    load,
    hearing: store.hearing,
    now,
    timeZone,
  }
  const writing = {
    ...told,
    write: async (section: string, passages: readonly Passage[]) => {
      await store.text.append([batchOf(await load(), section, passages)])
    },
  }
  await seedEvaluation(writing)
  await seedAllocation(told)
  await seedReview(writing)
  return space

  async function load(): Promise<Space> {
    const board = await spaces.load(space)
    if (board === null) throw new Error('the demo has no board')
    return board
  }

  async function comment({
    by,
    daysAgo,
    kind,
    section: key,
    on,
    sort,
    words,
    replies,
  }: Remark): Promise<void> {
    const documents = [...((await spaces.load(space))?.documents.values() ?? [])]
    const sections = documents.find((document) => document.kind === kind)?.sections
    const section = sections?.find((one) => one.key === key)?.id ?? ''
    at = now - daysAgo * dayMs
    const anchor = await anchorOnWords(store.text, section, on)
    const thread = newId()
    await ask(by, { do: 'comment', section, thread, anchor, sort, words, voice: null })
    for (const reply of replies) {
      await ask(reply.by, { do: 'reply', section, thread, post: newId(), words: reply.words, voice: null })
    }
  }

  function batchOf(board: Space, section: string, passages: readonly Passage[]) {
    const writerOf = ({ by, typed }: Spoken): Writer => {
      const voice = demoPersonId(by)
      const capacity = memberOf(board, voice)?.capacity ?? 'observer'
      const own: Writer = { pen: penFrom(`pen ${by} ${section}`), hand: voice, voice, capacity }
      if (typed === undefined) return own
      const pen = penFrom(`pen ${typed.by} for ${by} ${section}`)
      return { ...own, pen, hand: demoPersonId(typed.by), by: typed.way }
    }
    const atOf = ({ daysAgo }: Passage): number => now - daysAgo * dayMs
    return writeSection({ section, passages, writerOf, atOf })
  }

  async function writeAll(
    document: SpaceDocument,
    content: Readonly<Partial<Record<string, readonly Passage[]>>>,
  ): Promise<void> {
    const board = await spaces.load(space)
    const batches = document.sections.flatMap(({ id, key }) => {
      const passages = content[key ?? '']
      if (board === null || passages === undefined) return []
      return [batchOf(board, id, passages)]
    })
    await store.text.append(batches)
  }
}

type Asking = (key: PersonKey, what: Ask) => Promise<string>

/** Everyone with a seat joins by an invitation of their own, and is given their offices. */
async function openBoard(ask: Asking): Promise<void> {
  const [founder] = demoPeople
  if (founder?.seat === undefined || founder.seat === null) throw new Error('the demo has no founder')
  const { capacities } = founder.seat
  const name = 'Riverside Partnership Board'
  await ask(founder.key, { do: 'openSpace', name, slug: 'riverside-partnership-board', capacities })
  for (const { key, name, seat, offices } of demoPeople) {
    if (seat === null) continue
    const person = demoPersonId(key)
    if (key === founder.key) {
      await ask(founder.key, { do: 'changeSeat', person, seat })
    } else {
      const email = demoEmail(key)
      const invitation = await ask(founder.key, { do: 'inviteByMail', email, name, seat, words: '' })
      await ask(key, { do: 'acceptInvitation', invitation, email, inSpace: 'fullName' })
    }
    for (const office of offices) await ask(founder.key, { do: 'giveOffice', person, office })
  }
  await ask(founder.key, {
    do: 'limitMember',
    person: demoPersonId('gwen'),
    atMost: 'comment',
    reason: 'Gwen visits from a neighbouring board. She reads and comments here, and writes at home.',
  })
  await ask(founder.key, {
    do: 'limitMember',
    person: demoPersonId('ines'),
    atMost: 'suggest',
    reason: 'Ines speaks up for others and writes for nobody. What she suggests, those who write decide.',
  })
}

/** Asha lets two people write with her where only she does otherwise, and keeps one section among the three. */
async function shareCarePlan({ sections }: SpaceDocument, ask: Asking): Promise<void> {
  const give = async (key: string, to: PersonKey[] | 'nobody else', reason: string): Promise<void> => {
    const section = sections.find((one) => one.key === key)?.id ?? ''
    const on = { what: 'section', section } as const
    if (to === 'nobody else') {
      await ask('asha', { do: 'giveRight', on, grantee: { to: 'space' }, permission: null, reason })
      return
    }
    for (const one of to) {
      const grantee = { to: 'person', person: demoPersonId(one) } as const
      await ask('asha', { do: 'giveRight', on, grantee, permission: 'edit', reason })
    }
  }
  await give('howToTalk', ['moses', 'sam'], 'They know it, and type faster than I do.')
  await give('risksIChoose', ['moses', 'sam'], 'We talk about this among the three of us.')
  await give('risksIChoose', 'nobody else', 'We talk about this among the three of us.')
}

function penFrom(name: string): number {
  return penSchema.parse(hashOf(name).readUInt32BE(0) || 1)
}

function hashOf(name: string): Buffer {
  return createHash('sha256').update(`alongside demo: ${name}`).digest()
}
