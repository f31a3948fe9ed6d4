import type { Store } from '../store.ts'
import type { Erasure } from '../text-log.ts'
import { after, newEvent } from './samples.ts'

const space = 'erasing000000000'

/** Erases letters of sections with an event that says so; says whether it was done. */
export async function eraseTexts(
  { events }: Pick<Store, 'events'>,
  ...texts: readonly Erasure[]
): Promise<boolean> {
  const { length } = await events.read(space, 0)
  const said = after(length, newEvent(space, [], 'gone'))
  return events.append(space, length, said, [], { erased: { texts, events: [] } })
}
