import type { Spaces } from '../spaces/spaces.ts'
import type { LinkMeter } from './link-meter.ts'

/** What else there is to read in the space of a section, as long as somebody holds on to it. */
export interface Around {
  /** Whether somebody may read another section at this moment; what is in no section of the space nobody may. */
  mayRead(person: string, section: string): boolean
  letGo(): void
}

/** Looks around from a section; the space stays in memory until it is let go. */
export type LookAround = (section: string) => Promise<Around>

/** Looks around in the spaces of this server: what somebody may read is asked of the space as it stands, as everywhere. */
export function createLookAround(
  spaces: Pick<Spaces, 'hold'>,
  meter: Pick<LinkMeter, 'permissionOn'>,
): LookAround {
  return async (section) => {
    const held = await spaces.hold('section', section)
    if (held === null) return nothingAround
    return {
      mayRead: (person, other) => meter.permissionOn(held.now(), person, other) !== null,
      letGo: () => held.letGo(),
    }
  }
}

/** For a section that stands alone. */
export const nothingAround: Around = { mayRead: () => false, letGo: () => undefined }
