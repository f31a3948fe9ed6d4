import type { Notice } from './notice.ts'
import type { Space } from './space.ts'

/** What overtakes what: of each of these lists only the last word about a document is news. */
export type Overtaking = readonly (readonly Notice['why'][])[]

/**
 * Says whether nothing newer has overtaken what somebody was told of a document; what stands in no list is overtaken by
 * its own kind alone. `isOther` leaves out what is about something else in it.
 */
export function isLatest(
  space: Space,
  person: string,
  notice: Extract<Notice, { readonly document: string }>,
  {
    overtaking,
    isOther = () => false,
  }: { readonly overtaking: Overtaking; readonly isOther?: (one: Notice) => boolean },
): boolean {
  const kind = overtaking.find((whys) => whys.includes(notice.why)) ?? [notice.why]
  const last = space.notices
    .get(person)
    ?.findLast(
      (one) =>
        kind.includes(one.why) && 'document' in one && one.document === notice.document && !isOther(one),
    )
  return last === undefined || last.seq === notice.seq
}
