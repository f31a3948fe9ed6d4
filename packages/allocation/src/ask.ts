import type { AllocationAsk } from '@alongside/protocol'
import type { Closing } from './closing.ts'

/** What is asked of a round once the shell has added what only it knows. */
export type CompleteAllocationAsk =
  | Exclude<AllocationAsk, { do: 'openVoting' | 'closeVoting' | 'vote' | 'takeVoteBack' }>
  /** With the ids of theirs, that of now and those from when they came as a guest, under which a vote lies in the box. */
  | (Extract<AllocationAsk, { do: 'vote' | 'takeVoteBack' }> & { readonly votedAs: readonly string[] })
  /** With 32 random bytes as hexadecimal digits, of which lots are drawn. */
  | { readonly do: 'openVoting'; readonly seed: string }
  /** With what was in the box; null: not yet, it is only asked whether it may be closed. */
  | { readonly do: 'closeVoting'; readonly closing: Closing | null }

/** What is asked when `do` is `Name`. */
export type AllocationAskTo<Name extends CompleteAllocationAsk['do']> = Extract<
  CompleteAllocationAsk,
  { do: Name }
>
