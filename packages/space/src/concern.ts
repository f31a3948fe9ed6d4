import { allows, mentionedIn, type EventEnvelope } from '@alongside/protocol'
import { postOf, threadsOf, type Thread } from './comment.ts'
import { allocationConcerns } from './allocation-concern.ts'
import { isAllocationEvent } from './allocation-event.ts'
import { evaluationConcerns } from './evaluation-concern.ts'
import { isEvaluationEvent } from './evaluation-event.ts'
import type { EventOf, SpaceEvent } from './event.ts'
import { gatheringOf } from './following.ts'
import { leadersOf } from './last-day.ts'
import { meetingConcerns } from './meeting-concern.ts'
import { isMeetingEvent } from './meeting-event.ts'
import type { Matter } from './notice.ts'
import { documentWith, permissionsIn } from './permission.ts'
import { membersOf, selfOf, type Space } from './space.ts'

/** Something to hear, and who is to hear it: a person, or all who take part in a document or in a section. */
export interface Concern {
  readonly whom: string
  readonly matter: Matter
}

/** Whom an event concerns and why, given the space before and after it; nobody hears of what they did themselves. */
export function concernsOf(
  event: SpaceEvent,
  { actor, hand }: Pick<EventEnvelope, 'actor' | 'hand'>,
  before: Space,
  after: Space,
): readonly Concern[] {
  const did = (person: string) => person === actor || person === hand
  // Words typed for someone, and their vote, are told to them although the act counts as theirs; whoever ends a meeting was there too.
  return concerns(event, { actor, hand }, before, after).filter(
    ({ whom, matter }) =>
      !did(whom) ||
      ((matter.why === 'toConfirm' || matter.why === 'votedForYou') && whom !== hand) ||
      matter.why === 'toTick' ||
      matter.why === 'howWasIt',
  )
}

type By = Pick<EventEnvelope, 'actor' | 'hand'>

function concerns(event: SpaceEvent, by: By, before: Space, after: Space): readonly Concern[] {
  if (isMeetingEvent(event)) return meetingConcerns(event, before, after)
  if (isEvaluationEvent(event)) return evaluationConcerns(event, before, after)
  if (isAllocationEvent(event)) return allocationConcerns(event, before, after)
  switch (event.kind) {
    case 'commented': {
      const { section, thread, words } = event.payload
      return wordsConcern({ section, thread, post: thread }, words, by, [])
    }
    case 'replied': {
      const { words, by: _by, ...at } = event.payload
      return wordsConcern(at, words, by, voicesIn(before, threadsOf(before, at.section).get(at.thread)))
    }
    case 'reworded':
      return rewordedConcern(event, by, before)
    case 'wordsConfirmed': {
      const post = postOf(before, event.payload)
      return post === null ? [] : [{ whom: post.hand, matter: { why: 'confirmed', ...event.payload } }]
    }
    case 'resolved':
    case 'reopened': {
      const { section, thread } = event.payload
      const whom = voicesIn(before, threadsOf(before, section).get(thread))
      return toEach(whom, { why: event.kind, section, thread })
    }

    case 'wordsTyped': {
      const { section, voice, waits } = event.payload
      return waits ? [{ whom: selfOf(before, voice), matter: { why: 'typedForYou', section, voice } }] : []
    }
    case 'voiceConfirmed': {
      const { section, voice, how, hands } = event.payload
      const told = toEach(handsNow(before, hands), { why: 'typedConfirmed', section, voice })
      if (how !== 'witness') return told
      return [{ whom: selfOf(before, voice), matter: { why: 'typedWitnessed', section, voice } }, ...told]
    }
    case 'voiceDisowned': {
      const { section, voice, hands } = event.payload
      return toEach(handsNow(before, hands), { why: 'typedDisowned', section, voice })
    }
    case 'suggestionsDecided': {
      const { section, of } = event.payload
      return of.map(({ person, accepted, rejected }) => ({
        whom: selfOf(before, person),
        matter: { why: 'decided', section, accepted, rejected },
      }))
    }
    case 'sectionClosed': {
      const { section, reason } = event.payload
      return [{ whom: section, matter: { why: 'partClosed', section, reason } }]
    }
    case 'sectionReopened':
    case 'sectionOpened': {
      const { section } = event.payload
      return [{ whom: section, matter: { why: 'partOpened', section } }]
    }

    case 'rightGiven':
    case 'rightTakenBack':
      return rightConcern(event, before, after)
    case 'memberLimited': {
      const { person, atMost, reason } = event.payload
      return [{ whom: person, matter: { why: atMost === null ? 'limitLifted' : 'limited', reason } }]
    }
    case 'officeGiven':
      return [{ whom: event.payload.person, matter: { why: 'officeGiven', office: event.payload.office } }]
    case 'officeEnded': {
      const { person, office, reason } = event.payload
      return [{ whom: person, matter: { why: 'officeEnded', office, reason } }]
    }
    case 'seatChanged':
      return [{ whom: event.payload.person, matter: { why: 'seatChanged' } }]
    case 'invitationAccepted': {
      const { invitation, person } = event.payload
      const whom = before.invitations.get(invitation)?.invitedBy ?? null
      return whom === null ? [] : [{ whom, matter: { why: 'joined', person } }]
    }

    case 'wordsHanded': {
      const { section, handed, to } = event.payload
      return [{ whom: to, matter: { why: 'handed', section, handed } }]
    }
    case 'wordsSettled': {
      const handed = before.handed.get(event.payload.handed)
      if (handed === undefined) return []
      return [
        { whom: handed.from, matter: { why: 'handSettled', section: handed.section, handed: handed.id } },
      ]
    }

    case 'headerChanged': {
      const { document, header } = event.payload
      if (before.documents.get(document)?.header.status === header.status) return []
      return [{ whom: document, matter: { why: 'statusChanged', document, status: header.status } }]
    }
    case 'reviewCame': {
      const { document, day } = event.payload
      return [{ whom: document, matter: { why: 'reviewDue', document, day } }]
    }
    case 'actionCame': {
      const { document, section: item, action, day, late } = event.payload
      const known = gatheringOf(after, document)?.actions.get(action)
      const whom = [known?.owner, known?.helper].filter((person) => person != null)
      return toEach(whom, { why: late ? 'actionLate' : 'actionDue', document, item, action, day })
    }
    case 'lastDayOver': {
      const { document, what, day } = event.payload
      return toEach(leadersOf(after, document), { why: `${what}Over`, document, day })
    }
    case 'documentPutAway':
    case 'documentBroughtBack': {
      const { document } = event.payload
      const why = event.kind === 'documentPutAway' ? 'putAway' : 'broughtBack'
      return [{ whom: document, matter: { why, document } }]
    }
    default:
      return []
  }
}

