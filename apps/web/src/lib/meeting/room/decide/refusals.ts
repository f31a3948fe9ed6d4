import type { MeetingAsk } from '@alongside/protocol'
import type { Trouble } from '#lib/api.ts'
import { m } from '#lib/paraglide/messages.js'

/** Why something about votes, decisions or actions was not done; null where other words say it. */
export function decideRefusal(ask: MeetingAsk, { kind, field }: Trouble): string | null {
  switch (ask.do) {
    case 'openItem':
    case 'closeItem':
    case 'end':
      return field === 'vote' ? m.vote_inTheWay() : null
    case 'openVote':
      if (kind !== 'notAllowed') return null
      return field === undefined ? m.room_refusedLeads() : m.vote_refusedOther()
    case 'castBallot':
    case 'takeBackBallot':
    case 'closeVote':
    case 'callOffVote':
      if (field === 'key') return m.vote_refusedKey()
      if (kind === 'ended') return m.vote_refusedEnded()
      if (kind !== 'notAllowed') return null
      return 'person' in ask ? m.vote_refusedNoVote() : m.room_refusedLeads()
    case 'recordDecision':
    case 'dissent':
    case 'takeDissentBack':
    case 'agreeAction':
      if (field === 'vote') return m.decision_refusedOpen()
      if (field === 'owner') return m.action_refusedOwner()
      if (field === 'helper') return m.action_refusedHelper()
      if (kind === 'ended') return m.decision_refusedApproved()
      return kind === 'notAllowed' ? m.decision_refusedNotes() : null
    case 'tellAction':
      return kind === 'notAllowed' ? m.action_refusedTell() : null
    default:
      return null
  }
}
