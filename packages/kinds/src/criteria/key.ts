/** What the usual criteria look at, in the order in which they are offered. */
export const criterionKeys = [
  'reach',
  'listens',
  'equal',
  'strengths',
  'keepsPromises',
  'joinedUp',
  'safe',
  'fair',
  'connects',
  'difference',
  'learns',
  'money',
] as const
export type CriterionKey = (typeof criterionKeys)[number]

/** A criterion in one language. */
export interface CriterionText {
  readonly title: string
  /** One sentence that can be answered by *not at all* to *fully*. */
  readonly question: string
  readonly help: string
}
