import type { Contacts, KeptContact } from '../contacts.ts'

/** Contacts in memory. */
export function createMemoryContacts(): Contacts {
  const kept = new Map<string, KeptContact>()
  const key = (space: string, person: string) => `${space} ${person}`

  return {
    async of(space, people) {
      return new Map(
        people.flatMap((person) => {
          const contact = kept.get(key(space, person))
          return contact === undefined ? [] : [[person, contact] as const]
        }),
      )
    },

    async keep(space, person, { email, phone, post }) {
      kept.set(key(space, person), { email, phone, post })
    },

    async forget(space, person) {
      kept.delete(key(space, person))
    },
  }
}
