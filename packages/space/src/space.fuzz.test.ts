import {
  allows,
  capacities,
  fileUseSchema,
  handOutcomes,
  interestSorts,
  linkPermissionSchema,
  namesShown,
  offices,
  permissions,
  type Grantee,
  type EventEnvelope,
} from '@alongside/protocol'
import { createMemoryStore, type Finding } from '@alongside/storage'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ask } from './ask.ts'
import { isInAudience } from './in-audience.ts'
import { threadsOf } from './comment.ts'
import { decide } from './decide.ts'
import { readEvent, type SpaceEvent } from './event.ts'
import { evolve } from './evolve.ts'
import { anySpace, finderOf } from './finder.ts'
import { maySee, permissionOn } from './permission.ts'
import { asOf, openLinksOf } from './link.ts'
import { fileOf, holdsOffice, membersOf, organisersOf, type Space } from './space.ts'
import { Board, id, seat } from './testing/board.ts'
import { allocationAsks } from './testing/allocation-asks.ts'
import { evaluationAsks } from './testing/evaluation-asks.ts'
import { meetingAsks } from './testing/meeting-asks.ts'
import { pick } from './testing/pick.ts'
import { toldOf } from './told.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 150)
const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }
const people = ['lena', 'sam', 'asha', 'moses', 'omar', 'mary', 'joan'].map(id)

/** A step of a trial: who asks for what, with numbers from which ids of the board are picked. */
const stepArbitrary = fc.record({
  actor: fc.nat(people.length - 1),
  what: fc.nat(1_000),
  picks: fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50)),
})
type Step = typeof stepArbitrary extends fc.Arbitrary<infer Value> ? Value : never

const linkPermissions = linkPermissionSchema.options

