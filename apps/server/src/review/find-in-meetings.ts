import { hasVote, type Attendance, type Meeting, type RecordedDecision } from '@alongside/meeting'
import type { Deed, Found, Occasion } from '@alongside/review'
import { dayIn, holdsOffice, selfOf, type Space } from '@alongside/space'
import type { Seer } from './seer.ts'

/** What the meetings tell that somebody may see: who chaired and decided, when papers came, whether needs were met. */
export function findInMeetings(
  space: Space,
  seer: Seer,
): Pick<Found, 'chairing' | 'deciding' | 'papers' | 'needs'> {
  const meetings = [...space.meetings.values()].filter(
    ({ id, openedAt }) => openedAt !== null && seer.maySee(id) && space.documents.get(id)?.putAway === false,
  )
  return {
    chairing: meetings.flatMap((meeting) => chairsOf(space, meeting)),
    deciding: meetings.flatMap((meeting) =>
      [...meeting.decisions.values()]
        .filter(({ item }) => seer.mayRead(item))
        .flatMap((decision) => decidersOf(space, meeting, decision)),
    ),
    papers: meetings.flatMap((meeting) => papersOf(space, meeting, seer)),
    // What somebody needs is known to those alone who prepare the meeting.
    needs: meetings.filter(({ id }) => seer.knowsNeeds(id)).flatMap(needsOf),
  }
}

/** Those who were asked to chair this meeting; where nobody was, those who chair the space and were here. */
function chairsOf(space: Space, meeting: Meeting): readonly Deed[] {
  const asked = [...meeting.offices.values()].filter(({ offices }) => offices.includes('chair'))
  const named = asked.flatMap((one) => meeting.roll.get(one.person) ?? [])
  const chairs =
    named.length > 0
      ? named
      : [...meeting.roll.values()].filter((one) => holdsOffice(space, one.person, 'chair'))
  return chairs.map(({ person, capacity }) => ({
    person: selfOf(space, person),
    capacity,
    at: meeting.openedAt ?? 0,
    whole: 1,
    part: 0,
    source: { what: 'meeting', meeting: meeting.id },
  }))
}

/** Those who voted; where there was no vote, those who were here with one when it was decided. */
function decidersOf(space: Space, meeting: Meeting, decision: RecordedDecision): readonly Deed[] {
  const { item, recordedAt: at, vote: voted } = decision
  const voters = voted === null ? null : (meeting.votes.get(voted)?.voted ?? [])
  const wasHere = (one: Attendance) => one.from <= at && (one.to === null || one.to >= at)
  const deciders = [...meeting.roll.values()].filter((one) =>
    voters === null ? wasHere(one) && hasVote(meeting, one) : voters.includes(one.person),
  )
  return deciders.map(({ person, capacity }) => ({
    person: selfOf(space, person),
    capacity,
    at,
    whole: 1,
    part: 0,
    source: { what: 'item', meeting: meeting.id, item },
  }))
}

/** The papers of a meeting that had a last day for them; one that was added after that came late. */
function papersOf(
  space: Space,
  { id, notice, papers, seats, openedAt }: Meeting,
  { mayRead }: Pick<Seer, 'mayRead'>,
): readonly Occasion[] {
  const { papersDue } = notice
  if (papersDue === null) return []
  const people = [...seats.keys()].map((person) => selfOf(space, person))
  return [...papers.values()]
    .filter(({ item }) => item === null || mayRead(item))
    .map(({ item, addedAt }) => ({
      people,
      at: openedAt ?? addedAt,
      whole: 1,
      part: dayIn(space.timeZone, addedAt) > papersDue ? 1 : 0,
      source: item === null ? { what: 'meeting', meeting: id } : { what: 'item', meeting: id, item },
    }))
}

/** The needs of which somebody said whether they were met. */
function needsOf({ id, checks, openedAt }: Meeting): readonly Occasion[] {
  return [...checks.values()].flatMap(({ person, met }) =>
    met === null
      ? []
      : [
          {
            people: [person],
            at: openedAt ?? 0,
            whole: 1,
            part: met ? 0 : 1,
            source: { what: 'meeting' as const, meeting: id },
          },
        ],
  )
}
