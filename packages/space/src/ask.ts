import type { CompleteAllocationAsk } from '@alongside/allocation'
import type { CompleteEvaluationAsk } from '@alongside/evaluation'
import type { CompleteMeetingAsk, MeetingContext } from '@alongside/meeting'
import type { Capacity, Command, LetterSpan, NameShown } from '@alongside/protocol'
import type { FileAllowance } from './decide/file.ts'
import type { DueAsk } from './due-ask.ts'
import type { FoundName } from './forgetting.ts'
import type { FoundSaid } from './said-names.ts'
import type { DocumentVersion, SpaceFile } from './space.ts'

/** Words that others typed for a person in a section, as they stood after a row: what the shell has read there. */
export interface TypedWords {
  /** All of them that the person has not disowned, block by block. */
  readonly blocks: readonly (readonly LetterSpan[])[]
  /** Those among them of which the person has said nothing yet. */
  readonly open: readonly LetterSpan[]
  /** Who typed them. */
  readonly hands: readonly string[]
}

/** Commands to which the shell adds what a space cannot know. */
type CompletedByShell =
  | 'nameVersion'
  | 'closeSection'
  | 'handWords'
  | 'meet'
  | 'evaluate'
  | 'allocate'
  | 'confirmVoice'
  | 'disownVoice'
  | 'sendVoiceCode'
  | 'confirmVoiceByCode'

