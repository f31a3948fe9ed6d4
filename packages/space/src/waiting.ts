import { documentOf, noticesFor, type WroteIn } from './hear.ts'
import { isEssential, type Notice } from './notice.ts'
import { asksForAct } from './reminder.ts'
import type { Space } from './space.ts'

/** How far someone has read, and what they were told of outside the product; by the numbers of events. */
export interface Marks {
  /** Everything up to here was read. */
  readonly readUpTo: number
  /** And these, beyond it. */
  readonly read: ReadonlySet<number>
  readonly toldUpTo: number
}

/** A line of the list of what someone has heard. */
export interface Item {
  readonly notice: Notice
  /** Neither read nor acted on, and not about a document that is muted. */
  readonly waits: boolean
  /** Asks for something that only they can do, and they have not done it, whether they have read of it or not. */
  readonly asks: boolean
}

/** Everything that someone may hear now, the latest first, with what still waits for them. */
export function itemsFor(
  space: Space,
  person: string,
  has: { readonly marks: Marks; readonly muted: readonly string[]; readonly wroteIn: WroteIn },
): readonly Item[] {
  const { marks, muted, wroteIn } = has
  return noticesFor(space, person, wroteIn).map(({ notice, standing }) => {
    const isRead = notice.seq <= marks.readUpTo || marks.read.has(notice.seq)
    const isMuted = !isEssential(notice) && muted.includes(documentOf(space, notice) ?? '')
    const waits = standing === 'waits' && !isRead && !isMuted
    return { notice, waits, asks: standing === 'waits' && asksForAct(space, person, notice) }
  })
}

/** What is older than this is told nowhere but in the list, in milliseconds: it would be news to nobody. */
const newsMs = 14 * 86_400_000

/**
 * What is to be told outside the product: what waits and was not told yet. To someone who wants no mails, only
 * what is essential.
 */
export function toTell(
  items: readonly Item[],
  { toldUpTo }: Marks,
  wanted: boolean,
  now: number,
): readonly Notice[] {
  return items.flatMap(({ notice, waits }) =>
    waits &&
    notice.seq > toldUpTo &&
    notice.at > now - newsMs &&
    (wanted || isEssential(notice)) &&
    !hasOwnMail(notice)
      ? [notice]
      : [],
  )
}

/** Papers that are mailed tell of themselves. */
function hasOwnMail(notice: Notice): boolean {
  return notice.why === 'packSent' && notice.way === 'mail'
}
