import type { Jobs, NewJob } from '@alongside/storage'
import { openSqliteStore } from '@alongside/storage-sqlite'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const count = 4_000
const atOnce = 8
const hourMs = 3_600_000

/** Has runners claim and settle jobs of nothing, each twice in a transaction on the disk, and prints a line of JSON. */
export async function benchJobs(print: (line: string) => void): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'alongside-bench-'))
  const store = await openSqliteStore({ directory, finder: () => [] })
  try {
    await store.jobs.add(Array.from({ length: count }, (_, index) => newJob(index)))
    const perSecond: Record<string, number> = {}
    for (const runners of [1, 4]) {
      const begun = performance.now()
      const done = await Promise.all(
        Array.from({ length: runners }, (_, index) =>
          run(store.jobs, `runner ${runners}.${index}`, count / 2 / runners),
        ),
      )
      const jobs = done.reduce((sum, one) => sum + one, 0)
      perSecond[`${runners}`] = Math.round(jobs / ((performance.now() - begun) / 1000))
      print(`${runners} at a time: ${perSecond[`${runners}`]} jobs claimed and done in a second`)
    }
    print(JSON.stringify({ jobsPerSecond: perSecond }))
  } finally {
    await store.close()
    await rm(directory, { recursive: true, force: true })
  }
}

function newJob(index: number): NewJob {
  return { kind: 'nothing', key: String(index), space: null, dueAt: 0, payload: null }
}

/** Does jobs, eight at once, until there were enough; answers how many. */
async function run(jobs: Jobs, owner: string, enough: number): Promise<number> {
  let done = 0
  while (done < enough) {
    const claim = { owner, kinds: ['nothing'], now: 1, until: hourMs, limit: Math.min(atOnce, enough - done) }
    const { jobs: due } = await jobs.claim(claim)
    if (due.length === 0) throw new Error('there were too few jobs')
    const settled = await Promise.all(due.map(({ hold }) => jobs.settle(hold, { type: 'done', next: [] }, 1)))
    done += settled.filter((isHeld) => isHeld).length
  }
  return done
}
