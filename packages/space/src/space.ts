import type { Round } from '@alongside/allocation'
import type { Voice } from '@alongside/kinds'
import type { Evaluation } from '@alongside/evaluation'
import type { Meeting } from '@alongside/meeting'
import type {
  Capacity,
  FileUse,
  GuestStanding,
  HandOutcome,
  Header,
  InterestSort,
  NameShown,
  Office,
  Permission,
  Seat,
  ServiceFacts,
} from '@alongside/protocol'
import type { Threads } from './comment.ts'
import type { LastDaySort } from './event/last-day.ts'
import type { NamePlace } from './forgetting.ts'
import type { SaidPlace } from './said-names.ts'
import type { Grant } from './grant.ts'
import type { Notices } from './notice.ts'
import { openLinksOf, type Link } from './link.ts'
import type { VoicedIn } from './voiced.ts'

/** What makes a person a guest: they came by links, and may do what those let them do and no more. */
export interface Guest {
  readonly links: readonly string[]
  /** An organiser or their account has confirmed the capacity that they said. */
  readonly isConfirmed: boolean
  /** An organiser sent them away: no link lets them in again. */
  readonly isRemoved: boolean
}

/** A person in a space; one who left stays, since their words do. */
export interface Member {
  readonly person: string
  readonly seat: Seat
  /** The capacity that the member speaks in now: one of the seat's. */
  readonly capacity: Capacity
  readonly inSpace: NameShown
  readonly inPublic: NameShown
  readonly offices: readonly Office[]
  readonly withoutMail: boolean
  /** What the member may do at most where no right names them; null: no limit. */
  readonly atMost: Permission | null
  /** One of the author looks, 0 to 63, kept for ever: a colour with a line. */
  readonly colour: number
  readonly joinedAt: number
  readonly leftAt: number | null
  /** Null for those who are members. */
  readonly guest: Guest | null
  /** Who this guest turned out to be: their words are that person's now. */
  readonly isNow: string | null
}

/** An invitation; whether its last day has passed is asked with `invitationState`. */
export interface Invitation {
  readonly id: string
  readonly by: 'mail' | 'link'
  readonly label: string
  readonly name: string | null
  readonly words: string
  readonly seat: Seat
  readonly invitedBy: string | null
  readonly sentAt: number
  /** Its mail could not be handed over when it was sent last. */
  readonly notSent: boolean
  /** Until the end of this day in the time zone of the space. */
  readonly lastDay: string
  /** It was told that its last day is over; whether it is follows from the day alone. */
  readonly ended: boolean
  readonly used: number
  readonly uses: number
  readonly withdrawn: boolean
}

export interface Section {
  readonly id: string
  readonly key: string | null
  readonly title: string
  readonly prompt: string | null
  /** Only the document's owner writes here, and those whom a right on this very section names. */
  readonly ownerOnly: boolean
  /** It cannot be closed without words from this voice. */
  readonly needsVoice: Voice | null
  /** The section of the same document whose entries it waits for, until it has been opened; null: for nothing. */
  readonly waitsFor: { readonly section: string; readonly entries: number } | null
  /** Closed by someone who owns it: nobody writes here until it is reopened. */
  readonly closed: { readonly by: string; readonly at: number; readonly reason: string } | null
  /** Those who may not read it see its title all the same. */
  readonly titleShown: boolean
  readonly order: string
  readonly putAway: boolean
  readonly rights: readonly Grant[]
}

export interface DocumentVersion {
  readonly id: string
  readonly name: string
  readonly by: string
  readonly at: number
  /** The last row of each section that is in it. */
  readonly sections: readonly { readonly section: string; readonly seq: number }[]
}

