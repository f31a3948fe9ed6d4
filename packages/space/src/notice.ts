import type { Pack } from '@alongside/meeting'
import type { Header, InterestEffect, MeetingOffice, Office } from '@alongside/protocol'

/** What there is to hear, and why it concerns whoever hears it. */
export type Matter =
  /** Someone answered in a thread in which words of theirs stand, or named them there. */
  | {
      readonly why: 'replied' | 'mentioned'
      readonly section: string
      readonly thread: string
      readonly post: string
    }
  /** Words were typed for them, which they are to confirm. */
  | { readonly why: 'toConfirm'; readonly section: string; readonly thread: string; readonly post: string }
  /** Of words that they typed for another: it was confirmed, or put otherwise. */
  | {
      readonly why: 'confirmed' | 'corrected'
      readonly section: string
      readonly thread: string
      readonly post: string
    }
  /** Words were typed for them in a part, of which they are to say whether they are theirs. */
  | { readonly why: 'typedForYou'; readonly section: string; readonly voice: string }
  /** A witness said of such words that they are theirs. */
  | { readonly why: 'typedWitnessed'; readonly section: string; readonly voice: string }
  /** Of words that they typed for another in a part: these were confirmed, or are not that person's. */
  | {
      readonly why: 'typedConfirmed' | 'typedDisowned'
      readonly section: string
      readonly voice: string
    }
  | { readonly why: 'resolved'; readonly section: string; readonly thread: string }
  | { readonly why: 'reopened'; readonly section: string; readonly thread: string }
  /** What they may do grew or shrank; `section` where it did in that part alone. */
  | {
      readonly why: 'rightGained' | 'rightLost'
      readonly document: string
      readonly section: string | null
      readonly reason: string | null
    }
  /** What they suggested in a part was decided, as many suggestions as there were. */
  | {
      readonly why: 'decided'
      readonly section: string
      readonly accepted: number
      readonly rejected: number
    }
  /** A part in which words of theirs stand was closed, or is open again. */
  | { readonly why: 'partClosed'; readonly section: string; readonly reason: string }
  | { readonly why: 'partOpened'; readonly section: string }
  /** Someone handed them words that could not be saved; or what they handed on was settled. */
  | { readonly why: 'handed' | 'handSettled'; readonly section: string; readonly handed: string }
  | { readonly why: 'limited' | 'limitLifted'; readonly reason: string }
  | { readonly why: 'officeGiven'; readonly office: Office }
  | { readonly why: 'officeEnded'; readonly office: Office; readonly reason: string | null }
  /** What is written down about them as a member was changed. */
  | { readonly why: 'seatChanged' }
  /** Someone whom they invited has joined. */
  | { readonly why: 'joined'; readonly person: string }
  /** A document in which they take part is a draft, agreed, or looked at again now. */
  | { readonly why: 'statusChanged'; readonly document: string; readonly status: Header['status'] }
  /** The day (ISO date) has come to look at a document again that they own or take part in. */
  | { readonly why: 'reviewDue'; readonly document: string; readonly day: string }
  | { readonly why: 'putAway' | 'broughtBack'; readonly document: string }
  | ActionMatter
  | MeetingMatter
  | EvaluationMatter
  | AllocationMatter
  | LastDayMatter

/** What there is to hear of something that they took on or help with, in a meeting or an evaluation, which are documents too. */
export type ActionMatter =
  /** They took it on because of an item or criterion, or of the whole (null). */
  | {
      readonly why: 'actionGiven'
      readonly document: string
      readonly item: string | null
      readonly action: string
    }
  /** The day (ISO date) is near until which it is to be done, or is over. */
  | {
      readonly why: 'actionDue' | 'actionLate'
      readonly document: string
      readonly item: string | null
      readonly action: string
      readonly day: string
    }

