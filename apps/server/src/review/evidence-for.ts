import type { Evaluation } from '@alongside/evaluation'
import {
  documentOfSource,
  evidenceOf,
  type Evidence,
  type EvidenceAnswer,
  type Span,
} from '@alongside/review'
import { endOfDay, startOfDay, type Space } from '@alongside/space'
import type { Reader } from '../reader/reader.ts'
import { findInDocuments } from './find-in-documents.ts'
import { findInMeetings } from './find-in-meetings.ts'
import { findInRounds } from './find-in-rounds.ts'
import { findPromises } from './find-promises.ts'
import type { Seer } from './seer.ts'

export interface ReadsWords {
  readonly reader: Pick<Reader, 'read' | 'suggested'>
}

/** What a space tells by itself of the time that a review looks at, as far as somebody may know of it. */
export async function evidenceFor(
  deps: ReadsWords,
  space: Space,
  review: Pick<Evaluation, 'period'>,
  seer: Seer,
): Promise<EvidenceAnswer> {
  const evidence = await countEvidence(deps, space, review, seer)
  const span = spanOf(space, review)
  const meetings = [...space.meetings.values()].filter(
    ({ id, openedAt }) =>
      openedAt !== null && openedAt >= span.from && openedAt <= span.to && seer.maySee(id),
  )
  return {
    evidence,
    documents: documentsIn(evidence).flatMap((id) => {
      const document = space.documents.get(id)
      if (document === undefined) return []
      const { slug, kind, title } = document
      return [{ id, slug, kind, title }]
    }),
    knowsNeeds: meetings.every(({ id }) => seer.knowsNeeds(id)),
  }
}

/** The same without where it comes from. */
export async function countEvidence(
  { reader }: ReadsWords,
  space: Space,
  review: Pick<Evaluation, 'period'>,
  seer: Seer,
): Promise<Evidence> {
  return evidenceOf(
    {
      ...(await findInDocuments(reader, space, seer)),
      ...findInMeetings(space, seer),
      promises: findPromises(space, seer),
      rounds: findInRounds(space, seer),
    },
    spanOf(space, review),
  )
}

function spanOf({ timeZone }: Space, { period }: Pick<Evaluation, 'period'>): Span {
  // The last moment of the last day.
  return { from: startOfDay(timeZone, period.from), to: endOfDay(timeZone, period.to) - 1 }
}

function documentsIn({ beginnings, money, ...parts }: Evidence): readonly string[] {
  const sources = Object.values(parts).flatMap((part) => part.sources)
  const others = [...beginnings.map(({ document }) => document), ...money.map(({ round }) => round)]
  return [...new Set([...sources.map(documentOfSource), ...others.filter((one) => one !== null)])]
}