export interface SpaceDocument {
  readonly id: string
  readonly slug: string
  readonly kind: string
  readonly title: string
  readonly header: Header
  /** The last day (ISO date) of which was told that it had begun and that this is to be looked at again. */
  readonly reviewCame: string | null
  readonly putAway: boolean
  readonly createdAt: number
  readonly createdBy: string
  readonly rights: readonly Grant[]
  /** In order. */
  readonly sections: readonly Section[]
  /** What somebody gave a name, first one first. */
  readonly versions: readonly DocumentVersion[]
}

/** A file that stands in a section; its bytes are kept elsewhere, under their hash. */
export interface SpaceFile {
  readonly id: string
  readonly section: string
  readonly hash: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  /** The size of a picture in pixels. */
  readonly picture: { readonly width: number; readonly height: number } | null
  readonly addedAt: number
  readonly addedBy: string | null
  readonly use: FileUse
}

/** An interest that a member has beyond one meeting, from its first day to its last (ISO dates). */
export interface RegisteredInterest {
  readonly id: string
  readonly person: string
  readonly sort: InterestSort
  readonly nature: string
  readonly since: string
  readonly endedOn: string | null
  readonly registeredAt: number
  readonly changedAt: number | null
}

/** Something that a member knows from their own life and work, in their words. */
export interface Expertise {
  readonly id: string
  readonly person: string
  readonly words: string
}

/** What is evaluated, again and again. */
export interface Service {
  readonly id: string
  readonly facts: ServiceFacts
  readonly addedAt: number
}

/** Words that could not be saved, on their way from one person to another. */
export interface Handed {
  readonly id: string
  readonly section: string
  readonly from: string
  readonly to: string
  readonly words: string
  readonly at: number
  /** Null while they wait. */
  readonly outcome: HandOutcome | null
}

/** That letters of a section were erased for good. */
export interface Erased {
  readonly by: string
  readonly at: number
  readonly letters: number
  /** Null where the same letters stood, and it was said elsewhere. */
  readonly reason: string | null
}

/** A space as all its events so far have made it. */
export interface Space {
  readonly id: string
  readonly slug: string
  readonly name: string
  /** In which its days begin and end. */
  readonly timeZone: string
  readonly openedAt: number
  /** The number of the last event folded in; 0 before any was written. */
  readonly head: number
  readonly members: ReadonlyMap<string, Member>
  readonly invitations: ReadonlyMap<string, Invitation>
  readonly links: ReadonlyMap<string, Link>
  readonly documents: ReadonlyMap<string, SpaceDocument>
  /** The meetings, each under the id of its document. */
  readonly meetings: ReadonlyMap<string, Meeting>
  /** What the space evaluates, in the order in which it was written down. */
  readonly services: ReadonlyMap<string, Service>
  /** What was written down of its service when an evaluation was finished: its result keeps that. By their ids. */
  readonly serviceThen: ReadonlyMap<string, ServiceFacts>
  /** The evaluations, each under the id of its document. */
  readonly evaluations: ReadonlyMap<string, Evaluation>
  /** The allocation rounds, each under the id of its document. */
  readonly allocations: ReadonlyMap<string, Round>
  /** In which document a section stands. */
  readonly places: ReadonlyMap<string, string>
  /** The files of each section that has any, in the order in which they were added. */
  readonly files: ReadonlyMap<string, readonly SpaceFile[]>
  /** What was said about each section; ask with `threadsOf`. */
  readonly threads: ReadonlyMap<string, Threads>
  /** What was erased of each section, first one first. */
  readonly erased: ReadonlyMap<string, readonly Erased[]>
  /** What was said of words that were typed for others in each section; ask with `voicedOf`. */
  readonly voiced: ReadonlyMap<string, VoicedIn>
  /** What there is to hear, for whom; ask with `noticesFor`. */
  readonly notices: Notices
  /** Up to when it was told what somebody decided of the suggestions in a section; under `decidedKey`. */
  readonly decided: ReadonlyMap<string, number>
  /** Of which day (ISO date) it was told that an action is due then, and whether that it is over; under `actionKey`. */
  readonly actionsTold: ReadonlyMap<string, { readonly day: string; readonly late: boolean }>
  /** Of which day (ISO date) it was told that it was the last and is over; under `lastDayKey`. */
  readonly lastDaysTold: ReadonlyMap<string, string>
  /** What members registered beyond one meeting, what has ended too. */
  readonly registered: ReadonlyMap<string, RegisteredInterest>
  /** What members know from their own life and work. */
  readonly expertise: ReadonlyMap<string, Expertise>
  /** Where names of people who are forgotten may stand, and nobody has dealt with it yet. */
  readonly namePlaces: ReadonlyMap<string, NamePlace>
  /** The same in what people said outside the texts. */
  readonly saidPlaces: ReadonlyMap<string, SaidPlace>
  /** Who is forgotten. */
  readonly forgotten: ReadonlySet<string>
  /** Words that were handed from one person to another, in the order in which they were. */
  readonly handed: ReadonlyMap<string, Handed>
}

