import type { Evaluation } from '@alongside/evaluation'
import { evidenceOf, type Evidence, type EvidenceAnswer, type Source } from '@alongside/review'
import { endOfDay, maySee, preparersOf, startOfDay, type Space } from '@alongside/space'
import type { Reader } from '../reader/reader.ts'
import { findInDocuments } from './find-in-documents.ts'
import { findInMeetings } from './find-in-meetings.ts'

/** What a space tells by itself of the time that a review looks at, as far as somebody may know of it. */
export async function evidenceFor(
  { reader }: { readonly reader: Pick<Reader, 'read' | 'suggested'> },
  space: Space,
  { period }: Pick<Evaluation, 'period'>,
  person: string,
): Promise<EvidenceAnswer> {
  const { timeZone } = space
  // The last moment of the last day.
  const span = { from: startOfDay(timeZone, period.from), to: endOfDay(timeZone, period.to) - 1 }
  const evidence = evidenceOf(
    { ...(await findInDocuments(reader, space, person)), ...findInMeetings(space, person) },
    span,
  )
  const meetings = [...space.meetings.values()].filter(
    ({ id, openedAt }) =>
      openedAt !== null && openedAt >= span.from && openedAt <= span.to && maySee(space, person, id),
  )
  return {
    evidence,
    documents: documentsIn(evidence).flatMap((id) => {
      const document = space.documents.get(id)
      if (document === undefined) return []
      const { slug, kind, title } = document
      return [{ id, slug, kind, title }]
    }),
    knowsNeeds: meetings.every(({ id }) => preparersOf(space, id).includes(person)),
  }
}

function documentsIn({ beginnings, ...parts }: Evidence): readonly string[] {
  const sources = Object.values(parts).flatMap((part) => part.sources)
  return [...new Set([...sources.map(placeOf), ...beginnings.map(({ document }) => document)])]
}

function placeOf(source: Source): string {
  return source.what === 'section' ? source.document : source.meeting
}
