import { defaultHearing, type Needs } from '@alongside/protocol'
import { afterEach, describe, expect, it } from 'vitest'
import type { NewJob } from '../jobs.ts'
import type { KeptNeeds } from '../needs-list.ts'
import type { Task } from '../tasks.ts'
import { findById } from './samples.ts'
import { reopened, type OpenStore, type StoreUnderTest } from './store-under-test.ts'

const [space, other] = ['spacea0000000000', 'spaceb0000000000']
const [asha, moses, lena] = ['asha000000000000', 'moses00000000000', 'lena000000000000']

const needs: Needs = {
  formats: ['largePrint', 'audio'],
  formatWords: 'Yellow paper.',
  language: 'Dansk, på skrift',
  channel: { by: 'call', from: lena },
  reach: '020 7946 0000',
  times: 'Mornings',
  supporter: lena,
  supporterWords: '',
  pleaseDo: 'Speak slowly.',
  pleaseDont: 'No phone before nine.',
  sharing: { with: 'people', people: [lena] },
}
const kept: KeptNeeds = { space, person: asha, needs, enteredBy: lena, enteredAt: 1000, confirmed: false }

const task: Omit<Task, 'done'> = {
  id: 'task000000000001',
  space,
  person: moses,
  assignee: lena,
  way: 'letter',
  seqs: [3, 5],
  madeAt: 1000,
}

