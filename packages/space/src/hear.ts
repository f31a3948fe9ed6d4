import { isActionNotice, standingOfAction } from './action-notice.ts'
import { isAllocationNotice, standingOfAllocation } from './allocation-notice.ts'
import { postOf, threadsOf, type Thread } from './comment.ts'
import { isEvaluationNotice, standingOfEvaluation } from './evaluation-notice.ts'
import { gatheringOf } from './following.ts'
import { isLastDayNotice, standingOfLastDay } from './last-day-notice.ts'
import { isMeetingNotice, standingOfMeeting } from './meeting-notice.ts'
import { type Notice } from './notice.ts'
import { maySee, permissionOn, rightOnDocument } from './permission.ts'
import { memberOf, membersOf, placeOf, selfOf, type Space } from './space.ts'
import { voicedOf } from './voiced.ts'

/** A notice that its reader may hear of now; *done* once they have acted on it, so that it need not be told any more. */
export interface Heard {
  readonly notice: Notice
  readonly standing: 'waits' | 'done'
}

/** Says whether words of a person stand in the text of a section. */
export type WroteIn = (section: string) => boolean

/** What a person may hear now, the latest first: decided anew at each reading from who may what now. */
export function noticesFor(space: Space, person: string, wroteIn: WroteIn): readonly Heard[] {
  if (memberOf(space, person) === null) return []
  const own = space.notices.get(person) ?? []
  const ofAll = [...space.documents.keys(), ...space.places.keys()].flatMap((place) => {
    const notices = (space.notices.get(place) ?? []).filter(({ actor }) => actor !== person)
    if (notices.length === 0 || takesPart(space, person, place, wroteIn)) return notices
    // Whoever owns it looks after it, also before they have written a word.
    return owns(space, person, place) ? notices.filter(({ why }) => why === 'reviewDue') : []
  })
  return [...own, ...ofAll]
    .flatMap((notice) => {
      const standing = standingOf(space, person, notice)
      return standing === 'gone' ? [] : [{ notice, standing }]
    })
    .toSorted((a, b) => b.notice.seq - a.notice.seq)
}

/** The document that a notice is about, or null for what concerns the space. */
export function documentOf(space: Space, notice: Notice): string | null {
  if ('document' in notice) return notice.document
  return 'section' in notice ? (space.places.get(notice.section) ?? null) : null
}

/** The section that a notice is about, if it is about one. */
export function sectionOf(notice: Notice): string | null {
  if ('section' in notice) return notice.section
  return 'item' in notice ? notice.item : null
}

/** How a notice stands for its person: gone where they may not hear of it or nothing of it is left. */
function standingOf(space: Space, person: string, notice: Notice): Heard['standing'] | 'gone' {
  if (isActionNotice(notice)) return standingOfAction(space, person, notice)
  if (isMeetingNotice(notice)) return standingOfMeeting(space, person, notice)
  if (isEvaluationNotice(notice)) return standingOfEvaluation(space, person, notice)
  if (isAllocationNotice(notice)) return standingOfAllocation(space, person, notice)
  if (isLastDayNotice(notice)) return standingOfLastDay(space, person, notice)
  switch (notice.why) {
    case 'replied':
    case 'mentioned':
    case 'confirmed':
    case 'corrected':
    case 'toConfirm':
    case 'resolved':
    case 'reopened': {
      const thread = threadsOf(space, notice.section).get(notice.thread)
      if (thread === undefined || permissionOn(space, person, notice.section) === null) return 'gone'
      return standingInThread(space, person, notice, thread)
    }
    case 'handed': {
      const handed = space.handed.get(notice.handed)
      if (handed === undefined || permissionOn(space, person, notice.section) === null) return 'gone'
      return handed.outcome === null ? 'waits' : 'done'
    }
    case 'typedForYou':
      return standingOfTyped(space, person, notice)
    case 'typedWitnessed':
    case 'typedConfirmed':
    case 'typedDisowned':
    case 'decided':
      return permissionOn(space, person, notice.section) === null ? 'gone' : 'waits'
    case 'partClosed':
    case 'partOpened':
      if (permissionOn(space, person, notice.section) === null) return 'gone'
      return space.notices.get(notice.section)?.at(-1)?.seq === notice.seq ? 'waits' : 'done'
    case 'rightGained':
      return maySeePlace(space, person, notice) ? 'waits' : 'gone'
    case 'reviewDue':
      return maySee(space, person, notice.document) ? standingOfReview(space, notice) : 'gone'
    case 'statusChanged':
    case 'putAway':
    case 'broughtBack':
      return maySee(space, person, notice.document) ? latestOfDocument(space, notice) : 'gone'
    // Whoever lost a right is told so, and what became of their words, although they no longer see what it was to.
    case 'handSettled':
    case 'rightLost':
    case 'limited':
    case 'limitLifted':
    case 'officeGiven':
    case 'officeEnded':
    case 'seatChanged':
    case 'joined':
      return 'waits'
  }
}

/** Of one person's words in a part the last notice waits, until the person has said something of them. */
function standingOfTyped(
  space: Space,
  person: string,
  { seq, section, voice }: Extract<Notice, { why: 'typedForYou' }>,
): Heard['standing'] | 'gone' {
  if (permissionOn(space, person, section) === null) return 'gone'
  const last = space.notices
    .get(person)
    ?.findLast((one) => one.why === 'typedForYou' && one.section === section && one.voice === voice)
  return voicedOf(space, section, voice).waits && last?.seq === seq ? 'waits' : 'done'
}

