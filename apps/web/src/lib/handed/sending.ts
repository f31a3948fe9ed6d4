import type { ProblemKind } from '@alongside/protocol'
import type { api } from '#lib/api.ts'
import { newId } from '#lib/new-id.ts'
import type { KeptWords } from '#lib/section/journal.ts'

/** What became of words that the person sent to somebody. */
export type Sent =
  | { readonly is: 'sent'; readonly words: KeptWords }
  | { readonly is: 'refused'; readonly kind: ProblemKind | 'unreachable'; readonly words: KeptWords }

/** How words that could not be saved get to somebody who may write where they belong. */
export interface Sending {
  /** Whether the person can see what becomes of them: whoever may not open the space any more cannot. */
  readonly isSeen: boolean
  /** Those who may have them; null where they could not be asked for. */
  editors(section: string): Promise<readonly string[] | null>
  /** What is new about the words is kept before and after, so that they go once however often it is tried. */
  send(words: KeptWords, to: string, keep: (words: KeptWords) => Promise<void>): Promise<Sent>
  nameOf(person: string): string
}

/** Sends through the API of the space that the page stands in; null where the person may not open it any more. */
export function sendingBy(
  ask: ReturnType<typeof api>,
  space: string | null,
  nameOf: (person: string) => string,
): Sending {
  /** What the server said when it was asked who may have them: where the section stands, and what they are called. */
  const homes = new Map<string, string>()
  const names = new Map<string, string>()
  return {
    isSeen: space !== null,
    nameOf: (person) => names.get(person) ?? nameOf(person),
    async editors(section) {
      const answer = await ask.editors(section)
      if (!answer.ok) return answer.trouble.kind === 'unreachable' ? null : []
      const { value } = answer
      if (space !== null && value.space !== space) return []
      homes.set(section, value.space)
      for (const [person, name] of Object.entries(value.names)) names.set(person, name)
      return value.people
    },
    async send(words, to, keep) {
      // Under one id they go to one person: whether an earlier try has reached another cannot be known.
      const isSame = words.handed?.to === to
      const id = isSame ? words.handed.id : newId()
      const begun = { ...words, handed: { id, to, isSent: false } }
      await keep(begun)
      const command = { do: 'handWords', section: words.section, handed: id, to, words: words.text } as const
      const home = homes.get(words.section)
      if (home === undefined)
        throw new RangeError('Who may have the words is asked for before they are sent.')
      const answer = await ask.command(home, command)
      if (!answer.ok) return { is: 'refused', kind: answer.trouble.kind, words: begun }
      const sent = { ...words, handed: { id, to, isSent: true } }
      await keep(sent)
      return { is: 'sent', words: sent }
    },
  }
}
