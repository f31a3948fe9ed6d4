import type { ProblemKind } from '@alongside/protocol'
import type { api } from '#lib/api.ts'
import { newPostId } from '#lib/comments/new-post-id.ts'
import type { KeptWords } from '#lib/section/journal.ts'

/** What became of words that the person sent to somebody. */
export type Sent =
  | { readonly is: 'sent'; readonly words: KeptWords }
  | { readonly is: 'refused'; readonly kind: ProblemKind | 'unreachable'; readonly words: KeptWords }

/** How words that could not be saved get to somebody who may write where they belong. */
export interface Sending {
  /** Those who may have them; null where they could not be asked for. */
  editors(section: string): Promise<readonly string[] | null>
  /** What is new about the words is kept before and after, so that they go once however often it is tried. */
  send(words: KeptWords, to: string, keep: (words: KeptWords) => Promise<void>): Promise<Sent>
  nameOf(person: string): string
}

/** Sends through the API of the space that the page stands in. */
export function sendingBy(
  ask: ReturnType<typeof api>,
  space: string,
  nameOf: (person: string) => string,
): Sending {
  return {
    nameOf,
    async editors(section) {
      const answer = await ask.editors(section)
      if (!answer.ok) return answer.trouble.kind === 'unreachable' ? null : []
      return answer.value.space === space ? answer.value.people : []
    },
    async send(words, to, keep) {
      // Under one id they go to one person: whether an earlier try has reached another cannot be known.
      const isSame = words.handed?.to === to
      const id = isSame ? words.handed.id : newPostId()
      const begun = { ...words, handed: { id, to, isSent: false } }
      await keep(begun)
      const command = { do: 'handWords', section: words.section, handed: id, to, words: words.text } as const
      const answer = await ask.command(space, command)
      if (!answer.ok) return { is: 'refused', kind: answer.trouble.kind, words: begun }
      const sent = { ...words, handed: { id, to, isSent: true } }
      await keep(sent)
      return { is: 'sent', words: sent }
    },
  }
}
