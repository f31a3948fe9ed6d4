import { entryOfKey } from '@alongside/protocol'
import type { ScannedFate } from '../update/scan.ts'
import type { Draft } from './draft.ts'
import { clockOf } from './known.ts'
import { forbidden, type Obstacle } from './obstacle.ts'
import { inSequence, standsIn } from './place.ts'
import { meets } from './ranges.ts'

/** Takes note of the fates that an update brings; gives what stands in the way, or null (S21, S28). */
export function decide(draft: Draft, fates: readonly ScannedFate[]): Obstacle | null {
  const fresh = fates.filter(({ client, clock }) => clock >= clockOf(draft.known, client))
  if (fresh.length === 0) return null
  for (const { fate } of fresh) {
    for (const [client, from, to] of fate.ids) {
      if (to > draft.reached(client)) return { type: 'missing' }
      if (fate.fate === 'rejected' && stands(draft, client, from, to))
        return forbidden('what is rejected must go')
      draft.decide('units', client, from, to)
    }
    for (const entry of fate.entries.map(entryOfKey)) {
      if (entry === null) continue
      if (entry.clock >= draft.reached(entry.client)) return { type: 'missing' }
      draft.decide('entries', entry.client, entry.clock, entry.clock + 1)
    }
  }
  // In the order in which they came, so that what follows a follower comes after it.
  for (const { of, client, from, to } of draft.followers()) {
    if (meets(draft.decided(of.client, 'entries'), of.clock, of.clock + 1))
      draft.decide('entries', client, from, to)
  }
  return null
}

/** Says whether any of these units is in the text when the update is in. */
function stands(draft: Draft, client: number, from: number, to: number): boolean {
  const left = draft.left(client, [from, to])
  for (let i = 0; i < left.length; i += 2) {
    for (const { place } of draft.placesIn(client, left[i]!, left[i + 1]!)) {
      if (standsIn(place) === inSequence) return true
    }
  }
  return false
}