interface Place {
  readonly section: string
  readonly thread: string
  readonly post: string
}

/** Of new words everyone is told once: that they are to confirm them, that they are named, or that it is an answer. */
function wordsConcern(
  at: Place,
  words: string,
  { actor, hand }: By,
  voices: readonly string[],
): readonly Concern[] {
  const toConfirm = actor === null || hand === null || actor === hand ? [] : [actor]
  const named = mentionedIn(words).filter((person) => !toConfirm.includes(person))
  const others = voices.filter((person) => !toConfirm.includes(person) && !named.includes(person))
  return [
    ...toEach(toConfirm, { why: 'toConfirm', ...at }),
    ...toEach(named, { why: 'mentioned', ...at }),
    ...toEach(others, { why: 'replied', ...at }),
  ]
}

/** Changed words reach those whom they name now and did not before, and the hand that had typed them for another. */
function rewordedConcern({ payload }: EventOf<'reworded'>, { actor }: By, before: Space): readonly Concern[] {
  const { words, ...at } = payload
  const post = postOf(before, at)
  if (post === null) return []
  const known = mentionedIn(post.words ?? '')
  const named = mentionedIn(words).filter((person) => !known.includes(person))
  const isCorrected = !post.confirmed && post.voice === actor
  return [
    ...toEach(isCorrected ? [post.hand] : [], { why: 'corrected', ...at }),
    ...toEach(named, { why: 'mentioned', ...at }),
  ]
}

function rightConcern(
  { payload }: EventOf<'rightGiven' | 'rightTakenBack'>,
  before: Space,
  after: Space,
): readonly Concern[] {
  const { on, reason } = payload
  const section = on.what === 'section' ? on.section : null
  const document = documentWith(after, on)
  return membersOf(after).flatMap(({ person }): Concern[] => {
    const holds = permissionsIn(after, person, document)
    const pairs = permissionsIn(before, person, document).map((one, at) => [one, holds[at] ?? null] as const)
    if (pairs.some(([was, is]) => was !== null && !allows(is, was))) {
      return [{ whom: person, matter: { why: 'rightLost', document, section, reason } }]
    }
    if (pairs.every(([was, is]) => was === is)) return []
    return [{ whom: person, matter: { why: 'rightGained', document, section, reason: null } }]
  })
}

/** Those whose words stand in a thread. */
function voicesIn(space: Space, thread: Thread | undefined): readonly string[] {
  return [...new Set(thread?.posts.map(({ voice }) => selfOf(space, voice)) ?? [])]
}

function handsNow(space: Space, hands: readonly string[]): readonly string[] {
  return [...new Set(hands.map((hand) => selfOf(space, hand)))]
}

function toEach(people: readonly string[], matter: Matter): readonly Concern[] {
  return people.map((whom) => ({ whom, matter }))
}
