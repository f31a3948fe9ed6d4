import type { Meeting } from '@alongside/meeting'
import type { MeetingAsk } from '@alongside/protocol'

/** Says whether what was asked about votes, decisions or actions is so; null where the meeting does not show it. */
export function hasBeenDecided(meeting: Meeting, ask: MeetingAsk, me: string): boolean | null {
  switch (ask.do) {
    case 'openVote':
      return meeting.votes.has(ask.vote)
    case 'castBallot': {
      const vote = meeting.votes.get(ask.vote)
      if (vote === undefined) return false
      if (vote.late.includes(ask.person)) return true
      if (!vote.voted.includes(ask.person)) return false
      // What others answered, and what is in a box, is not seen.
      if (vote.secret || ask.person !== me) return null
      return vote.ballots.some(
        ({ person, answer, reason }) => person === me && answer === ask.answer && reason === ask.reason,
      )
    }
    case 'takeBackBallot':
      return !(meeting.votes.get(ask.vote)?.voted.includes(ask.person) ?? false)
    case 'closeVote':
      return meeting.votes.get(ask.vote)?.closed != null
    case 'callOffVote':
      return meeting.votes.get(ask.vote)?.calledOff != null
    case 'recordDecision': {
      const { decision, words, vote, effective, review } = ask
      const known = meeting.decisions.get(decision)
      return (
        known?.words === words &&
        known.vote === vote &&
        known.effective === effective &&
        known.review === review
      )
    }
    case 'dissent':
      return dissentOf(meeting, ask)?.words === ask.words
    case 'takeDissentBack':
      return dissentOf(meeting, ask) === undefined
    case 'agreeAction': {
      const { action, words, owner, helper, due } = ask
      const known = meeting.actions.get(action)
      return known?.words === words && known.owner === owner && known.helper === helper && known.due === due
    }
    case 'tellAction': {
      const known = meeting.actions.get(ask.action)
      return known?.status === ask.status && known.evidence === ask.evidence
    }
    default:
      return null
  }
}

function dissentOf(meeting: Meeting, ask: { readonly decision: string; readonly person: string }) {
  return meeting.decisions.get(ask.decision)?.dissent.find(({ person }) => person === ask.person)
}
