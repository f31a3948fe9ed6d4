import type { Store } from '@alongside/storage'
import { demoPeople } from './content/people.ts'
import { demoPersonId, seedDemo } from './seed.ts'

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

export interface DemoDeps {
  readonly store: Store
  readonly now: () => number
}

/**
 * The demo of a store: written into it if the store is empty; null if it holds something else already, so that
 * nobody ever signs in to a real board without a code.
 */
export async function openDemo({ store, now }: DemoDeps): Promise<Demo | null> {
  const accounts = demoPeople.map(({ key, name, about }) => ({ key, person: demoPersonId(key), name, about }))
  if ((await store.people.count()) === 0) return { space: await seedDemo(store, now()), accounts }
  const [founder] = accounts
  const [space] =
    founder === undefined ? [] : await store.events.find({ kind: 'member', key: founder.person })
  return space === undefined ? null : { space, accounts }
}
