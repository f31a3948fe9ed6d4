import type { CommentSort } from '@alongside/protocol'
import type { PersonKey } from './people.ts'

/** A comment on words that stand once in a section, with its replies. */
export interface Remark {
  readonly by: PersonKey
  readonly daysAgo: number
  /** Document and section, by the keys of their kinds. */
  readonly kind: string
  readonly section: string
  readonly on: string
  readonly sort: CommentSort | null
  readonly words: string
  readonly replies: readonly { readonly by: PersonKey; readonly words: string }[]
}

export const remarks: readonly Remark[] = [
  {
    by: 'sam',
    daysAgo: 6,
    kind: 'carePlan',
    section: 'myLife',
    on: 'There is no bench after the bridge.',
    sort: 'idea',
    words: 'The council takes requests for benches. Shall I ask, or would you rather write it yourselves?',
    replies: [{ by: 'moses', words: 'We write it, and you tell us where to send it.' }],
  },
  {
    by: 'gwen',
    daysAgo: 3,
    kind: 'carePlan',
    section: 'myLife',
    on: 'I listen to the birds and I do not hurry.',
    sort: 'praise',
    words: 'May I take this sentence home to our board? It says what a plan is for.',
    replies: [],
  },
]