function askOf(space: Space, { what, picks: [a, b, c, d] }: Step): Ask {
  const nowhere = id('nowhere')
  const person = pick([...new Set([...people, ...space.members.keys()])], a, nowhere)
  const document = pick([...space.documents.keys()], b, nowhere)
  const section = pick([...space.places.keys()], c, nowhere)
  const invitation = pick([...space.invitations.keys()], b, nowhere)
  const link = pick([...space.links.keys()], a, nowhere)
  const office = pick(offices, d, 'chair')
  const permission = pick([null, ...permissions], d, null)
  const capacity = pick(capacities, a, 'observer')
  const grantee = pick<Grantee>([{ to: 'space' }, { to: 'office', office }, { to: 'person', person }], c, {
    to: 'space',
  })
  const handed = pick([...space.handed.keys()], b, nowhere)
  const after = pick([null, ...space.places.keys()], d, null)
  const meeting = pick([...space.meetings.keys()], b, nowhere)
  const voice = a % 3 === 0 ? { person, by: 'phone' as const } : null
  const thread = pick([...threadsOf(space, section).values()], a, null)
  const at = { section, thread: thread?.id ?? nowhere }
  const post = { ...at, post: pick(thread?.posts ?? [], b, null)?.id ?? nowhere }
  const file = pick([...space.files.values()].flat(), b, null)?.id ?? nowhere
  const files = b % 2 === 0 ? [] : [{ file, alt: pick([null, 'seen'], c, null), decorative: false }]
  const span = [{ client: 7, clock: d, length: 1 + c }]
  const typed = { blocks: [span], open: b % 3 === 0 ? [] : span, hands: [pick(people, c, nowhere)] }
  const asks: readonly Ask[] = [
    { do: 'renameSpace', name: `Name ${a}` },
    ...meetingAsks(space, { meeting, person, section, after }, [a, b, c, d]),
    ...evaluationAsks(space, { person }, [a, b, c, d]),
    ...allocationAsks(space, { person }, [a, b, c, d]),
    { do: 'inviteByMail', email: `${a}@example.org`, name: null, seat, words: '' },
    { do: 'inviteByLink', label: 'l', seat, lastDay: '2026-12-31', uses: 1 + (a % 3) },
    { do: 'addPerson', name: 'Mary', seat },
    { do: 'sendAgain', invitation },
    { do: 'tellNotSent', invitation, sentAt: space.invitations.get(invitation)?.sentAt ?? 0 },
    { do: 'tellSent', invitation, sentAt: space.invitations.get(invitation)?.sentAt ?? 0 },
    { do: 'endInvitation', invitation },
    {
      do: 'registerInterest',
      registered: id(`r${c % 5}`),
      person,
      sort: pick(interestSorts, d, 'personal'),
      nature: `n${c}`,
      since: '2026-01-01',
    },
    { do: 'endRegistered', registered: id(`r${c % 5}`), day: '2026-02-01' },
    { do: 'recordExpertise', expertise: id(`e${c % 5}`), person, words: `w${d}` },
    { do: 'takeExpertiseBack', expertise: id(`e${c % 5}`) },
    { do: 'tellReview', document },
    { do: 'tellActionDue', document: meeting, action: id('a') },
    { do: 'changeTimeZone', timeZone: pick(['Europe/London', 'Asia/Kolkata'], a, 'UTC') },
    { do: 'withdrawInvitation', invitation },
    {
      do: 'acceptInvitation',
      invitation,
      email: `${a}@example.org`,
      inSpace: pick(namesShown, d, 'fullName'),
    },
    { do: 'changeSeat', person, seat: { ...seat, capacities: [capacity, pick(capacities, b, 'observer')] } },
    { do: 'limitMember', person, atMost: permission, reason: 'r' },
    { do: 'speakAs', capacity },
    { do: 'showMe', inSpace: pick(namesShown, a, 'fullName'), inPublic: pick(namesShown, b, 'fullName') },
    { do: 'tellRenamed' },
    { do: 'leave' },
    {
      do: 'beginForgetting',
      person,
      label: 'a carer',
      address: null,
      found: [{ section, letters: [{ client: 1 + (a % 2), clock: d % 3, length: 2 }] }],
      said: [
        {
          audience: { to: 'section', section },
          at: null,
          spots: [{ seq: 1 + (b % 3), path: 'words', from: 3 * (d % 3), length: 2 }],
        },
      ],
    },
    { do: 'tellForgotten', person },
    {
      do: 'settleNamePlace',
      place: pick([...space.namePlaces.keys()], d, nowhere),
      outcome: pick(['replaced', 'left'], a, 'left'),
    },
    {
      do: 'settleSaidName',
      place: pick([...space.saidPlaces.keys()], d, nowhere),
      put: pick([null, 0, 7], a, null),
    },
    { do: 'giveOffice', person, office: a % 2 === 0 ? 'organiser' : office },
    { do: 'endOffice', person, office: b % 2 === 0 ? 'organiser' : office, reason: 'r' },
    { do: 'handOn', office: a % 2 === 0 ? 'organiser' : office, to: person },
    { do: 'createDocument', kind: a % 2 === 0 ? 'carePlan' : 'blank', title: `Title ${b}` },
    { do: 'renameDocument', document, title: `Title ${a}` },
    { do: 'nameVersion', document, name: `Sent ${a}`, sections: [{ section, seq: b }] },
    { do: a % 2 === 0 ? 'putDocumentAway' : 'bringDocumentBack', document },
    { do: 'addSection', document, title: `Part ${a}`, after },
    { do: 'renameSection', section, title: `Part ${a}` },
    { do: 'moveSection', section, after },
    { do: a % 2 === 0 ? 'putSectionAway' : 'bringSectionBack', section },
    { do: 'giveRight', on: { what: 'document', document }, grantee, permission, reason: null },
    { do: 'giveRight', on: { what: 'section', section }, grantee, permission, reason: null },
    {
      do: 'addFile',
      section,
      hash: `${a % 10}`.repeat(64),
      name: `File ${b}`,
      type: 'text/plain',
      bytes: a,
      picture: null,
      use: pick(fileUseSchema.options, d, 'text'),
      allowance: { perSection: 3, bytesPerSpace: 200 },
    },
    { do: 'bringFile', file, section, allowance: { perSection: 4, bytesPerSpace: 300 } },
    { do: 'removeFile', section: fileOf(space, file)?.section ?? section, file },
    { do: 'dropUnused', file },
    { do: 'describeFile', ...post, file, alt: pick([null, 'heard'], d, null), decorative: false },
    { do: 'comment', section, thread: id(`t${a}`), anchor: null, sort: null, words: 'w', files, voice },
    { do: 'reply', ...post, post: id(`p${d}`), words: `@{${person}}`, files, voice },
    { do: 'reword', ...post, words: `w${b}` },
    { do: 'takeBack', ...post },
    { do: 'confirmWords', ...post, version: 1 + (b % 2) },
    { do: 'tellTyped', section, person, waits: a % 3 !== 0 },
    {
      do: pick(['confirmVoice', 'disownVoice'] as const, a, 'confirmVoice'),
      section,
      person,
      upTo: 1 + d,
      typed: d % 5 === 0 ? null : typed,
    },
    { do: 'sendVoiceCode', section, person, upTo: 1 + d, typed, hasMail: a % 2 === 0 },
    { do: 'confirmVoiceByCode', section, person, typed, isRight: b % 2 === 0 },
    { do: 'sayByCode', code: file, upTo: 1 + d, isTheirs: a % 2 === 0, typed },
    { do: 'react', ...post, reaction: 'agree', on: b % 2 === 0 },
    { do: 'resolve', section, thread: post.thread, outcome: null },
    { do: 'reopen', section, thread: post.thread },
    {
      do: 'makeLink',
      document,
      permission: pick(linkPermissions, a, 'read'),
      label: 'l',
      lastDay: '2026-12-31',
      visitors: a % 5 === 0,
    },
    {
      do: 'changeLink',
      link,
      permission: pick(linkPermissions, d, 'read'),
      label: 'm',
      lastDay: c % 2 === 0 ? '2026-03-04' : '2026-12-31',
    },
    { do: 'pauseLink', link, paused: a % 2 === 0 },
    { do: 'withdrawLink', link },
    { do: 'endLink', link },
    { do: 'joinByLink', link, capacity, isVouchedFor: c % 4 === 0 },
    { do: 'joinByLink', link, capacity, isVouchedFor: false },
    { do: 'confirmGuest', person },
    { do: 'removeGuest', person },
    { do: 'uniteGuest', guest: person },
    { do: 'takeRightBack', on: { what: 'document', document }, grantee, reason: null },
    { do: 'takeRightBack', on: { what: 'section', section }, grantee, reason: null },
    { do: 'closeSection', section, reason: 'r', heard: [capacity] },
    { do: 'reopenSection', section },
    { do: 'openSection', section, entries: a % 2 },
    { do: 'showTitle', section, shown: a % 2 === 0 },
    a % 3 === 0
      ? { do: 'settleWords', handed, outcome: pick(handOutcomes, b, 'putIn') }
      : { do: 'handWords', section, handed: id(`h${a}`), to: person, words: 'w', couldWrite: d % 2 === 0 },
  ]
  return pick(asks, what, { do: 'leave' })
}

