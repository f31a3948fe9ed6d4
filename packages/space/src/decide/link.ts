import { ballotsToMove } from '@alongside/meeting'
import { longestLinkDays, notFound, refuse, type Problem } from '@alongside/protocol'
import type { Ask, AskTo } from '../ask.ts'
import { atEndOf, type Answer, type Effect } from '../decision.ts'
import { mayKnowOf } from '../guest.ts'
import { fullUntil, linkState, openLinksOf, type Link } from '../link.ts'
import { maySee, rightOnDocument } from '../permission.ts'
import { organisersOnly } from '../refuse.ts'
import { holdsOffice, memberOf, type Guest, type Member, type Space } from '../space.ts'
import { addDays } from '../zone.ts'
import type { Context } from './context.ts'

export function makeLink(space: Space, me: Member, ask: AskTo<'makeLink'>, context: Context): Answer {
  const document = space.documents.get(ask.document)
  if (document === undefined || !maySee(space, me.person, ask.document)) return notFound()
  if (rightOnDocument(space, me.person, document) !== 'own') {
    return refuse('notAllowed', 'Only someone who owns this document can make a link to it.')
  }
  if (ask.visitors && ask.permission !== 'read') {
    return refuse('invalid', 'Visitors only read.', 'permission')
  }
  const wrong = whyNotUntil(ask.lastDay, context)
  if (wrong !== null) return { refusal: wrong }
  const { do: _do, ...payload } = ask
  const link = context.newId()
  return {
    events: [{ kind: 'linkMade', payload: { link, ...payload } }],
    made: link,
    effects: [linkEnds(space.timeZone, link, ask.lastDay, context.at)],
  }
}

/** A link that has ended is given a new last day in this way; one that was withdrawn stays so. */
export function changeLink(space: Space, me: Member, ask: AskTo<'changeLink'>, context: Context): Answer {
  return lookingAfter(space, me, ask.link, (link) => {
    if (link.withdrawn) return refuse('ended', 'This link was withdrawn. Make a new one.')
    if (link.visitors && ask.permission !== 'read') {
      return refuse('invalid', 'Visitors only read.', 'permission')
    }
    const wrong = whyNotUntil(ask.lastDay, context)
    if (wrong !== null) return { refusal: wrong }
    const { permission, label, lastDay } = ask
    const isSame = link.permission === permission && link.label === label && link.lastDay === lastDay
    const payload = { link: link.id, permission, label, lastDay }
    return {
      events: isSame ? [] : [{ kind: 'linkChanged', payload }],
      effects: [linkEnds(space.timeZone, link.id, lastDay, context.at)],
    }
  })
}

export function pauseLink(space: Space, me: Member, ask: AskTo<'pauseLink'>): Answer {
  return lookingAfter(space, me, ask.link, (link) => {
    if (link.withdrawn) return refuse('ended', 'This link was withdrawn. Make a new one.')
    const kind = ask.paused ? 'linkPaused' : 'linkResumed'
    return { events: link.paused === ask.paused ? [] : [{ kind, payload: { link: link.id } }] }
  })
}

export function withdrawLink(space: Space, me: Member, ask: AskTo<'withdrawLink'>): Answer {
  return lookingAfter(space, me, ask.link, (link) => ({
    events: link.withdrawn ? [] : [{ kind: 'linkWithdrawn', payload: { link: link.id } }],
  }))
}

/** Says when its last day is over, to whoever is in by it too; a later last day has an asking of its own. */
export function endLink(space: Space, ask: AskTo<'endLink'>): Answer {
  const link = space.links.get(ask.link)
  if (link === undefined) return notFound()
  if (linkState(link) !== 'ended' || link.endTold) return { events: [] }
  return { events: [{ kind: 'linkEnded', payload: { link: link.id } }], byItself: true }
}

/** Has it asked at the end of a day whether a link has ended. */
export function linkEnds(timeZone: string, link: string, day: string, since: number): Effect {
  return atEndOf({ day, timeZone, since }, link, { do: 'endLink', link })
}

/** By someone with the link; the shell has kept their name. Coming again changes nothing. */
export function joinByLink(space: Space, ask: AskTo<'joinByLink'>, context: Context): Answer {
  const { link: id, capacity, isVouchedFor } = ask
  const { actor, at, hourly } = context
  const link = space.links.get(id)
  if (link === undefined || link.visitors) return notFound()
  if (linkState(link) !== 'open') return linkOver()
  const before = space.members.get(actor)
  if (before?.guest?.isRemoved === true) {
    return refuse('notAllowed', 'You cannot come in by this link any more. Ask whoever gave it to you.')
  }
  if (before !== undefined && before.guest === null && before.leftAt === null) {
    return refuse('alreadyDone', 'You are a member already.')
  }
  if (before !== undefined && memberOf(space, actor) !== null && before.guest?.links.includes(id)) {
    return { events: [] }
  }
  const until = fullUntil(link.joins, hourly.guests, at)
  if (until !== null) {
    return tooMany('Many people have come by this link in the last hour. Try again a little later.', until)
  }
  const payload = { person: actor, link: id, capacity, confirmed: isVouchedFor }
  return { events: [{ kind: 'guestJoined', payload }] }
}

