/** Where a guest wants to hear back; each may be empty. */
export interface KeptContact {
  readonly email: string
  readonly phone: string
  readonly post: string
}

/**
 * Where guests of a space want to hear back. Personal data, so that it stands in no event: it is changed and taken
 * away without a trace.
 */
export interface Contacts {
  /** What these people of a space left, by person. */
  of(space: string, people: readonly string[]): Promise<ReadonlyMap<string, KeptContact>>
  /** Keeps it in place of what the person left before. */
  keep(space: string, person: string, contact: KeptContact): Promise<void>
  /** Takes it away; nothing where there is none. */
  forget(space: string, person: string): Promise<void>
}
