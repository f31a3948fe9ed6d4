import type { MeetingAsk } from '@alongside/protocol'
import type { z } from 'zod'
import type { secretBallotSchema } from './event/vote.ts'
import type { packSent, paperSourceSchema } from './event/paper.ts'
import type { PublicItem } from './part.ts'

/** A person's need for which there is to be a check, by the line of their needs record. */
export interface NeedOf {
  readonly person: string
  readonly needs: readonly string[]
}

/** The notes of an item after the last row that is written, and how many suggestions are open in them. */
export interface NotesNow {
  readonly item: string
  readonly seq: number
  readonly open: number
}

/** What is asked of a meeting once the shell has added what only it knows. */
export type CompleteMeetingAsk =
  | Exclude<
      MeetingAsk,
      {
        do:
          | 'addPaper'
          | 'sendPack'
          | 'raiseCard'
          | 'lowerCard'
          | 'publish'
          | 'closeVote'
          | 'approveMinutes'
          | 'makePublicCopy'
      }
    >
  /** With what the paper is called, and how its sections stand now. */
  | (Omit<Extract<MeetingAsk, { do: 'addPaper' }>, 'source'> & {
      readonly title: string
      readonly source: z.infer<typeof paperSourceSchema>
    })
  /** With what is known of those who come. */
  | { readonly do: 'publish'; readonly needs: readonly NeedOf[] }
  | {
      readonly do: 'sendPack'
      readonly pack?: string | undefined
      readonly to: z.infer<typeof packSent>['payload']['to']
      readonly needs: readonly NeedOf[]
    }
  /** With the hash in place of the secret. */
  | {
      readonly do: 'raiseCard'
      readonly card: string
      readonly colour: Extract<MeetingAsk, { do: 'raiseCard' }>['colour']
      readonly by:
        { readonly as: 'named'; readonly person: string } | { readonly as: 'unnamed'; readonly hash: string }
    }
  | { readonly do: 'lowerCard'; readonly card: string; readonly hash: string | null }
  /** With how the notes of each item stand now, and how many amendments are still open there; null: they were not read. */
  | (Extract<MeetingAsk, { do: 'approveMinutes' }> & { readonly notes: readonly NotesNow[] | null })
  /** With what is to be in the copy, in its order. */
  | { readonly do: 'makePublicCopy'; readonly title: string; readonly items: readonly PublicItem[] }
  /** Of a secret vote with what was in its box; null: not yet, it is only asked whether it may be closed. */
  | {
      readonly do: 'closeVote'
      readonly vote: string
      readonly secretBallots: readonly z.infer<typeof secretBallotSchema>[] | null
    }

/** What is asked when `do` is `Name`. */
export type MeetingAskTo<Name extends CompleteMeetingAsk['do']> = Extract<CompleteMeetingAsk, { do: Name }>