/** What there is to hear of a meeting, which is a document too. */
export type MeetingMatter =
  /** A meeting in which they have a seat is to be held, or when or where it is was changed. */
  | { readonly why: 'meetingCalled' | 'meetingMoved'; readonly document: string }
  | { readonly why: 'meetingCalledOff'; readonly document: string; readonly reason: string }
  /** The papers were sent to them in this way. */
  | {
      readonly why: 'packSent'
      readonly document: string
      readonly pack: string
      readonly way: Pack['to'][number]['way']
    }
  /** What an interest of theirs means while its item is on was decided. */
  | {
      readonly why: 'interestDecided'
      readonly document: string
      readonly item: string
      readonly interest: string
      readonly effect: InterestEffect
      readonly reason: string
    }
  /** Someone replied to what they had decided. */
  | {
      readonly why: 'interestReplied'
      readonly document: string
      readonly item: string
      readonly interest: string
    }
  /** Whoever leads lowered a card of theirs. */
  | { readonly why: 'cardLowered'; readonly document: string; readonly reason: string }
  | { readonly why: 'meetingOfficeGiven'; readonly document: string; readonly office: MeetingOffice }
  | {
      readonly why: 'meetingOfficeEnded'
      readonly document: string
      readonly office: MeetingOffice
      readonly reason: string
    }
  /** The meeting is over, and they have not said whether it met what they need. */
  | { readonly why: 'toTick'; readonly document: string }
  /** The minutes of a meeting at which they were can be amended until this day (ISO date). */
  | { readonly why: 'minutesReady'; readonly document: string; readonly day: string }
  /** They were not approved, and can be amended until another. */
  | {
      readonly why: 'minutesSentBack'
      readonly document: string
      readonly day: string
      readonly reason: string
    }
  | { readonly why: 'minutesApproved'; readonly document: string }
  /** The meeting is over in which they took part; they are asked, once, how it was. */
  | { readonly why: 'howWasIt'; readonly document: string }
  /** The meeting is over in which they took part by phone. */
  | { readonly why: 'meetingOver'; readonly document: string }

/** What there is to hear of an evaluation, which is a document too. */
export type EvaluationMatter =
  /** They were put on its panel, or are asked to score. */
  | { readonly why: 'onPanel' | 'askedToScore'; readonly document: string }
  | { readonly why: 'offPanel'; readonly document: string; readonly reason: string }
  /** They score until the end of another day (ISO date). */
  | { readonly why: 'scoringMoved'; readonly document: string; readonly day: string }
  /** The scores of a criterion are shown. */
  | { readonly why: 'scoresRevealed'; readonly document: string; readonly item: string }
  /** It is finished; or whoever runs the service has replied to it. */
  | { readonly why: 'resultReady' | 'replyCame'; readonly document: string }

/** What there is to hear of an allocation round, which is a document too. */
export type AllocationMatter =
  /** Cards wait for them to say how they are. */
  | { readonly why: 'cardsToCheck'; readonly document: string }
  /** Of a card that they handed in: something is open or wrong, or it is not voted on. */
  | { readonly why: 'cardQuestioned'; readonly document: string; readonly proposal: string }
  | {
      readonly why: 'cardLeftOff'
      readonly document: string
      readonly proposal: string
      readonly reason: string
    }
  /** They have a vote; until another day (ISO date); or all vote again, since nobody can open what was voted. */
  | { readonly why: 'voteOpen'; readonly document: string }
  | { readonly why: 'voteMoved'; readonly document: string; readonly day: string }
  | { readonly why: 'voteAgain'; readonly document: string; readonly reason: string }
  /** Somebody put their vote in for them. */
  | { readonly why: 'votedForYou'; readonly document: string }
  | { readonly why: 'votesCounted'; readonly document: string }

/** The last day (ISO date) is over on which people proposed, voted or scored, and whoever leads has not ended it. */
export interface LastDayMatter {
  readonly why: 'proposingOver' | 'votingOver' | 'scoringOver'
  readonly document: string
  readonly day: string
}

export type Why = Matter['why']

/** Something for one person to hear. */
export type Notice = Matter & {
  /** The number of the event that it tells of, which orders notices and names each for one person. */
  readonly seq: number
  readonly at: number
  /** Whose act it was. */
  readonly actor: string | null
}

/**
 * What is told to each of them: under a person's id what concerns them, under the id of a document or section what
 * concerns all who take part in it.
 */
export type Notices = ReadonlyMap<string, readonly Notice[]>

/** How many notices are kept under one id; older ones go. */
export const mostNotices = 500

/** What nobody can turn off: what they may do grew less, and words in their name that they have not seen. */
const essential: readonly Why[] = [
  'rightLost',
  'limited',
  'officeEnded',
  'meetingOfficeEnded',
  'offPanel',
  'cardLeftOff',
  'interestDecided',
  'toConfirm',
  'typedForYou',
]

export function isEssential({ why }: Pick<Notice, 'why'>): boolean {
  return essential.includes(why)
}

/** Says whether a notice reminds of what its reader knows already: that is mailed to those alone who want reminders. */
export function isReminder({ why }: Pick<Notice, 'why'>): boolean {
  return why === 'actionDue' || why === 'actionLate'
}
