import { eachOnce, leastShown, smallGroups } from '@alongside/figures'
import { abstain, type Capacity } from '@alongside/protocol'
import type { Meeting } from './meeting.ts'
import type { PublicCopy, PublicItem, Vote } from './part.ts'
import { openText, type NotesBlock } from './open-text.ts'
import type { PublicMinutes } from './public-minutes.ts'
import { resultOfVote } from './vote-result.ts'

/** The copy of the minutes that everyone may read now, or null. */
export function publicCopyIn({ copies }: Meeting): PublicCopy | null {
  return [...copies.values()].find(({ withdrawn }) => withdrawn === null) ?? null
}

/** What of a meeting stands outside it: in which space, and the days by the clocks of that space. */
export interface CopyFacts {
  readonly space: string
  readonly timeZone: string
  readonly title: string
  readonly approvedOn: string
  readonly publishedOn: string
  /** The items in their order, each with its notes as they were approved. */
  readonly items: readonly (PublicItem & { readonly notes: readonly NotesBlock[] })[]
}

/**
 * The approved minutes as everyone may read them. It is built up from what may be told and not cut down from what may
 * not: of each item that is named here, and of nothing else, its own purpose, notes, votes, decisions and actions, and of
 * the meeting when it was to begin, where, and who was there in numbers. Whatever else there is in the meeting makes no
 * difference to it: no place in a list, no number, no time and no length.
 */
export function publicMinutesOf(meeting: Meeting, { items, ...facts }: CopyFacts): PublicMinutes {
  return {
    ...facts,
    startsAt: meeting.notice.startsAt,
    place: meeting.notice.place,
    present: presentIn(meeting),
    items: items.flatMap(({ item: id, title, notes }) => {
      const item = meeting.items.get(id)
      if (item === undefined || item.wasConfidential) return []
      const isOfItem = (one: { readonly item: string }) => one.item === id
      return [
        {
          title,
          sort: item.facts.sort,
          purpose: item.facts.purpose,
          notes: openText(notes),
          votes: [...meeting.votes.values()].filter(isOfItem).flatMap(publicVote),
          decisions: [...meeting.decisions.values()]
            .filter(isOfItem)
            .map(({ words, effective, review, quorum, dissent }) => ({
              words,
              effective,
              review,
              isQuorate: quorum?.isMet ?? null,
              // Who did not go along as a guest and as themselves is one person.
              against: eachOnce(dissent).length,
            })),
          actions: [...meeting.actions.values()].filter(isOfItem).map(({ words, due }) => ({ words, due })),
        },
      ]
    }),
  }
}

/** Everyone who was there, however long, in the groups in which figures are shown. */
function presentIn({ roll }: Meeting): PublicMinutes['present'] {
  const counts = new Map<Capacity, number>()
  for (const { capacity } of roll.values()) counts.set(capacity, (counts.get(capacity) ?? 0) + 1)
  return smallGroups(counts, leastShown.figure).map(({ capacities, people }) => ({
    capacities: [...capacities],
    people,
  }))
}

/** What it came to in all: a second table by capacity, of other people, could be subtracted from the first. */
function publicVote(vote: Vote): PublicMinutes['items'][number]['votes'] {
  const result = resultOfVote(vote)
  if (result === null) return []
  const { question, secret, method } = vote
  if (result.by === 'consent') {
    const counts = result.counts.map(({ answer, count }) => ({ answer, count }))
    return [{ by: 'consent', question, secret, counts, result: result.result }]
  }
  const options = method.by === 'majority' ? method.options : []
  const counts = result.counts.flatMap(({ answer, count }) => {
    const words = options.find(({ id }) => id === answer)?.words
    return words === undefined ? [] : [{ words, count }]
  })
  const abstentions = result.counts.find(({ answer }) => answer === abstain)?.count ?? 0
  return [{ by: 'majority', question, secret, counts, abstentions, result: result.result.is }]
}
