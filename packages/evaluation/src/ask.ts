import type { EvaluationAsk } from '@alongside/protocol'
import type { OpenedBox, SealedEvidence } from './sealed.ts'

/** What is asked of an evaluation once the shell has added what only it knows. */
export type CompleteEvaluationAsk =
  | Exclude<
      EvaluationAsk,
      { do: 'score' | 'scoreFor' | 'reveal' | 'tellLost' | 'sayMyReason' | 'askReply' | 'publishResult' }
    >
  /**
   * With whether a score of theirs lies in the box of this round, or was counted at its reveal; and whether that box is
   * closed, also where the reveal itself has not been written. The evidence is what was sealed of it before.
   */
  | (Omit<Extract<EvaluationAsk, { do: 'score' }>, 'evidence'> & {
      readonly hasOne?: boolean
      readonly isClosed?: boolean
      readonly evidence?: SealedEvidence
    })
  /** With whether what was scored in that round can be opened by nobody: its key is gone. */
  | (Extract<EvaluationAsk, { do: 'tellLost' }> & { readonly isLost?: boolean })
  /** With what they brought with the reason that is still sealed. */
  | (Extract<EvaluationAsk, { do: 'sayMyReason' }> & { readonly evidence?: SealedEvidence })
  /** With whether the person has named the hand as who supports them; and whether the box is closed. */
  | (Extract<EvaluationAsk, { do: 'scoreFor' }> & {
      readonly isSupporter: boolean
      readonly isClosed?: boolean
    })
  /** With what came out of the boxes; null: not yet, it is only asked which are to be closed. */
  | (Extract<EvaluationAsk, { do: 'reveal' }> & { readonly boxes: readonly OpenedBox[] | null })
  /** With the id under which whoever is asked anew replies: nobody else chooses it, since their link opens it. */
  | (Extract<EvaluationAsk, { do: 'askReply' }> & { readonly reply: string })
  /** With the id under which everyone finds it. */
  | { readonly do: 'publishResult'; readonly page: string }

/** What is asked when `do` is `Name`. */
export type EvaluationAskTo<Name extends CompleteEvaluationAsk['do']> = Extract<
  CompleteEvaluationAsk,
  { do: Name }
>
