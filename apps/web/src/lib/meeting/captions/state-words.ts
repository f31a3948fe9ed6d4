import type { CaptionLane } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'

/** Whether captions come, and from whom, in a sentence. */
export function laneWords(
  lane: CaptionLane,
  { isOffline, nameOf }: { readonly isOffline: boolean; readonly nameOf: (person: string) => string },
): string {
  if (isOffline) return m.captions_lostYou()
  switch (lane.state) {
    case 'none':
      return m.captions_nobody()
    case 'on':
      return m.captions_on({ name: lane.by === null ? m.hearing_someone() : nameOf(lane.by) })
    case 'lost':
      return m.captions_lost()
  }
}
