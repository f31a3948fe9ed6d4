import type { LetterSpan } from '@alongside/protocol'
import type { Space } from './space.ts'

/** How it was said of words that another typed that they are somebody's: by them, by a code that was sent to them, or by a witness. */
export type Confirming = 'self' | 'code' | 'witness'

/** What was said last of somebody's words in a section: these are mine, as they stood then. */
export interface ConfirmedWords {
  /** The letters of each block, by the ids under which they stood. */
  readonly blocks: readonly (readonly LetterSpan[])[]
  readonly how: Confirming
  /** Who said so: the person, or the witness. */
  readonly by: string
  readonly at: number
  /** The row after which they stood so. */
  readonly upTo: number
}

/** A code that was mailed to somebody with the words that others typed for them. */
export interface VoiceCode {
  /** From this and the server's secret the code follows. */
  readonly id: string
  /** The row up to which the words were mailed. */
  readonly upTo: number
  readonly lastDay: string
  /** How often another was typed in its place. */
  readonly missed: number
}

/** What is known of the words that others typed for one person in a section. */
export interface VoicedWords {
  /** There are words that the person has said nothing of yet. */
  readonly waits: boolean
  readonly confirmed: ConfirmedWords | null
  /** Letters of which the person said that they are not theirs. */
  readonly disowned: readonly LetterSpan[]
  readonly code: VoiceCode | null
  /** How many codes were sent on which day (ISO date), so that nobody's mailbox is filled. */
  readonly codesSent: { readonly day: string; readonly times: number }
}

/** What is known of the words that were typed for people in one section, by whose words they are. */
export type VoicedIn = ReadonlyMap<string, VoicedWords>

const nobody: VoicedIn = new Map()

const nothing: VoicedWords = {
  waits: false,
  confirmed: null,
  disowned: [],
  code: null,
  codesSent: { day: '', times: 0 },
}

/** The words that were typed for people in a section, as far as it was said or told of them. */
export function voicedIn(space: Space, section: string): VoicedIn {
  return space.voiced.get(section) ?? nobody
}

/** What is known of somebody's words in a section. */
export function voicedOf(space: Space, section: string, voice: string): VoicedWords {
  return voicedIn(space, section).get(voice) ?? nothing
}

/** What people said of the words in a section that others typed for them, by whose words they are. */
export function saidIn(
  space: Space,
  section: string,
): ReadonlyMap<
  string,
  { readonly confirmed: ConfirmedWords['blocks']; readonly disowned: readonly LetterSpan[] }
> {
  return new Map(
    Array.from(voicedIn(space, section), ([voice, { confirmed, disowned }]) => [
      voice,
      { confirmed: confirmed?.blocks ?? [], disowned },
    ]),
  )
}

/** So many wrong codes end one. */
export const mostMissed = 5

/** Says whether a code still counts on a day (ISO date). */
export function isCodeOpen(code: VoiceCode, today: string): boolean {
  return code.missed < mostMissed && today <= code.lastDay
}
