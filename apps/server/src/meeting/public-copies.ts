import type { Meeting, PublicCopy, PublicItem } from '@alongside/meeting'
import type { Space } from '@alongside/space'
import type { Shelf } from '../reader/shelf.ts'
import { minutesOfCopy } from './public-copy.ts'

/** A copy in JSON, with all that it follows from: as long as that is the same, so is the copy. */
interface Finished {
  readonly from: readonly unknown[]
  readonly json: Promise<string>
}

/**
 * Public copies as they are sent, each made once however many read it. A count by reader would hold back a village whose
 * people share an address; this way a read costs next to nothing. So many are kept, those that were read last.
 */
export function createPublicCopies(shelf: Pick<Shelf, 'readAt'>, most = 32) {
  const finished = new Map<string, Finished>() // the one read last stands last

  async function make(space: Space, meeting: Meeting, copy: PublicCopy): Promise<string> {
    const { minutes } = await minutesOfCopy(shelf, space, meeting, copy)
    return JSON.stringify(minutes)
  }

  return {
    /** The copy of a meeting with the items that are still open, in JSON. */
    jsonOf(space: Space, meeting: Meeting, copy: PublicCopy, items: readonly PublicItem[]): Promise<string> {
      const from = [meeting, space.name, space.timeZone, ...items]
      const known = finished.get(copy.id)
      const isSame = known?.from.length === from.length && from.every((one, at) => one === known.from[at])
      const json = isSame ? known.json : make(space, meeting, { ...copy, items: [...items] })
      finished.delete(copy.id)
      finished.set(copy.id, { from, json })
      const [oldest] = finished.keys()
      if (finished.size > most && oldest !== undefined) finished.delete(oldest)
      json.catch(() => {
        if (finished.get(copy.id)?.json === json) finished.delete(copy.id)
      })
      return json
    },
  }
}
