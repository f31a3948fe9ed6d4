import type { NewJob } from '../jobs.ts'
import type { KeptNeeds, NeedsList } from '../needs-list.ts'
import { slot } from './slot.ts'

/** Needs in memory; `prepareJobs` checks jobs and gives what keeps them. */
export function createMemoryNeedsList(prepareJobs: (jobs: readonly NewJob[]) => () => void): NeedsList {
  const kept = new Map<string, KeptNeeds>()
  return {
    async find(space, person) {
      return structuredClone(kept.get(slot(space, person)) ?? null)
    },
    async supportedBy(space, supporter) {
      return [...kept.values()].flatMap((one) =>
        one.space === space && one.needs.supporter === supporter ? [one.person] : [],
      )
    },
    async put(one, jobs = []) {
      const keepJobs = prepareJobs(jobs)
      kept.set(slot(one.space, one.person), structuredClone(one))
      keepJobs()
    },
    async remove(space, person) {
      kept.delete(slot(space, person))
    },
  }
}
