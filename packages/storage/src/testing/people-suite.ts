import { afterEach, describe, expect, it } from 'vitest'
import type { People } from '../people.ts'
import { findById } from './samples.ts'
import { reopened, type OpenStore, type StoreUnderTest } from './store-under-test.ts'

const asha = { id: 'asha000000000000', name: 'Asha Patel', email: 'asha@example.org' }
const moses = { id: 'moses00000000000', name: 'Moses Adeyemi', email: null }
const lena = { id: 'lena000000000000', name: 'Lena Møller', email: null }

/** The rules D17 to D19 and D91, which every list of people keeps; `open` gives a fresh store for each of them. */
export function describePeople(name: string, open: OpenStore): void {
  describe(`the people of ${name}`, () => {
    const opened: StoreUnderTest[] = []
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()))
    })
    const fresh = async (): Promise<StoreUnderTest> => {
      const store = await open(findById)
      opened.push(store)
      return store
    }
    const filled = async (): Promise<People> => {
      const { people } = await fresh()
      for (const person of [asha, moses, lena]) await people.add(person)
      return people
    }

    it('[D17] people who were added are found by id, in the order asked, once each', async () => {
      const people = await filled()
      const ids = [lena.id, 'nobody0000000000', asha.id, lena.id]
      expect(await people.byIds(ids)).toEqual([lena, asha])
      expect(await people.byIds([])).toEqual([])
    })

    it('[D17] a person is found by address, in upper or lower case; without one they are not', async () => {
      const people = await filled()
      const gwen = { id: 'gwen000000000000', name: 'Gwen', email: 'Gwen@Example.org' }
      await people.add(gwen)
      expect(await people.byEmail('ASHA@example.org')).toEqual(asha)
      expect(await people.byEmail('gwen@example.org')).toEqual({ ...gwen, email: 'gwen@example.org' })
      expect(await people.byEmail('omar@example.org')).toBeNull()
      expect(await people.byEmail('')).toBeNull()
    })

    it('[D17] they are counted, and there when the store is opened again', async () => {
      const store = await fresh()
      expect(await store.people.count()).toBe(0)
      await store.people.add(asha)
      await store.people.add(moses)
      const again = await reopened(store)
      opened.push(again)
      expect(await again.people.count()).toBe(2)
      expect(await again.people.byIds([asha.id, moses.id])).toEqual([asha, moses])
    })

    it('[D18] an id or an address that is taken is refused, and nothing changes', async () => {
      const people = await filled()
      const sameId = { id: asha.id, name: 'Somebody else', email: 'else@example.org' }
      const sameAddress = { id: 'else000000000000', name: 'Somebody else', email: 'Asha@Example.org' }
      await expect(people.add(sameId)).rejects.toThrow(RangeError)
      await expect(people.add(sameAddress)).rejects.toThrow(RangeError)
      expect(await people.count()).toBe(3)
      expect(await people.byIds([asha.id])).toEqual([asha])
    })

    it('[D19] a person is renamed; one who is not there cannot be', async () => {
      const people = await filled()
      await people.rename(lena.id, 'Lena')
      expect(await people.byIds([lena.id])).toEqual([{ ...lena, name: 'Lena' }])
      await expect(people.rename('nobody0000000000', 'Nobody')).rejects.toThrow(RangeError)
    })

    it('[D91] of a person who is forgotten a label is left, and no address; one who is not there cannot be', async () => {
      const store = await fresh()
      for (const person of [asha, moses]) await store.people.add(person)
      await store.people.forget(asha.id, 'a carer')
      await store.people.forget(asha.id, 'a carer')
      await expect(store.people.forget('nobody0000000000', 'a carer')).rejects.toThrow(RangeError)
      const again = await reopened(store)
      opened.push(again)
      expect(await again.people.byIds([asha.id, moses.id])).toEqual([
        { id: asha.id, name: 'a carer', email: null },
        moses,
      ])
      expect(await again.people.byEmail(asha.email)).toBeNull()
      await again.people.add({ ...lena, email: asha.email })
    })
  })
}
