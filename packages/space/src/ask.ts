import type { Capacity, Command, NameShown } from '@alongside/protocol'
import type { FileAllowance } from './decide/file.ts'
import type { DueAsk } from './due-ask.ts'
import type { SpaceFile } from './space.ts'

/** What can be asked of a space beside the commands of its members. */
export type Ask =
  | Command
  /** By the person who becomes its first organiser; the id and the free slug are given by the shell. */
  | {
      readonly do: 'openSpace'
      readonly name: string
      readonly slug: string
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
  /** Once the shell has the bytes of a file and knows what they are; it also says how much there may be. */
  | ({ readonly do: 'addFile'; readonly allowance: FileAllowance } & Omit<
      SpaceFile,
      'id' | 'addedAt' | 'addedBy'
    >)

/** What is asked when `do` is `Name`. */
export type AskTo<Name extends Ask['do']> = Extract<Ask, { do: Name }>