/** Plays the steps; `check` looks at the board after each that was carried out. */
function play(
  steps: readonly Step[],
  check: (board: Board, written: readonly EventEnvelope[]) => void,
): Board {
  const board = new Board()
  board.must(people[0] ?? '', { do: 'openSpace', name: 'B', slug: 'b', capacities: ['layPartner'] })
  for (const person of people.slice(1, 4)) board.join(person)
  const document = board.must(people[0] ?? '', { do: 'createDocument', kind: 'carePlan', title: 'Care' })
  const terms = { permission: 'edit', label: 'l', lastDay: '2026-12-31', visitors: false } as const
  const link = board.must(people[0] ?? '', { do: 'makeLink', document, ...terms })
  board.must(id('mary'), { do: 'joinByLink', link, capacity: 'observer', isVouchedFor: false })
  for (const step of steps) {
    const from = board.log.length
    board.ask(pick(people, step.actor, ''), askOf(board.space, step))
    check(board, board.log.slice(from))
  }
  return board
}

/** Whether a person may know what an event says, judged by what stands in it. */
function mayKnow({ space, log }: Board, person: string, logged: EventEnvelope): boolean {
  const event = readEvent(logged)
  if (event === null) return false
  if ('meeting' in event.payload) return maySee(space, person, event.payload.meeting)
  const { guest } = space.members.get(person) ?? {}
  const about = personIn(event)
  if (about !== null && wasGuest(log, about, logged)) {
    const links = space.members.get(about)?.guest?.links ?? []
    return links.some((link) => maySee(space, person, space.links.get(link)?.document ?? ''))
  }
  if (event.kind.startsWith('link')) return guest == null || isTold(space, person, logged)
  if (event.kind === 'wordsHanded' || event.kind === 'wordsSettled') {
    const handed = space.handed.get(event.payload.handed)
    return [handed?.from, handed?.to].includes(person)
  }
  if (guest && !('document' in event.payload || 'section' in event.payload || 'on' in event.payload)) {
    return event.kind.startsWith('guest')
  }
  if (event.kind.startsWith('invitation')) return holdsOffice(space, person, 'organiser')
  if (event.kind === 'fileAdded' || event.kind === 'fileRemoved')
    return permissionOn(space, person, event.payload.section) !== null
  if (!('title' in event.payload)) return true
  return 'section' in event.payload
    ? permissionOn(space, person, event.payload.section) !== null
    : maySee(space, person, event.payload.document)
}