/** By an organiser who may know of them. */
export function confirmGuest(space: Space, ask: AskTo<'confirmGuest'>, { actor }: Context): Answer {
  if (!holdsOffice(space, actor, 'organiser')) return organisersOnly()
  const guest = guestKnownTo(space, actor, ask.person)
  if (guest === null) return notFound()
  return { events: guest.isConfirmed ? [] : [{ kind: 'guestConfirmed', payload: { person: ask.person } }] }
}

/** By an organiser who may know of them, or by whoever looks after a link that they came by. */
export function removeGuest(space: Space, me: Member, ask: AskTo<'removeGuest'>): Answer {
  const guest = guestKnownTo(space, me.person, ask.person)
  const isOrganiser = holdsOffice(space, me.person, 'organiser')
  const links = (guest?.links ?? []).flatMap((id) => space.links.get(id) ?? [])
  if (guest === null || !(isOrganiser || links.some((link) => looksAfter(space, me.person, link)))) {
    return notFound()
  }
  return { events: guest.isRemoved ? [] : [{ kind: 'guestRemoved', payload: { person: ask.person } }] }
}

/** The guest of this id; none of a member, of whom this one may not know of, and of who is somebody with an account now. */
function guestKnownTo(space: Space, knower: string, person: string): Guest | null {
  const member = space.members.get(person)
  if (member === undefined || member.isNow !== null) return null
  return mayKnowOf(space, knower, member) ? member.guest : null
}

/** Once the shell has seen that the guest and the account, whose act it is, are one person. */
export function uniteGuest(space: Space, ask: AskTo<'uniteGuest'>, { actor }: Context): Answer {
  const guest = space.members.get(ask.guest)
  if (guest === undefined || guest.guest === null || ask.guest === actor) return notFound()
  if (guest.isNow !== null) {
    return guest.isNow === actor ? { events: [] } : refuse('notAllowed', 'These words are someone else’s.')
  }
  const moved = [...space.meetings.values()].flatMap((meeting) => ballotsToMove(meeting, ask.guest, actor))
  return {
    events: [{ kind: 'guestUnited', payload: { guest: ask.guest, account: actor } }],
    effects: moved.map((vote) => ({ type: 'moveBallot', vote, from: ask.guest, to: actor })),
  }
}

/** Says whether someone may change, pause and withdraw a link. */
export function looksAfter(space: Space, person: string, link: Link): boolean {
  const document = space.documents.get(link.document)
  if (document === undefined) return false
  return (
    rightOnDocument(space, person, document) === 'own' ||
    (holdsOffice(space, person, 'organiser') && maySee(space, person, document.id))
  )
}

/** What guests may ask of a space: to say and to change words of their own. */
const guestsMay: ReadonlySet<Ask['do']> = new Set([
  'meet',
  'evaluate',
  'allocate',
  'comment',
  'reply',
  'reword',
  'takeBack',
  'confirmWords',
  'confirmVoice',
  'disownVoice',
  'sayByCode',
  'react',
  'resolve',
  'reopen',
  'addFile',
  'bringFile',
  'describeFile',
  'removeFile',
  'handWords',
  'settleWords',
  'speakAs',
  'tellRenamed',
  'leave',
])

/** Lets guests ask for what they may, as often in an hour as their link says. */
export function asGuest(space: Space, me: Member, ask: Ask, context: Context, then: () => Answer): Answer {
  if (!guestsMay.has(ask.do) || ('voice' in ask && ask.voice !== null && ask.voice.person !== me.person)) {
    return refuse('notAllowed', 'As a guest you read and say things for yourself. Ask whoever invited you.')
  }
  const answer = then()
  if ('refusal' in answer || answer.events.length === 0) return answer
  const waits = openLinksOf(space, me).map(({ acts }) => fullUntil(acts, context.hourly.acts, context.at))
  // The link that is free first lets them go on.
  const until = waits.includes(null) ? null : Math.min(...waits.filter((wait) => wait !== null))
  if (until === null) return answer
  return tooMany('Very much was written by this link in the last hour. Your words are kept.', until)
}

/** Of a person whose links let them in no more; they know already that the space is there. */
export function linkOver(): { refusal: Problem } {
  return refuse('ended', 'This link lets nobody in right now. Ask whoever gave it to you.')
}

function lookingAfter(space: Space, me: Member, id: string, then: (link: Link) => Answer): Answer {
  const link = space.links.get(id)
  return link === undefined || !looksAfter(space, me.person, link) ? notFound() : then(link)
}

function whyNotUntil(lastDay: string, { today }: Context): Problem | null {
  if (lastDay < today) return refuse('invalid', 'The last day has already passed.', 'lastDay').refusal
  if (lastDay <= addDays(today, longestLinkDays)) return null
  return refuse('invalid', 'A link lasts a year at most. Choose an earlier day.', 'lastDay').refusal
}

function tooMany(words: string, until: number): { refusal: Problem } {
  return { refusal: { kind: 'tooMany', words, until } }
}
