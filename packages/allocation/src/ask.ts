import type { AllocationAsk } from '@alongside/protocol'
import type { Closing } from './closing.ts'

/** What lies in the box of somebody. */
export interface VoteInBox {
  /** The ids of theirs, that of now and those from when they came as a guest, under which a vote lies there. */
  readonly votedAs: readonly string[]
  /** They put one of these in themselves. */
  readonly votedSelf: boolean
}

/** What is asked of a round once the shell has added what only it knows. */
export type CompleteAllocationAsk =
  | Exclude<
      AllocationAsk,
      { do: 'openVoting' | 'voteAgain' | 'closeVoting' | 'publishRound' | 'vote' | 'takeVoteBack' }
    >
  /** With what lies in the box of whoever has the vote. */
  | (Extract<AllocationAsk, { do: 'vote' | 'takeVoteBack' }> & VoteInBox)
  /** With 32 random bytes as hexadecimal digits, of which lots are drawn. */
  | { readonly do: 'openVoting'; readonly seed: string }
  /** With another seed, and whether the key of the box is gone. */
  | (Extract<AllocationAsk, { do: 'voteAgain' }> & { readonly seed: string; readonly isLost: boolean })
  /** With the address under which everyone finds it. */
  | { readonly do: 'publishRound'; readonly page: string }
  /** With what was in the box; null: not yet, it is only asked whether it may be closed. */
  | { readonly do: 'closeVoting'; readonly closing: Closing | null }

/** What is asked when `do` is `Name`. */
export type AllocationAskTo<Name extends CompleteAllocationAsk['do']> = Extract<
  CompleteAllocationAsk,
  { do: Name }
>
