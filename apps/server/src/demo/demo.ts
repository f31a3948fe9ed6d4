/** A demo account as it is offered and signed in with. */
export interface DemoAccount {
  readonly key: string
  readonly person: string
  readonly name: string
  /** Who they are, in a few words. */
  readonly about: string
}

/** The demo: its accounts and the space that was seeded for them. */
export interface Demo {
  readonly space: string
  readonly accounts: readonly DemoAccount[]
}
