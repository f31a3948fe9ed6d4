import type { AllocationAnswer, MyVote } from '@alongside/allocation'
import type { AllocationAsk, MemberView } from '@alongside/protocol'
import type { Answer } from '#lib/api.ts'
import type { Press } from '#lib/press/presses.ts'
import type { News } from './news.ts'

/** What a page gives a round that goes on in it. */
export interface LiveAllocationOptions {
  readonly me: string
  readonly answer: AllocationAnswer
  readonly members: () => readonly MemberView[]
  /** The day that it is in the space (ISO date). */
  readonly today: () => string
  readonly send: (ask: AllocationAsk) => Promise<Answer<unknown>>
  /** What the person has voted themselves. */
  readonly loadMine: () => Promise<Answer<MyVote>>
  /** What the person may see has changed: the view is to be loaded anew. */
  readonly renew: () => void
  readonly tell: (news: News) => void
  readonly refused: (press: Press<AllocationAsk>) => void
  /** What a tab keeps; null where it keeps nothing, and on the server. */
  readonly storage: Storage | null
}
