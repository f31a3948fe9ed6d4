import { createMemoryStore, StorageError, type Jobs, type NewJob } from '@alongside/storage'
import { describe, expect, it } from 'vitest'
import type { JobKind, Tried } from './kind.ts'
import { createRunner, type RunnerDeps } from './runner.ts'
import { createClock } from './testing/clock.ts'

const minute = 60_000
const space = 'spacea0000000000'
const failed: Tried = { type: 'failed', problem: 'not.yet', forGood: false }

function newJob(key: string, dueAt = 0): NewJob {
  return { kind: 'sample', key, space, dueAt, payload: null }
}

/** A store, a clock, and runners that share them; `run` is what is done for a job. */
function open(run: JobKind['run'], { keeping }: { keeping?: (jobs: Jobs) => Jobs } = {}) {
  const { jobs } = createMemoryStore(() => [])
  const clock = createClock(1_000_000)
  const warnings: string[] = []
  let count = 0
  const start = (deps: Partial<RunnerDeps> = {}) => {
    const runner = createRunner({
      jobs: keeping?.(jobs) ?? jobs,
      kinds: [{ kind: 'sample', waitsMs: [minute, 10 * minute], run }],
      owner: `runner ${(count += 1)}`,
      atOnce: 3,
      now: () => clock.now,
      after: clock.after,
      onJobs: () => runner.wake(),
      warn: (event, fields) => warnings.push(`${event} ${JSON.stringify(fields)}`),
      ...deps,
    })
    runner.wake()
    return runner
  }
  return { jobs, clock, warnings, start }
}

/** Lets everything happen that waits for no timer. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** Work that lasts until a test ends it. */
function slowly() {
  const begun: { key: string; signal: AbortSignal; end: (tried: Tried) => void }[] = []
  const run: JobKind['run'] = ({ key }, signal) =>
    new Promise((end) => {
      begun.push({ key, signal, end })
    })
  return { begun, run }
}

