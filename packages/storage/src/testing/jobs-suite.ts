import { afterEach, describe, expect, it } from 'vitest'
import type { Claim, ClaimedJob, Hold, Jobs } from '../jobs.ts'
import { after, findById, newEvent, newJob, set } from './samples.ts'
import { reopened, type OpenStore, type StoreUnderTest } from './store-under-test.ts'

const space = 'spacea0000000000'
const other = 'spaceb0000000000'

/** The rules J1 to J11, which every keeper of jobs keeps; `open` gives a fresh store for each of them. */
export function describeJobs(name: string, open: OpenStore): void {
  describe(`the jobs of ${name}`, () => {
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
    const take = (jobs: Jobs, claim: Partial<Claim> = {}) =>
      jobs.claim({ owner: 'one', kinds: ['sample'], now: 2000, until: 3000, limit: 100, ...claim })
    const keysOf = async (jobs: Jobs, claim: Partial<Claim> = {}) =>
      (await take(jobs, claim)).jobs.map(({ key }) => key)
    const only = async (jobs: Jobs, claim: Partial<Claim> = {}): Promise<ClaimedJob> => {
      const [job, ...more] = (await take(jobs, claim)).jobs
      if (job === undefined || more.length > 0) throw new Error('not exactly one job was claimed')
      return job
    }
    const failed = async (jobs: Jobs, key: string, type: 'again' | 'stuck'): Promise<Hold> => {
      await jobs.add([newJob(key, { space })])
      const { hold } = await only(jobs)
      const outcome = { type, problem: 'mail.refused', dueAt: 9000 }
      expect(await jobs.settle(hold, outcome, 2000)).toBe(true)
      return hold
    }

    it('[J1] a job that was added is claimed as it was given, also when the store is opened again', async () => {
      const store = await fresh()
      const job = newJob('a', { space, payload: { ids: ['x', 'y'], deep: { n: null } } })
      await store.jobs.add([job])
      const { jobs } = await again(store)
      expect((await take(jobs)).jobs).toEqual([{ ...job, hold: { id: 1, owner: 'one', attempt: 1 } }])
    })

    it('[J2] of jobs with one kind and key the first is kept, whatever became of it', async () => {
      const { jobs } = await fresh()
      await jobs.add([newJob('a', { dueAt: 5 }), newJob('a', { dueAt: 6 })])
      await jobs.add([newJob('a', { dueAt: 7 }), newJob('a', { kind: 'another' })])
      const job = await only(jobs)
      expect(job.dueAt).toBe(5)
      await jobs.settle(job.hold, { type: 'done', next: [] }, 2000)
      await jobs.add([newJob('a')])
      expect(await keysOf(jobs, { kinds: ['sample', 'another'] })).toEqual(['a'])
      expect(await keysOf(jobs, { kinds: ['sample', 'another'], now: 9000, until: 9001 })).toEqual(['a'])
    })

    it('[J3] jobs are kept with the events they are given with, or not at all', async () => {
      const { events, jobs } = await fresh()
      const slug = set('slug', 'a')
      expect(await events.append(space, 0, [newEvent(space, [slug])], [newJob('told')])).toBe(true)
      expect(await events.append(space, 0, [newEvent(space)], [newJob('behind')])).toBe(false)
      const unsaid = newJob('unsaid', { payload: { not: 1n } })
      await expect(events.append(space, 1, after(1, newEvent(space)), [unsaid])).rejects.toThrow(RangeError)
      expect(await events.read(space, 1)).toEqual([])
      expect(await keysOf(jobs)).toEqual(['told'])
    })

    it('[J3] what follows from a job is kept when it is done, and not where it is held no more', async () => {
      const { jobs } = await fresh()
      await jobs.add([newJob('a')])
      const late = await only(jobs)
      const now = await only(jobs, { owner: 'two', now: 3000, until: 4000 })
      expect(await jobs.settle(late.hold, { type: 'done', next: [newJob('late')] }, 3000)).toBe(false)
      expect(await jobs.settle(now.hold, { type: 'done', next: [newJob('next')] }, 3000)).toBe(true)
      expect(await keysOf(jobs, { now: 3000, until: 4000 })).toEqual(['next'])
    })

    it('[J4] what is due is claimed, the longest due first, and no more than asked for', async () => {
      const { jobs } = await fresh()
      await jobs.add([
        newJob('c', { dueAt: 30 }),
        newJob('a', { dueAt: 10 }),
        newJob('b', { dueAt: 10 }),
        newJob('later', { dueAt: 2001 }),
        newJob('unknown', { kind: 'another', dueAt: 1 }),
      ])
      expect(await keysOf(jobs, { limit: 2 })).toEqual(['a', 'b'])
      expect(await keysOf(jobs)).toEqual(['c'])
      expect(await keysOf(jobs, { now: 2001 })).toEqual(['later'])
    })

    it('[J4] a claim says when the next one can be claimed', async () => {
      const { jobs } = await fresh()
      expect((await take(jobs)).nextAt).toBeNull()
      await jobs.add([newJob('a'), newJob('b', { dueAt: 5000 }), newJob('x', { kind: 'another' })])
      expect((await take(jobs)).nextAt).toBe(3000) // when the lease of a ends
      await jobs.add([newJob('c', { dueAt: 2500 }), newJob('d'), newJob('e')])
      expect((await take(jobs, { limit: 1 })).nextAt).toBe(1000)
      expect((await take(jobs)).nextAt).toBe(2500)
    })

    it('[J4] of many who claim at once, each job goes to one', async () => {
      const { jobs } = await fresh()
      const keys = Array.from({ length: 60 }, (_, index) => `job-${String(index).padStart(2, '0')}`)
      await jobs.add(keys.map((key) => newJob(key)))
      const owners = ['one', 'two', 'three', 'four']
      const claims = owners.flatMap((owner) =>
        Array.from({ length: 5 }, () => keysOf(jobs, { owner, limit: 3 })),
      )
      expect((await Promise.all(claims)).flat().toSorted()).toEqual(keys)
    })

    it('[J5] whoever holds a job has it until the lease ends, and holds it for longer by renewing', async () => {
      const { jobs } = await fresh()
      await jobs.add([newJob('a')])
      const { hold } = await only(jobs)
      expect(await keysOf(jobs, { owner: 'two', now: 2999 })).toEqual([])
      expect(await jobs.renew(hold, 4000)).toBe(true)
      expect(await keysOf(jobs, { owner: 'two', now: 3999 })).toEqual([])
      const next = await only(jobs, { owner: 'two', now: 4000, until: 5000 })
      expect(next.hold).toEqual({ id: hold.id, owner: 'two', attempt: 2 })
    })

    it('[J5] whoever lost a job can neither hold it for longer nor say how it ended', async () => {
      const { jobs } = await fresh()
      await jobs.add([newJob('a')])
      const { hold } = await only(jobs)
      const { hold: next } = await only(jobs, { now: 3000, until: 4000 }) // the same owner, in a later claim
      expect(await jobs.renew(hold, 9000)).toBe(false)
      for (const outcome of [
        { type: 'done', next: [] },
        { type: 'again', dueAt: 1, problem: 'p' },
        { type: 'stuck', problem: 'p' },
        { type: 'returned' },
      ] as const) {
        expect(await jobs.settle(hold, outcome, 3000)).toBe(false)
      }
      expect(await jobs.settle(next, { type: 'done', next: [] }, 3000)).toBe(true)
      expect(await jobs.settle(next, { type: 'stuck', problem: 'p' }, 3000)).toBe(false)
      expect(await jobs.settle({ ...next, id: 99 }, { type: 'returned' }, 3000)).toBe(false)
      expect(await keysOf(jobs, { now: 99_000 })).toEqual([])
    })

    it('[J6] every claim is a try, except one whose job was returned', async () => {
      const { jobs } = await fresh()
      await jobs.add([newJob('a')])
      const first = await only(jobs)
      await jobs.settle(first.hold, { type: 'returned' }, 2000)
      const second = await only(jobs, { owner: 'two' })
      expect([first.hold.attempt, second.hold.attempt]).toEqual([1, 1])
      await jobs.settle(second.hold, { type: 'again', dueAt: 2000, problem: 'p' }, 2000)
      expect((await only(jobs)).hold.attempt).toBe(2)
    })

    it('[J7] a job to be tried again is claimed when its time has come, and not before', async () => {
      const { jobs } = await fresh()
      await failed(jobs, 'a', 'again')
      expect((await take(jobs, { now: 8999 })).nextAt).toBe(9000)
      expect(await keysOf(jobs, { now: 9000, until: 9500 })).toEqual(['a'])
    })

    it('[J8] a job that is stuck is tried no more, and begins anew when somebody says so', async () => {
      const { jobs } = await fresh()
      const { id } = await failed(jobs, 'a', 'stuck')
      expect(await take(jobs, { now: 99_000 })).toEqual({ jobs: [], nextAt: null })
      expect(await jobs.answer(space, id, 'again', 5000)).toBe(true)
      expect(await jobs.troubled(space)).toEqual([])
      expect(await keysOf(jobs, { now: 4999 })).toEqual([])
      const next = await only(jobs, { now: 5000, until: 6000 })
      expect([next.dueAt, next.hold.attempt]).toEqual([5000, 1])
    })

    it('[J8] a job that was given up stays so, and one that is over cannot be answered', async () => {
      const store = await fresh()
      const { id } = await failed(store.jobs, 'a', 'stuck')
      const waiting = await failed(store.jobs, 'b', 'again')
      expect(await store.jobs.answer(space, id, 'giveUp', 5000)).toBe(true)
      expect(await store.jobs.answer(space, waiting.id, 'giveUp', 5000)).toBe(true)
      const { jobs } = await again(store)
      expect(await jobs.answer(space, id, 'again', 5000)).toBe(false)
      expect(await jobs.answer(space, 99, 'again', 5000)).toBe(false)
      expect(await jobs.troubled(space)).toEqual([])
      expect(await keysOf(jobs, { now: 99_000 })).toEqual([])
    })

    it('[J8] a job that is being tried is not begun a second time, and can be given up', async () => {
      const { jobs } = await fresh()
      await failed(jobs, 'a', 'again')
      const { hold } = await only(jobs, { now: 9000, until: 9500 })
      expect(await jobs.answer(space, hold.id, 'again', 9000)).toBe(true)
      expect(await keysOf(jobs, { now: 9100 })).toEqual([])
      expect(await jobs.answer(space, hold.id, 'giveUp', 9000)).toBe(true)
      expect(await jobs.settle(hold, { type: 'again', dueAt: 1, problem: 'p' }, 9100)).toBe(false)
      expect(await keysOf(jobs, { now: 99_000 })).toEqual([])
    })

    it('[J9] the jobs of a space that failed and are not over are listed, and no others', async () => {
      const { jobs } = await fresh()
      await failed(jobs, 'stuck', 'stuck')
      await failed(jobs, 'again', 'again')
      await jobs.add([newJob('done', { space }), newJob('elsewhere', { space: other }), newJob('nowhere')])
      for (const job of (await take(jobs)).jobs) {
        const isDone = job.key === 'done'
        await jobs.settle(job.hold, isDone ? { type: 'done', next: [] } : { type: 'stuck', problem: 'p' }, 1)
      }
      await jobs.add([newJob('new', { space })])
      expect(await jobs.troubled(space)).toEqual([
        { ...newJob('stuck', { space }), id: 1, state: 'stuck', attempts: 1, problem: 'mail.refused' },
        {
          ...newJob('again', { space, dueAt: 9000 }),
          id: 2,
          state: 'again',
          attempts: 1,
          problem: 'mail.refused',
        },
      ])
      const [theirs] = await jobs.troubled(other)
      expect(theirs?.key).toBe('elsewhere')
      expect(await jobs.answer(space, theirs?.id ?? 0, 'giveUp', 1)).toBe(false)
    })

    it('[J10] what was over before a time is forgotten with its key; what is not over never is', async () => {
      const { jobs } = await fresh()
      await failed(jobs, 'stuck', 'stuck')
      const gone = await failed(jobs, 'givenUp', 'stuck')
      await jobs.answer(space, gone.id, 'giveUp', 3999)
      await jobs.add([newJob('early'), newJob('late')])
      for (const { key, hold } of (await take(jobs)).jobs) {
        await jobs.settle(hold, { type: 'done', next: [] }, key === 'early' ? 3999 : 4000)
      }
      await jobs.add([newJob('open')])
      await jobs.forget(4000)
      await jobs.add(['stuck', 'givenUp', 'early', 'late', 'open'].map((key) => newJob(key)))
      expect((await keysOf(jobs)).toSorted()).toEqual(['early', 'givenUp', 'open'])
      expect((await jobs.troubled(space)).map(({ key }) => key)).toEqual(['stuck'])
    })

    it('[J11] payloads are JSON and short, problems are short names; what is not is refused and changes nothing', async () => {
      const { jobs } = await fresh()
      const letter = newJob('letter', { payload: { words: 'x'.repeat(1001) } })
      for (const wrong of [letter, newJob('big', { payload: 1n }), newJob('none', { payload: undefined })]) {
        await expect(jobs.add([newJob('good'), wrong])).rejects.toThrow(RangeError)
      }
      expect(await keysOf(jobs)).toEqual([])
      await jobs.add([newJob('a')])
      const { hold } = await only(jobs)
      for (const problem of ['', 'asha@example.org', '550 no such user', 'x'.repeat(61)]) {
        await expect(jobs.settle(hold, { type: 'stuck', problem }, 2000)).rejects.toThrow(RangeError)
      }
      const next = [letter]
      await expect(jobs.settle(hold, { type: 'done', next }, 2000)).rejects.toThrow(RangeError)
      expect(await jobs.settle(hold, { type: 'done', next: [] }, 2000)).toBe(true)
    })
  })
}
