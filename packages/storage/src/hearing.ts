import type { HearingSettings } from '@alongside/protocol'

/** How someone hears from a space, and how far they have; numbers are those of events. */
export interface KeptHearing {
  /** Null: they have chosen nothing. */
  readonly settings: HearingSettings | null
  /** In which they read the product last, as `da`; null: not known. */
  readonly language: string | null
  /** Everything up to here is read. */
  readonly readUpTo: number
  /** And these beyond it, in order. */
  readonly read: readonly number[]
  /** What they were told of outside the product. */
  readonly toldUpTo: number
  /** When that was last, in milliseconds since 1970; null: never. */
  readonly toldAt: number | null
}

/** Personal settings and marks, apart from every log. */
export interface Hearing {
  /** Of someone of whom nothing is kept: no settings, and 0. */
  of(space: string, person: string): Promise<KeptHearing>
  /** Keeps what they chose, in place of what they had. */
  settle(space: string, person: string, settings: HearingSettings): Promise<void>
  /** Keeps in which language they read. */
  speak(space: string, person: string, language: string): Promise<void>
  /** Marks everything up to a number as read, if that is more than before. */
  readAll(space: string, person: string, upTo: number): Promise<void>
  /** Marks single things as read. */
  read(space: string, person: string, seqs: readonly number[]): Promise<void>
  /** Says that they were told at a time of everything up to a number; neither goes back. */
  tell(space: string, person: string, upTo: number, at: number): Promise<void>
  /** Takes away all that is kept of someone in a space. */
  forget(space: string, person: string): Promise<void>
}