describe('a runner', () => {
  it('[J12] does a job once it is due, and once', async () => {
    const done: string[] = []
    const { jobs, clock, start } = open(async ({ key }) => {
      done.push(key)
      return { type: 'done' }
    })
    await jobs.add([newJob('now'), newJob('later', 1_000_000 + 90 * minute)])
    start()
    await settled()
    expect(done).toEqual(['now'])
    for (let passed = 1; passed < 90; passed += 1) {
      clock.pass(minute)
      await settled()
    }
    expect(done).toEqual(['now'])
    clock.pass(minute)
    await settled()
    expect(done).toEqual(['now', 'later'])
  })

  it('[J12] sees a job that another process added, without being woken', async () => {
    const done: string[] = []
    const { jobs, clock, start } = open(async ({ key }) => {
      done.push(key)
      return { type: 'done' }
    })
    await jobs.add([newJob('far', 1_000_000 + 90 * minute)])
    start()
    await settled()
    await jobs.add([newJob('a')])
    clock.pass(30_000)
    await settled()
    expect(done).toEqual(['a'])
  })

  it('[J12] shares many jobs with other runners, each job done by one, and no more at once than allowed', async () => {
    const done: string[] = []
    let atOnce = 0
    let most = 0
    const { jobs, start } = open(async ({ key }) => {
      most = Math.max(most, (atOnce += 1))
      await settled()
      done.push(key)
      atOnce -= 1
      return { type: 'done' }
    })
    const keys = Array.from({ length: 100 }, (_, index) => `job-${String(index).padStart(2, '0')}`)
    await jobs.add(keys.map((key) => newJob(key)))
    start()
    start()
    await expect.poll(() => done.length).toBe(100)
    await settled()
    expect(done.toSorted()).toEqual(keys)
    expect(most).toBe(6)
  })

  it('[J12] holds a job for as long as it takes', async () => {
    const { begun, run } = slowly()
    const { jobs, clock, start } = open(run)
    await jobs.add([newJob('a')])
    start()
    start()
    await settled()
    for (let passed = 0; passed < 60; passed += 1) {
      clock.pass(10_000)
      await settled()
    }
    expect(begun).toHaveLength(1)
    begun[0]?.end({ type: 'done' })
    await settled()
    clock.pass(60 * minute)
    await settled()
    expect(begun).toHaveLength(1)
  })

  it('[J12] does what follows from a job when it is done', async () => {
    const done: string[] = []
    const { jobs, start } = open(async ({ key }) => {
      done.push(key)
      return key.length < 3 ? { type: 'done', next: [newJob(`${key}a`)] } : { type: 'done' }
    })
    await jobs.add([newJob('a')])
    start()
    await expect.poll(() => done).toEqual(['a', 'aa', 'aaa'])
  })

  it('[J13] tries again after ever longer waits, and then leaves it to people', async () => {
    const tries: number[] = []
    const { jobs, clock, start } = open(async () => {
      tries.push(clock.now - 1_000_000)
      return failed
    })
    await jobs.add([newJob('a')])
    start()
    await settled()
    for (let passed = 0; passed < 120; passed += 1) {
      clock.pass(10_000)
      await settled()
    }
    expect(tries).toEqual([0, minute, 11 * minute])
    const [stuck] = await jobs.troubled(space)
    expect(stuck).toMatchObject({ state: 'stuck', attempts: 3, problem: 'not.yet' })
    await jobs.answer(space, stuck?.id ?? 0, 'again', clock.now)
    clock.pass(30_000)
    await settled()
    expect(tries).toHaveLength(4)
    expect(await jobs.troubled(space)).toMatchObject([{ state: 'again', attempts: 1 }])
  })

  it('[J13] is stuck at once where trying again would not help', async () => {
    const { jobs, start } = open(async () => ({ ...failed, forGood: true }))
    await jobs.add([newJob('a')])
    start()
    await settled()
    expect(await jobs.troubled(space)).toMatchObject([{ state: 'stuck', attempts: 1 }])
  })

  it('[J13] takes what is thrown for a failed try, and repeats nothing of it on the log', async () => {
    const { jobs, warnings, start } = open(async () => {
      throw new Error('no such address asha@example.org')
    })
    await jobs.add([newJob('a')])
    start()
    await settled()
    expect(await jobs.troubled(space)).toMatchObject([{ state: 'again', problem: 'failed' }])
    expect(warnings.join()).toContain('job.threw')
    expect(warnings.join()).not.toContain('asha')
  })

  it('[J14] leaves a job to another when it stands still for too long, and counts for nothing then', async () => {
    const { begun, run } = slowly()
    const { jobs, clock, start } = open(run)
    await jobs.add([newJob('a')])
    let stoodStill = true
    const lagging: (() => void)[] = []
    start({
      after: (ms, act) => clock.after(ms, () => (stoodStill ? lagging.push(act) : act())),
    })
    await settled()
    clock.pass(minute) // its lease has ended, and it could not renew it
    start()
    await settled()
    expect(begun).toHaveLength(2)
    stoodStill = false
    for (const act of lagging) act()
    await settled()
    expect(begun.map(({ signal }) => signal.aborted)).toEqual([true, false])
    begun[0]?.end({ type: 'done' })
    await settled()
    begun[1]?.end(failed)
    await settled()
    expect(await jobs.troubled(space)).toMatchObject([{ state: 'again', attempts: 2 }])
  })

  it('[J14] does no more what the process died in as often as it may be tried', async () => {
    const begun: number[] = []
    const { jobs, clock, start } = open(async ({ hold }) => {
      begun.push(hold.attempt)
      return new Promise(() => undefined)
    })
    await jobs.add([newJob('a')])
    for (let deaths = 0; deaths < 4; deaths += 1) {
      start({ after: () => () => undefined }) // it does one thing and is heard of no more
      await settled()
      clock.pass(minute)
    }
    expect(begun).toEqual([1, 2, 3])
    expect(await jobs.troubled(space)).toMatchObject([{ state: 'stuck', problem: 'died' }])
  })

  it('[J15] waits at closing for what is under way, and takes nothing new', async () => {
    const { begun, run } = slowly()
    const { jobs, start } = open(run)
    await jobs.add([newJob('a')])
    const runner = start()
    await settled()
    let isClosed = false
    const closed = runner.close(10_000).then(() => (isClosed = true))
    await jobs.add([newJob('b')])
    runner.wake()
    await settled()
    expect([isClosed, begun.length]).toEqual([false, 1])
    begun[0]?.end({ type: 'done' })
    await closed
    expect(begun).toHaveLength(1)
    const claim = { owner: 'next', kinds: ['sample'], now: 1, until: 2, limit: 9 }
    expect((await jobs.claim(claim)).jobs.map(({ key }) => key)).toEqual(['b'])
  })

  it('[J15] breaks off at closing what takes too long, and gives it back as untried', async () => {
    const { jobs, clock, start } = open(
      (_, signal) =>
        new Promise((end) => {
          signal.addEventListener('abort', () => end(failed))
        }),
    )
    await jobs.add([newJob('a')])
    const runner = start()
    await settled()
    const closed = runner.close(10_000)
    await settled()
    clock.pass(10_000)
    await closed
    const claim = { owner: 'next', kinds: ['sample'], now: clock.now, until: clock.now + 1, limit: 9 }
    expect((await jobs.claim(claim)).jobs).toMatchObject([{ key: 'a', hold: { attempt: 1 } }])
    expect(await jobs.troubled(space)).toEqual([])
  })

  it('[J15] gives back at closing what it was just about to take', async () => {
    const begun: string[] = []
    const { jobs, start } = open(async ({ key }) => {
      begun.push(key)
      return { type: 'done' }
    })
    await jobs.add([newJob('a')])
    await start().close(10_000)
    expect(begun).toEqual([])
    const claim = { owner: 'next', kinds: ['sample'], now: 1, until: 2, limit: 9 }
    expect((await jobs.claim(claim)).jobs).toMatchObject([{ key: 'a', hold: { attempt: 1 } }])
  })

  it('[J12] writes down that a job is done as soon as the store can, and does not do it again meanwhile', async () => {
    let isFull = true
    const done: string[] = []
    const full = () => Promise.reject(new StorageError('full', 'The disk is full.'))
    const { jobs, clock, start } = open(
      async ({ key }) => {
        done.push(key)
        return { type: 'done' }
      },
      {
        keeping: (jobs) => ({
          ...jobs,
          claim: (claim) => (isFull && done.length > 0 ? full() : jobs.claim(claim)),
          settle: (...asked) => (isFull ? full() : jobs.settle(...asked)),
          renew: (...asked) => (isFull ? full() : jobs.renew(...asked)),
        }),
      },
    )
    await jobs.add([newJob('a')])
    start()
    for (let passed = 0; passed < 180; passed += 1) {
      await settled()
      clock.pass(1_000)
    }
    isFull = false
    for (let passed = 0; passed < 180; passed += 1) {
      await settled()
      clock.pass(1_000)
    }
    expect(done).toEqual(['a'])
  })
})
