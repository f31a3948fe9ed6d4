import type { Channel, Needs } from '@alongside/protocol'
import { mayKnowOf } from './guest.ts'
import { documentOf, noticesFor, sectionOf } from './hear.ts'
import { openLinksOf, type Link } from './link.ts'
import { noticesOfNewcomer, whoTellsNewcomer } from './newcomer.ts'
import { maySee, permissionOn } from './permission.ts'
import type { Notice } from './notice.ts'
import { holdsOffice, memberOf, organisersOf, type Space } from './space.ts'

/** Someone's needs as they are written down: by themselves, or by another until they have confirmed them. */
export interface WrittenNeeds {
  readonly person: string
  readonly needs: Needs
  readonly enteredBy: string
  readonly confirmed: boolean
}

/**
 * Says whether someone may read a person's needs now: as that person shares them, and whoever wrote them down as
 * long as they are not confirmed. Only members read anything, and only of members.
 */
export function mayReadNeeds(space: Space, reader: string, written: WrittenNeeds): boolean {
  const { person, needs, enteredBy, confirmed } = written
  if (memberOf(space, reader) === null || memberOf(space, person) === null) return false
  // Whoever came by a link is no part of the space, and nobody's needs are shared with them.
  if (reader !== person && memberOf(space, reader)?.guest != null) return false
  if (reader === person || (!confirmed && reader === enteredBy)) return true
  const { sharing } = needs
  switch (sharing.with) {
    case 'nobody':
      return false
    case 'organisers':
      return holdsOffice(space, reader, 'organiser')
    case 'space':
      return true
    case 'people':
      return sharing.people.includes(reader)
  }
}

/**
 * Says whether someone may write down a person's needs: that person; an organiser, or the supporter named there,
 * as long as the person has not written or confirmed them. An organiser cannot write over what they may not read.
 */
export function mayEnterNeeds(
  space: Space,
  writer: string,
  person: string,
  written: WrittenNeeds | null,
): boolean {
  if (memberOf(space, writer) === null || memberOf(space, person) === null) return false
  if (writer === person) return true
  if (written === null) return holdsOffice(space, writer, 'organiser')
  if (written.confirmed) return false
  const isNear = holdsOffice(space, writer, 'organiser') || written.needs.supporter === writer
  return isNear && mayReadNeeds(space, writer, written)
}

/** Where somebody is reached outside the product; empty where they left nothing. */
export interface Reach {
  readonly email: string
  readonly phone: string
  readonly post: string
}

/**
 * How someone is told outside the product. What another wrote down counts for those who take part without an
 * account, since they cannot confirm it; nobody else's mails are turned to another by it. A guest without an
 * address of mail is told in the way that they left.
 */
export function channelOf(space: Space, person: string, written: WrittenNeeds | null, reach: Reach): Channel {
  const member = memberOf(space, person)
  const withoutMail = member?.withoutMail ?? false
  const counts = written !== null && (written.confirmed || withoutMail)
  const channel: Channel = counts ? written.needs.channel : { by: 'mail' }
  if (withoutMail && (channel.by === 'mail' || channel.by === 'app')) return { by: 'call', from: null }
  if (member?.guest == null || channel.by !== 'mail' || reach.email !== '') return channel
  if (reach.phone !== '') return { by: 'call', from: null }
  return reach.post === '' ? { by: 'app' } : { by: 'letter', from: null }
}

/** The link under which a guest finds what a notice tells of; null for members, and where no link lets them in. */
export function linkFor(space: Space, person: string, notice: Notice | null): Link | null {
  const member = memberOf(space, person)
  const links = member === null ? [] : openLinksOf(space, member)
  const document = notice === null ? null : documentOf(space, notice)
  return links.find((link) => link.document === document) ?? links[0] ?? null
}

/**
 * Who tells someone of a notice by letter or call: the member they named, for a guest whoever made their link, else
 * the first organiser, who may know of them and themselves hear what it tells of; for somebody on a roll by name alone
 * whoever takes its notes. Null where there is none.
 */
export function whoTells(space: Space, person: string, notice: Notice, named: string | null): string | null {
  if (!space.members.has(person)) return whoTellsNewcomer(space, person, sectionOf(notice))
  const member = memberOf(space, person)
  const candidates = [
    named,
    linkFor(space, person, notice)?.madeBy ?? null,
    ...organisersOf(space).map((one) => one.person),
  ].filter((one) => one !== null)
  return (
    candidates.find(
      (one) =>
        one !== person && member !== null && mayKnowOf(space, one, member) && mayKnow(space, one, notice),
    ) ?? null
  )
}

/** Says whether someone else may know what a notice tells of. */
export function mayKnow(space: Space, other: string, notice: Notice): boolean {
  if (memberOf(space, other) === null) return false
  if ('interest' in notice && isInterestOf(space, other, notice)) return true
  const section = sectionOf(notice)
  if (section !== null) return permissionOn(space, other, section) !== null
  return 'document' in notice ? maySee(space, other, notice.document) : true
}

/** Whoever has to leave an item knows of their interest in it all the same. */
function isInterestOf(
  space: Space,
  person: string,
  { document, interest }: { readonly document: string; readonly interest: string },
): boolean {
  return (
    maySee(space, person, document) &&
    space.meetings.get(document)?.interests.get(interest)?.person === person
  )
}

/** Those notices of a person that are still theirs to hear, by number: for whoever is to tell them. */
export function stillToTell(space: Space, person: string, seqs: readonly number[]): readonly Notice[] {
  const ofNewcomer = noticesOfNewcomer(space, person).filter(({ seq }) => seqs.includes(seq))
  if (ofNewcomer.length > 0) return ofNewcomer
  return noticesFor(space, person, () => true).flatMap(({ notice, standing }) =>
    standing === 'waits' && seqs.includes(notice.seq) ? [notice] : [],
  )
}
