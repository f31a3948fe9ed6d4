import type { DocumentSummary } from '@alongside/protocol'

/** Says whether the day has begun, on which a document is to be looked at again. */
export function isReviewDue(
  { header, putAway }: Pick<DocumentSummary, 'header' | 'putAway'>,
  today: string,
): boolean {
  return header.reviewDue !== null && header.reviewDue <= today && !putAway
}
