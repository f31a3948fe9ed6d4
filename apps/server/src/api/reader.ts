import type { BlockView, Capacity } from '@alongside/protocol'

/** Words in a row by one writer, with the same marks, typed at one time. */
export interface ReadRun {
  readonly text: string
  readonly marks: Readonly<Record<string, unknown>>
  readonly writer: { readonly hand: string; readonly voice: string; readonly capacity: Capacity }
  /** Milliseconds since 1970: when the server saved them. */
  readonly at: number
}

export interface ReadBlock extends Omit<BlockView, 'runs'> {
  readonly runs: readonly ReadRun[]
}

/** Reads the text of a section off the main thread, up to what has been saved. */
export interface SectionReader {
  /** Rejects with `Refusal` (`notSaved`) when it could not be read in time. */
  read(section: string): Promise<{ readonly seq: number; readonly blocks: readonly ReadBlock[] }>
}