type InThread = Extract<Notice, { readonly thread: string }>

function standingInThread(
  space: Space,
  person: string,
  notice: InThread,
  thread: Thread,
): Heard['standing'] | 'gone' {
  const spokeSince = hasSpokenSince(person, notice, thread)
  if (notice.why === 'resolved') {
    return thread.resolved === null ? 'gone' : spokeSince ? 'done' : 'waits'
  }
  if (notice.why === 'reopened') return thread.resolved !== null || spokeSince ? 'done' : 'waits'
  const post = postOf(space, notice)
  if (post === null || post.words === null) return 'gone'
  if (notice.why === 'toConfirm') return post.confirmed ? 'done' : 'waits'
  const reacted = post.reactions.some((reaction) => reaction.person === person)
  const resolved = thread.resolved?.by === person && thread.resolved.at >= notice.at
  return spokeSince || reacted || resolved ? 'done' : 'waits'
}

/** Moments may be the same, so that in a thread its order counts too. */
function hasSpokenSince(person: string, notice: InThread, { posts }: Thread): boolean {
  const told = 'post' in notice ? posts.findIndex(({ id }) => id === notice.post) : -1
  return posts.some(
    ({ hand, voice, at }, index) =>
      (hand === person || voice === person) && index > told && (told < 0 ? at > notice.at : at >= notice.at),
  )
}

/** Of how a document stands only the last word is news. */
function latestOfDocument(space: Space, notice: Extract<Notice, { document: string }>): Heard['standing'] {
  const kinds = notice.why === 'statusChanged' ? ['statusChanged'] : ['putAway', 'broughtBack']
  const last = space.notices.get(notice.document)?.findLast(({ why }) => kinds.includes(why))
  return last === undefined || last.seq === notice.seq ? 'waits' : 'done'
}

/** A document was looked at again once another day was chosen, or its status. */
function standingOfReview(space: Space, notice: Extract<Notice, { why: 'reviewDue' }>): Heard['standing'] {
  const found = space.documents.get(notice.document)
  if (found === undefined || found.putAway || found.header.reviewDue !== notice.day) return 'done'
  const since = space.notices.get(notice.document)?.findLast(({ why }) => why === 'statusChanged')
  return since !== undefined && since.seq > notice.seq ? 'done' : 'waits'
}

function maySeePlace(
  space: Space,
  person: string,
  { document, section }: { readonly document: string; readonly section: string | null },
): boolean {
  return section === null ? maySee(space, person, document) : permissionOn(space, person, section) !== null
}

function owns(space: Space, person: string, document: string): boolean {
  const found = space.documents.get(document)
  return found !== undefined && rightOnDocument(space, person, found) === 'own'
}

/** Says whether someone started a document, wrote in it, or has words among its comments; of a section, the latter two. */
function takesPart(space: Space, person: string, place: string, wroteIn: WroteIn): boolean {
  if (space.documents.get(place)?.createdBy === person) return true
  return sectionsIn(space, place).some(
    (section) =>
      wroteIn(section) ||
      [...threadsOf(space, section).values()].some(({ posts }) =>
        posts.some(({ voice }) => selfOf(space, voice) === person),
      ),
  )
}

/** The sections of a document, or the section itself. */
export function sectionsIn(space: Space, place: string): readonly string[] {
  const document = space.documents.get(place)
  if (document !== undefined) return document.sections.map(({ id }) => id)
  return space.places.has(place) ? [place] : []
}

/** The title of a document and of its part as someone may read them now; null for what they may not. */
export function titlesFor(
  space: Space,
  person: string,
  notice: Notice,
): { readonly document: string | null; readonly section: string | null } {
  const document = documentOf(space, notice)
  const section = sectionOf(notice)
  const place = section === null ? null : placeOf(space, section)
  return {
    document:
      document !== null && maySee(space, person, document)
        ? (space.documents.get(document)?.title ?? null)
        : null,
    section:
      section !== null && permissionOn(space, person, section) !== null
        ? (place?.section.title ?? null)
        : null,
  }
}

/** The words that a notice tells of: a post's, what came of a thread, a reply, or what somebody took on; null where there are none. */
export function wordsOf(space: Space, notice: Notice): string | null {
  if (notice.why === 'interestReplied') {
    return space.meetings.get(notice.document)?.interests.get(notice.interest)?.reply ?? null
  }
  if (isActionNotice(notice)) {
    return gatheringOf(space, notice.document)?.actions.get(notice.action)?.words ?? null
  }
  if ('post' in notice) return postOf(space, notice)?.words ?? null
  if (notice.why !== 'resolved') return null
  return threadsOf(space, notice.section).get(notice.thread)?.resolved?.outcome ?? null
}

/** Those who may have to hear what concerns a document or section: they take part in it or own it; `wroteIn` says who wrote there. */
export function takesPartIn(
  space: Space,
  place: string,
  wroteIn: (person: string) => boolean,
): readonly string[] {
  return membersOf(space)
    .map(({ person }) => person)
    .filter((person) => takesPart(space, person, place, () => wroteIn(person)) || owns(space, person, place))
}
