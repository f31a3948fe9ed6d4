import type { People, Person } from '../people.ts'
import { personTaken, personUnknown } from '../people-checks.ts'

/** People in memory. */
export function createMemoryPeople(): People {
  const people = new Map<string, Person>()
  const withEmail = (email: string) => people.values().find((person) => person.email === email)

  return {
    async byIds(ids) {
      return [...new Set(ids)].flatMap((id) => people.get(id) ?? [])
    },

    async byEmail(email) {
      return withEmail(email.toLowerCase()) ?? null
    },

    async add({ id, name, email }) {
      const address = email?.toLowerCase() ?? null
      if (people.has(id) || (address !== null && withEmail(address))) throw personTaken(id)
      people.set(id, { id, name, email: address })
    },

    async rename(id, name) {
      const person = people.get(id)
      if (!person) throw personUnknown(id)
      people.set(id, { ...person, name })
    },

    async forget(id, label) {
      if (!people.has(id)) throw personUnknown(id)
      people.set(id, { id, name: label, email: null })
    },

    async count() {
      return people.size
    },
  }
}
