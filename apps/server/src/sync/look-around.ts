import type { ErasedRange, TextLog } from '@alongside/storage'
import type { Spaces } from '../spaces/spaces.ts'
import type { LinkMeter } from './link-meter.ts'

/** What else there is to read in the space of a section, as long as somebody holds on to it. */
export interface Around {
  /** Whether somebody may read another section at this moment; what is in no section of the space nobody may. */
  mayRead(person: string, section: string): boolean
  /** The letters of another section that were erased. */
  erasedIn(section: string): readonly ErasedRange[]
  letGo(): void
}

export interface LookAround {
  /** Looks around from a section; the space stays in memory until it is let go. */
  from(section: string): Promise<Around>
  /** Learns that something was erased from a section, for all who look around. */
  learnErased(section: string): Promise<void>
}

/** Looks around in the spaces of this server: what somebody may read is asked of the space as it stands, as everywhere. */
export function createLookAround(
  spaces: Pick<Spaces, 'hold'>,
  meter: Pick<LinkMeter, 'permissionOn'>,
  text: Pick<TextLog, 'start'>,
): LookAround {
  // Frames are judged at once, so this cannot be read when it is asked.
  const known = new Map<string, readonly ErasedRange[]>()

  async function learnErased(section: string): Promise<void> {
    const { erased = [] } = await text.start(section)
    known.set(section, erased)
  }

  return {
    async from(section) {
      const held = await spaces.hold('section', section)
      if (held === null) return nothingAround
      await Promise.all(Array.from(held.now().erased.keys(), learnErased))
      return {
        mayRead: (person, other) => meter.permissionOn(held.now(), person, other) !== null,
        erasedIn: (other) => known.get(other) ?? [],
        letGo: () => held.letGo(),
      }
    },
    learnErased,
  }
}

const nothingAround: Around = { mayRead: () => false, erasedIn: () => [], letGo: () => undefined }

/** For sections that stand alone. */
export const nowhere: LookAround = { from: async () => nothingAround, learnErased: async () => undefined }
