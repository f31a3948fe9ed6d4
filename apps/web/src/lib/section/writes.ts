import type { SpokenBy, Writer } from '@alongside/protocol'

/** Whose words a person writes: in which capacity they are said, and by whom; null: their own. */
export interface Writes {
  readonly capacity: Writer['capacity']
  readonly voice: string | null
  /** How another's words reach the person. */
  readonly by?: SpokenBy
}
