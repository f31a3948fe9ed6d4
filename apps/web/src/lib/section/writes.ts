import type { Writer } from '@alongside/protocol'

/** Whose words a person writes: in which capacity they are said, and by whom; null: their own. */
export interface Writes {
  readonly capacity: Writer['capacity']
  readonly voice: string | null
}