/** What can be asked of a space beside the commands of its members. */
export type Ask =
  | Exclude<Command, { do: CompletedByShell }>
  /** With the last row of each section that the one who asks may read. */
  | (Extract<Command, { do: 'nameVersion' }> & { readonly sections: DocumentVersion['sections'] })
  /** With the capacities whose words stand in the section, as the shell read them. */
  | (Extract<Command, { do: 'closeSection' }> & { readonly heard: readonly Capacity[] })
  /** With the words as they stood after the row that is named; null where the section's log is not so long. */
  | (Extract<Command, { do: 'confirmVoice' | 'disownVoice' }> & { readonly typed: TypedWords | null })
  /** And whether a mail address is known that is the person's own. */
  | (Extract<Command, { do: 'sendVoiceCode' }> & {
      readonly typed: TypedWords | null
      readonly hasMail: boolean
    })
  /** With the words that were mailed, and whether it is the code that went with them. */
  | (Omit<Extract<Command, { do: 'confirmVoiceByCode' }>, 'code'> & {
      readonly typed: TypedWords | null
      readonly isRight: boolean
    })
  /** By the person to whom a code (by its id) was sent, as the shell has seen, with the words as they stood after row `upTo`. */
  | {
      readonly do: 'sayByCode'
      readonly code: string
      readonly upTo: number
      readonly isTheirs: boolean
      readonly typed: TypedWords | null
    }
  /** The shell looks up whether the one who asks could write there not long ago. */
  | (Extract<Command, { do: 'handWords' }> & { readonly couldWrite: boolean })
  /** With what only the shell knows: whose connection is gone, how papers stand, what people need. */
  | {
      readonly do: 'meet'
      readonly meeting: string
      readonly ask: CompleteMeetingAsk
      readonly presence: Pick<MeetingContext, 'isGone' | 'isCardGone'>
    }
  /** With what only the shell knows: what was in the boxes of a round, and whether one's own score is. */
  | { readonly do: 'evaluate'; readonly evaluation: string; readonly ask: CompleteEvaluationAsk }
  /** With what only the shell knows: the seed of a lot, what was in the box, and under which ids a vote of theirs lies there. */
  | { readonly do: 'allocate'; readonly allocation: string; readonly ask: CompleteAllocationAsk }
  /** By whoever holds the secret of the link for the reply of a provider, as the shell has seen. */
  | {
      readonly do: 'takeProviderReply'
      readonly evaluation: string
      readonly reply: string
      readonly words: string
    }
  /** Once the shell finds that a section has what this one waits for. */
  | { readonly do: 'openSection'; readonly section: string; readonly entries: number }
  /** By whoever had letters erased, once the shell knows that they may, of each section in which these stood. */
  | {
      readonly do: 'tellErased'
      readonly parts: readonly {
        readonly section: string
        readonly letters: number
        readonly reason: string | null
      }[]
    }
  /** By a hand that typed for somebody, once the shell has read whether words wait there for that person to say whether they are theirs. */
  | {
      readonly do: 'tellTyped'
      readonly section: string
      readonly person: string
      readonly waits: boolean
    }
  /** By somebody who is to be forgotten, or for them, with where their name may stand in texts. */
  | {
      readonly do: 'beginForgetting'
      readonly person: string
      readonly label: string
      /** To which invitations may have gone. */
      readonly address: string | null
      readonly found: readonly FoundName[]
      /** Where it may stand in what people said outside the texts. */
      readonly said: readonly FoundSaid[]
    }
  /** Once their name is gone. */
  | { readonly do: 'tellForgotten'; readonly person: string }
  /** By whoever may deal with it, once the shell has done so. */
  | { readonly do: 'settleNamePlace'; readonly place: string; readonly outcome: 'replaced' | 'left' }
  /** By whoever may deal with it; `put`: how many units stand there instead, null: it stays. */
  | { readonly do: 'settleSaidName'; readonly place: string; readonly put: number | null }
  /** By the person, once the shell has read that they took something out of what they had confirmed: the rest, block by block. */
  | {
      readonly do: 'keepConfirmed'
      readonly section: string
      readonly upTo: number
      readonly blocks: readonly (readonly LetterSpan[])[]
      readonly person: string
    }
  /** By whoever decided suggestions, once the shell has read what became of them; of whom, and up to when. */
  | {
      readonly do: 'tellDecided'
      readonly section: string
      readonly upTo: number
      readonly of: readonly {
        readonly person: string
        readonly accepted: number
        readonly rejected: number
      }[]
    }
  /** By the person who becomes its first organiser; the id and the free slug are given by the shell. */
  | {
      readonly do: 'openSpace'
      readonly name: string
      readonly slug: string
      readonly timeZone?: string
      readonly capacities: readonly Capacity[]
    }
  /** Once a member's name has changed among the people, so that everyone in the space hears of it. */
  | { readonly do: 'tellRenamed' }
  /** Once the mail of an invitation could not be handed over; `sentAt` says which sending is meant. */
  | { readonly do: 'tellNotSent'; readonly invitation: string; readonly sentAt: number }
  | DueAsk
  /** By a person who holds the invitation's token; `email` is the address they signed in with. */
  | {
      readonly do: 'acceptInvitation'
      readonly invitation: string
      readonly email: string | null
      readonly inSpace: NameShown
    }
  /** By a person who holds the link's token, whose name the shell has kept. */
  | {
      readonly do: 'joinByLink'
      readonly link: string
      readonly capacity: Capacity
      /** Their account has this capacity elsewhere, as an organiser wrote it down. */
      readonly isVouchedFor: boolean
    }
  /** By an account, once the shell has seen that whoever uses it is this guest too. */
  | { readonly do: 'uniteGuest'; readonly guest: string }
  /** Once the shell has the bytes of a file and knows what they are; it also says how much there may be. */
  | ({ readonly do: 'addFile'; readonly allowance: FileAllowance } & Omit<
      SpaceFile,
      'id' | 'addedAt' | 'addedBy'
    >)
  /** By someone who put a picture of another section into the text of this one. */
  | {
      readonly do: 'bringFile'
      readonly file: string
      readonly section: string
      readonly allowance: FileAllowance
    }
  /** Once the shell has found that no text ever named a file, and time enough has passed. */
  | { readonly do: 'dropUnused'; readonly file: string }

/** What is asked when `do` is `Name`. */
export type AskTo<Name extends Ask['do']> = Extract<Ask, { do: Name }>
