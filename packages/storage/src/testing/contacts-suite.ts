import { afterEach, describe, expect, it } from 'vitest'
import { findById } from './samples.ts'
import { reopened, type OpenStore, type StoreUnderTest } from './store-under-test.ts'

const space = 'spacea0000000000'
const mary = 'mary000000000000'
const joan = 'joan000000000000'
const maryAt = { email: 'mary@example.org', phone: '', post: '1 Mill Street\nRiverside' }

/** The rule D26, which everything that keeps contacts keeps; `open` gives a fresh store for each test. */
export function describeContacts(name: string, open: OpenStore): void {
  describe(`the contacts of ${name}`, () => {
    const opened: StoreUnderTest[] = []
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()))
    })
    const fresh = async (): Promise<StoreUnderTest> => {
      const store = await open(findById)
      opened.push(store)
      return store
    }

    it('[D26] what a person left is kept for that space, once, and there when the store is opened again', async () => {
      const store = await fresh()
      await store.contacts.keep(space, mary, { ...maryAt, phone: '01' })
      await store.contacts.keep(space, mary, maryAt)
      const again = await reopened(store)
      opened.push(again)
      expect([...(await again.contacts.of(space, [joan, mary, mary]))]).toEqual([[mary, maryAt]])
      expect((await again.contacts.of('spaceb0000000000', [mary])).size).toBe(0)
      expect((await again.contacts.of(space, [])).size).toBe(0)
    })

    it('[D26] what is taken away is gone, and only that', async () => {
      const { contacts } = await fresh()
      await contacts.keep(space, mary, maryAt)
      await contacts.keep(space, joan, maryAt)
      await contacts.forget(space, mary)
      await contacts.forget(space, mary)
      expect([...(await contacts.of(space, [mary, joan])).keys()]).toEqual([joan])
    })
  })
}