/** The guest or member in whose standing something changed. */
function personIn({ payload }: SpaceEvent): string | null {
  if ('guest' in payload) return payload.guest
  return 'person' in payload ? payload.person : null
}

/** Whether somebody was a guest when something was logged, and is still none but that. */
function wasGuest(log: readonly EventEnvelope[], person: string, { seq }: EventEnvelope): boolean {
  const isJoining = (logged: EventEnvelope) => {
    const event = readEvent(logged)
    return event?.kind === 'memberJoined' && event.payload.person === person
  }
  const isLeaving = (logged: EventEnvelope) => {
    const event = readEvent(logged)
    return event?.kind === 'memberLeft' && event.payload.person === person
  }
  const left = log.findLastIndex((logged) => isLeaving(logged) && logged.seq < seq)
  return !log.slice(left + 1).some(isJoining)
}

/** Of links nothing is told but that they are there. */
function isTold(space: Space, person: string, logged: EventEnvelope): boolean {
  return isInAudience(space, logged, person) && !JSON.stringify(toldOf(logged)).includes('label')
}

const stepsArbitrary = fc.array(stepArbitrary, { minLength: 1, maxLength: 60, size: 'max' })

describe('any commands in any order', () => {
  it('[M8] [M5] leave an organiser with an account, and everybody in a capacity of their seat', () => {
    fc.assert(
      fc.property(stepsArbitrary, (steps) => {
        play(steps, ({ space }) => {
          expect(organisersOf(space).some(({ withoutMail }) => !withoutMail)).toBe(true)
          for (const { capacity, seat, colour } of space.members.values()) {
            expect(seat.capacities).toContain(capacity)
            expect(colour).toBeLessThan(64)
          }
        })
      }),
      { numRuns, ...seed },
    )
  })

  it('[M1] [M2] write only events that can be read again, and from which the same space follows', () => {
    fc.assert(
      fc.property(stepsArbitrary, (steps) => {
        const board = play(steps, (_, written) => {
          for (const event of written) expect(readEvent(event)).not.toBeNull()
        })
        const stored: EventEnvelope[] = board.log.map((event) => ({
          ...event,
          payload: JSON.parse(JSON.stringify(event.payload)),
        }))
        expect(stored.reduce(evolve, null)).toEqual(board.space)
      }),
      { numRuns, ...seed },
    )
  })

  it('[M82] [M83] give guests nothing but their documents, no office, and nothing to own', () => {
    fc.assert(
      fc.property(stepsArbitrary, (steps) => {
        play(steps, (board) => {
          const space = asOf(board.space, board.today)
          for (const member of space.members.values()) {
            if (member.guest === null) continue
            expect(member.offices).toEqual([])
            const links = openLinksOf(space, member)
            for (const { id: document, sections } of space.documents.values()) {
              const byLink = links.filter((link) => link.document === document)
              for (const section of sections) {
                const held = permissionOn(space, member.person, section.id)
                const named = [...section.rights, ...(space.documents.get(document)?.rights ?? [])].some(
                  ({ grantee }) => grantee.to === 'person' && grantee.person === member.person,
                )
                expect(allows(held, 'own')).toBe(false)
                if (held === null || named) continue
                expect(byLink.some(({ permission }) => allows(permission, held))).toBe(true)
              }
            }
          }
        })
      }),
      { numRuns, ...seed },
    )
  })

  it('[M40] tell nobody of what they may not see', () => {
    fc.assert(
      fc.property(stepsArbitrary, (steps) => {
        const board = play(steps, () => undefined)
        const { space } = board
        const members = new Set(membersOf(space).map(({ person }) => person))
        const leaks = board.log.flatMap((logged) =>
          people.filter(
            (person) =>
              isInAudience(space, logged, person) && !(members.has(person) && mayKnow(board, person, logged)),
          ),
        )
        expect(leaks).toEqual([])
      }),
      { numRuns, ...seed },
    )
  })

  it('[M50] [M64] make findable what is there, also when all findings are made anew', async () => {
    await fc.assert(
      fc.asyncProperty(stepsArbitrary, async (steps) => {
        const { log, space } = play(steps, () => undefined)
        const { events } = createMemoryStore(finderOf)
        await events.append(space.id, 0, log)
        const isFound = async (finding: Finding) => (await events.find(finding)).includes(space.id)
        for (let round = 0; round < 2; round++) {
          expect(await isFound({ kind: 'space', key: anySpace })).toBe(true)
          expect(await isFound({ kind: 'slug', key: space.slug })).toBe(true)
          for (const { person, leftAt, guest, isNow } of space.members.values()) {
            const takesAlong = guest?.isRemoved === true && isNow === null && !space.forgotten.has(person)
            const isThere = leftAt === null || takesAlong
            expect(await isFound({ kind: 'member', key: person })).toBe(isThere)
          }
          for (const key of space.documents.keys())
            expect(await isFound({ kind: 'document', key })).toBe(true)
          for (const key of space.places.keys()) expect(await isFound({ kind: 'section', key })).toBe(true)
          for (const key of space.invitations.keys()) {
            expect(await isFound({ kind: 'invitation', key })).toBe(true)
          }
          for (const { id: file, hash } of [...space.files.values()].flat()) {
            expect(await isFound({ kind: 'file', key: file })).toBe(true)
            expect(await isFound({ kind: 'bytes', key: hash })).toBe(true)
          }
          for (const event of log.map(readEvent)) {
            if (event?.kind !== 'fileAdded' && event?.kind !== 'fileRemoved') continue
            const { file } = event.payload
            expect(await isFound({ kind: 'file', key: file })).toBe(fileOf(space, file) !== null)
            if (event.kind === 'fileAdded') {
              const isHeld = [...space.files.values()].flat().some(({ hash }) => hash === event.payload.hash)
              expect(await isFound({ kind: 'bytes', key: event.payload.hash })).toBe(isHeld)
            }
          }
          await events.rebuild()
        }
      }),
      { numRuns: Math.ceil(numRuns / 3), ...seed },
    )
  })

  it('[M1] [M3] evolving any event, and deciding anything before there is a space, never fails', () => {
    const board = play([], () => undefined)
    const payload = fc.oneof(
      fc.anything(),
      fc.record({
        person: fc.constantFrom(...people),
        document: fc.constant(id('d')),
        section: fc.constant(id('s')),
      }),
    )
    const kind = fc.oneof(
      fc.constantFrom('memberLeft', 'sectionMoved', 'rightGiven', 'officeEnded'),
      fc.string(),
    )
    fc.assert(
      fc.property(kind, payload, (kind, payload) => {
        const logged: EventEnvelope = {
          seq: 99,
          space: id('board'),
          at: 0,
          actor: null,
          hand: null,
          capacity: null,
          audience: { to: 'space' },
          kind,
          payload,
        }
        expect(evolve(board.space, logged)?.head).toBe(99)
        expect(evolve(null, logged)).toBeNull()
      }),
      { numRuns, ...seed },
    )
    expect(decide(null, { do: 'leave' }, board.context(people[0] ?? ''))).toMatchObject({
      refusal: { kind: 'notFound' },
    })
  })
})