/** Under what it is kept how far somebody's decisions in a section were told. */
export function decidedKey(section: string, person: string | null): string {
  return `${section} ${person ?? ''}`
}

/** Under what it is kept of which last day was told, in a round or an evaluation. */
export function lastDayKey(document: string, what: LastDaySort): string {
  return `${document} ${what}`
}

/** Under what it is kept what was told of an action of a meeting or an evaluation. */
export function actionKey(document: string, action: string): string {
  return `${document} ${action}`
}

/** The member or guest, unless they never joined, have left, or have no link that lets them in now. */
export function memberOf(space: Space, person: string): Member | null {
  const member = space.members.get(person)
  return member === undefined || !isIn(space, member) ? null : member
}

function isIn(space: Space, member: Member): boolean {
  return member.leftAt === null && (member.guest === null || openLinksOf(space, member).length > 0)
}

/** How the capacity of a guest stands, also of one who is gone; null for members. */
export function guestStandingOf(space: Space, person: string): GuestStanding | null {
  const guest = space.members.get(person)?.guest ?? null
  return guest === null ? null : guest.isConfirmed ? 'confirmed' : 'says'
}

/** Whose a person's words are now: another's where a guest turned out to be somebody with an account. */
export function selfOf(space: Space, person: string): string {
  return space.members.get(person)?.isNow ?? person
}

export function holdsOffice(space: Space, person: string, office: Office): boolean {
  return memberOf(space, person)?.offices.includes(office) ?? false
}

/** Those who are in now, guests too, in the order in which they joined. */
export function membersOf(space: Space): readonly Member[] {
  return [...space.members.values()].filter((member) => isIn(space, member))
}

export function organisersOf(space: Space): readonly Member[] {
  return membersOf(space).filter((member) => member.offices.includes('organiser'))
}

/** A section and the document it stands in, or null if there is none of this id. */
export function placeOf(space: Space, section: string): { document: SpaceDocument; section: Section } | null {
  const document = space.documents.get(space.places.get(section) ?? '')
  const found = document?.sections.find((one) => one.id === section)
  return document === undefined || found === undefined ? null : { document, section: found }
}

/** The files of a section, in the order in which they were added. */
export function filesOf(space: Space, section: string): readonly SpaceFile[] {
  return space.files.get(section) ?? []
}

/** The file of this id, or null. */
export function fileOf(space: Space, id: string): SpaceFile | null {
  for (const files of space.files.values()) {
    const found = files.find((file) => file.id === id)
    if (found !== undefined) return found
  }
  return null
}

/** How an invitation stands on a day (ISO date). */
export function invitationState(
  invitation: Invitation,
  today: string,
): 'open' | 'accepted' | 'withdrawn' | 'ended' {
  if (invitation.withdrawn) return 'withdrawn'
  if (invitation.used >= invitation.uses) return invitation.by === 'mail' ? 'accepted' : 'ended'
  return today > invitation.lastDay ? 'ended' : 'open'
}
