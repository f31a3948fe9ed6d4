import { Refusal, type Needs } from '@alongside/protocol'
import { mayEnterNeeds, mayReadNeeds, memberOf, type Space } from '@alongside/space'
import type { KeptNeeds, NeedsList } from '@alongside/storage'
import { needsJob } from '../jobs/kinds/hearing.ts'
import { createQueue } from '../spaces/queue.ts'

export interface NeedsBookDeps {
  readonly needs: NeedsList
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Told once there is a job to be done. */
  readonly onJobs: () => void
}

/** Needs, read and written by those who may; one at a time, so that nobody writes over what was confirmed meanwhile. */
export function createNeedsBook({ needs, now, onJobs }: NeedsBookDeps) {
  const queue = createQueue()

  async function mayChange(space: Space, by: string, person: string): Promise<KeptNeeds | null> {
    const kept = await needs.find(space.id, person)
    if (mayEnterNeeds(space, by, person, kept)) return kept
    const isThere = memberOf(space, person) !== null
    throw isThere
      ? new Refusal('notAllowed', 'Only this person can write down what they need, or change it now.')
      : new Refusal('notFound', 'There is nothing here by that name that you may see.')
  }

  return {
    /** What someone may read of a person's needs now, and whether they may write them down. */
    async read(space: Space, reader: string, person: string) {
      const kept = await needs.find(space.id, person)
      return {
        kept: kept !== null && mayReadNeeds(space, reader, kept) ? kept : null,
        mayEnter: mayEnterNeeds(space, reader, person, kept),
      }
    },

    /** Writes them down; they are confirmed when the person does it themselves, and hears of it when another does. */
    enter(space: Space, by: string, person: string, written: Needs): Promise<void> {
      return queue.run(async () => {
        await mayChange(space, by, person)
        const strangers = [
          ...('from' in written.channel && written.channel.from !== null ? [written.channel.from] : []),
          ...(written.supporter === null ? [] : [written.supporter]),
          ...(written.sharing.with === 'people' ? written.sharing.people : []),
        ].filter((one) => memberOf(space, one) === null)
        if (strangers.length > 0) {
          throw new Refusal('invalid', 'This names someone who is not in this space.', 'supporter')
        }
        const confirmed = by === person
        const at = now()
        const kept = { space: space.id, person, needs: written, enteredBy: by, enteredAt: at, confirmed }
        await needs.put(kept, confirmed ? [] : [needsJob(space.id, person, at)])
        if (!confirmed) onJobs()
      })
    },

    /** By the person: what another wrote down is so. */
    confirm(space: Space, person: string): Promise<void> {
      return queue.run(async () => {
        const kept = await needs.find(space.id, person)
        if (kept === null)
          throw new Refusal('notFound', 'There is nothing here by that name that you may see.')
        await needs.put({ ...kept, confirmed: true })
      })
    },

    /** Takes them away at once. */
    remove(space: Space, by: string, person: string): Promise<void> {
      return queue.run(async () => {
        await mayChange(space, by, person)
        await needs.remove(space.id, person)
      })
    },
  }
}