/** The rules D40 to D45, which every store keeps of how people hear; `open` gives a fresh one for each of them. */
export function describeHearing(name: string, open: OpenStore): void {
  describe(`hearing in ${name}`, () => {
    const opened: StoreUnderTest[] = []
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()))
    })
    const fresh = async (): Promise<StoreUnderTest> => {
      const store = await open(findById)
      opened.push(store)
      return store
    }
    const again = async (store: StoreUnderTest): Promise<StoreUnderTest> => {
      const next = await reopened(store)
      opened.push(next)
      return next
    }

    it('[D40] needs come back as they were written last, to that person and space alone', async () => {
      const store = await fresh()
      await store.needs.put(kept)
      const corrected = { ...kept, needs: { ...needs, times: '' }, enteredBy: asha, confirmed: true }
      await store.needs.put({ ...kept, person: moses })
      await store.needs.put(corrected)
      const later = await again(store)
      expect(await later.needs.find(space, asha)).toEqual(corrected)
      expect(await later.needs.find(space, moses)).toEqual({ ...kept, person: moses })
      expect(await later.needs.find(other, asha)).toBeNull()
    })

    it('[D40] those whom somebody supports are found by what was written last, in that space alone', async () => {
      const store = await fresh()
      await store.needs.put(kept)
      await store.needs.put({ ...kept, person: moses })
      await store.needs.put({ ...kept, space: other, person: lena })
      await store.needs.put({ ...kept, person: moses, needs: { ...needs, supporter: null } })
      const later = await again(store)
      expect(await later.needs.supportedBy(space, lena)).toEqual([asha])
      expect(await later.needs.supportedBy(space, asha)).toEqual([])
      await later.needs.remove(space, asha)
      expect(await later.needs.supportedBy(space, lena)).toEqual([])
    })

    it('[D40] needs that were taken away are gone, and nothing else is', async () => {
      const store = await fresh()
      await store.needs.put(kept)
      await store.needs.put({ ...kept, person: moses })
      await store.needs.remove(space, asha)
      await store.needs.remove(space, 'nobody0000000000')
      expect(await store.needs.find(space, asha)).toBeNull()
      expect(await store.needs.find(space, moses)).not.toBeNull()
    })

    it('[J3] jobs given with needs are kept together with them or not at all', async () => {
      const store = await fresh()
      const job: NewJob = { kind: 'tell', key: 'asha', space, dueAt: 5, payload: { whom: asha } }
      await store.needs.put(kept, [job])
      const later = await again(store)
      const claim = { owner: 'one', kinds: ['tell'], now: 5, until: 9, limit: 9 }
      expect((await later.jobs.claim(claim)).jobs).toMatchObject([job])
      const letter = { ...job, key: 'letter', payload: 'x'.repeat(2_000) }
      await expect(later.needs.put({ ...kept, person: moses }, [letter])).rejects.toThrow(RangeError)
      expect(await later.needs.find(space, moses)).toBeNull()
    })

    it('[D41] settings and language are kept as they were said last, and leave the marks as they are', async () => {
      const store = await fresh()
      const nothing = { settings: null, language: null, readUpTo: 0, read: [], toldUpTo: 0, toldAt: null }
      expect(await store.hearing.of(space, asha)).toEqual(nothing)
      await store.hearing.readAll(space, asha, 7)
      const settings = { ...defaultHearing, mails: false, muted: ['documentone00000'] }
      await store.hearing.settle(space, asha, settings)
      await store.hearing.speak(space, asha, 'en')
      await store.hearing.speak(space, asha, 'da')
      const later = await again(store)
      expect(await later.hearing.of(space, asha)).toEqual({
        ...nothing,
        settings,
        language: 'da',
        readUpTo: 7,
      })
      expect(await later.hearing.of(other, asha)).toEqual(nothing)
      expect(await later.hearing.of(space, moses)).toEqual(nothing)
    })

    it('[D42] what was read stays so: up to a number that only rises, and one by one beyond it', async () => {
      const { hearing } = await fresh()
      await hearing.read(space, asha, [9, 4])
      await hearing.read(space, asha, [4, 12])
      await hearing.readAll(space, asha, 9)
      expect(await hearing.of(space, asha)).toMatchObject({ readUpTo: 9, read: [12] })
      await hearing.readAll(space, asha, 5)
      await hearing.read(space, asha, [8])
      expect(await hearing.of(space, asha)).toMatchObject({ readUpTo: 9, read: [12] })
    })

    it('[D43] how far someone was told, and when, only rises', async () => {
      const { hearing } = await fresh()
      await hearing.tell(space, asha, 5, 1000)
      await hearing.tell(space, asha, 5, 2000)
      expect(await hearing.of(space, asha)).toMatchObject({ toldUpTo: 5, toldAt: 2000 })
      await hearing.tell(space, asha, 3, 3000)
      await hearing.tell(space, asha, 5, 2500)
      expect(await hearing.of(space, asha)).toMatchObject({ toldUpTo: 5, toldAt: 3000 })
      await hearing.tell(space, asha, 6, 4000)
      expect(await hearing.of(space, asha)).toMatchObject({ toldUpTo: 6, toldAt: 4000 })
    })

    it('[D44] tasks are kept in order, grow while they are open, and are done once', async () => {
      const store = await fresh()
      await store.tasks.put(task)
      await store.tasks.put({ ...task, id: 'task000000000000', way: 'call', madeAt: 2000 })
      await store.tasks.put({ ...task, seqs: [3, 5, 8], madeAt: 3000 })
      await store.tasks.put({ ...task, id: 'task000000000002', space: other })
      expect(await store.tasks.finish(other, task.id, lena, 4000)).toBe(false)
      expect(await store.tasks.finish(space, task.id, lena, 4000)).toBe(true)
      expect(await store.tasks.finish(space, task.id, asha, 5000)).toBe(false)
      await store.tasks.put({ ...task, seqs: [9] })
      const later = await again(store)
      expect(await later.tasks.of(space)).toEqual([
        { ...task, seqs: [3, 5, 8], done: { by: lena, at: 4000 } },
        { ...task, id: 'task000000000000', way: 'call', madeAt: 2000, done: null },
      ])
    })

    it('[D45] of someone who is forgotten in a space nothing is left there, and all elsewhere', async () => {
      const store = await fresh()
      for (const where of [space, other]) {
        await store.hearing.settle(where, moses, defaultHearing)
        await store.hearing.read(where, moses, [4])
      }
      await store.hearing.read(space, asha, [4])
      await store.tasks.put(task)
      await store.tasks.put({ ...task, id: 'task000000000002', person: asha })
      await store.hearing.forget(space, moses)
      await store.tasks.forget(space, moses)
      expect(await store.hearing.of(space, moses)).toMatchObject({ settings: null, read: [] })
      expect(await store.hearing.of(other, moses)).toMatchObject({ settings: defaultHearing, read: [4] })
      expect(await store.hearing.of(space, asha)).toMatchObject({ read: [4] })
      expect((await store.tasks.of(space)).map(({ person }) => person)).toEqual([asha])
    })
  })
}
