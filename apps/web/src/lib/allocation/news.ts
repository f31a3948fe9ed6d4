import type { AllocationEvent, Round } from '@alongside/allocation'
import { m } from '#lib/paraglide/messages.js'

/** Something that happened in a round and that a person is told of, wherever they are on its pages. */
export type News =
  | {
      readonly is:
        | 'closed'
        | 'takenAgain'
        | 'opened'
        | 'counted'
        | 'delivering'
        | 'late'
        | 'extended'
        | 'again'
        | 'byHand'
    }
  | { readonly is: 'made' | 'changed' | 'leftOff' | 'question'; readonly title: string }

/** What an event tells somebody, given the round before it. Nobody hears that another has voted. */
export function newsOf(event: AllocationEvent, before: Round, me: string): News | null {
  const of = (id: string) => before.proposals.find((one) => one.id === id)
  switch (event.kind) {
    case 'proposalsClosed':
      return { is: 'closed' }
    case 'proposalsTakenAgain':
      return { is: 'takenAgain' }
    case 'votingOpened':
      return { is: 'opened' }
    case 'votingExtended':
      return { is: 'extended' }
    case 'voteBegunAgain':
      return { is: 'again' }
    case 'votingClosed':
      return { is: 'counted' }
    case 'deliveryStarted':
      return { is: 'delivering' }
    case 'allocationVoteLate':
      return event.payload.person === me ? { is: 'late' } : null
    case 'votedFor':
      return event.payload.person === me ? { is: 'byHand' } : null
    case 'proposalMade':
      return event.payload.by === me ? null : { is: 'made', title: event.payload.card.title }
    case 'proposalChanged':
      return of(event.payload.proposal)?.by === me ? null : { is: 'changed', title: event.payload.card.title }
    case 'proposalLeftOff': {
      const proposed = of(event.payload.proposal)
      return proposed === undefined ? null : { is: 'leftOff', title: proposed.card.title }
    }
    case 'proposalChecked': {
      const proposed = of(event.payload.proposal)
      return event.payload.verdict !== 'fine' && proposed?.by === me
        ? { is: 'question', title: proposed.card.title }
        : null
    }
    default:
      return null
  }
}

/** The same in a sentence. */
export function newsWords(news: News): string {
  switch (news.is) {
    case 'closed':
      return m.alloc_newsClosed()
    case 'takenAgain':
      return m.alloc_newsTakenAgain()
    case 'opened':
      return m.alloc_newsOpened()
    case 'extended':
      return m.alloc_newsExtended()
    case 'again':
      return m.alloc_newsAgain()
    case 'counted':
      return m.alloc_newsCounted()
    case 'delivering':
      return m.alloc_newsDelivering()
    case 'late':
      return m.alloc_newsLate()
    case 'byHand':
      return m.alloc_newsByHand()
    case 'made':
      return m.alloc_newsMade({ title: news.title })
    case 'changed':
      return m.alloc_newsChanged({ title: news.title })
    case 'leftOff':
      return m.alloc_newsLeftOff({ title: news.title })
    case 'question':
      return m.alloc_newsQuestion({ title: news.title })
  }
}
