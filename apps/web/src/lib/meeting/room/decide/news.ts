import type { Meeting, MeetingEvent, Vote } from '@alongside/meeting'

/** What somebody is told of votes, decisions and actions. */
export type DecideNews =
  | { readonly is: 'voteOpened' | 'voteClosed'; readonly vote: Vote }
  | { readonly is: 'voteCalledOff'; readonly reason: string }
  | { readonly is: 'voteLate' }
  | { readonly is: 'decisionRecorded' | 'decisionChanged'; readonly words: string }
  | { readonly is: 'actionOwned' | 'actionHelped'; readonly words: string }

/** What an event of a meeting tells somebody of votes, decisions and actions, given the meeting before and after it. */
export function decideNews(
  event: MeetingEvent,
  before: Meeting,
  after: Meeting,
  me: string,
): readonly DecideNews[] {
  switch (event.kind) {
    case 'voteOpened':
    case 'voteClosed': {
      const vote = after.votes.get(event.payload.vote)
      return vote === undefined ? [] : [{ is: event.kind, vote }]
    }
    case 'voteCalledOff':
      return [{ is: 'voteCalledOff', reason: event.payload.reason }]
    case 'ballotLate':
      return event.payload.person === me ? [{ is: 'voteLate' }] : []
    case 'decisionRecorded': {
      const { decision, words } = event.payload
      return [{ is: before.decisions.has(decision) ? 'decisionChanged' : 'decisionRecorded', words }]
    }
    case 'actionAgreed': {
      const { action, words, owner, helper } = event.payload
      const known = before.actions.get(action)
      if (owner === me && known?.owner !== me) return [{ is: 'actionOwned', words }]
      return helper === me && known?.helper !== me ? [{ is: 'actionHelped', words }] : []
    }
    default:
      return []
  }
}
