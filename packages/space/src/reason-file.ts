import type { EvaluationEvent } from '@alongside/evaluation'
import type { SpaceFile } from './space.ts'

/** The files that come to stand with a criterion, since a reason is shown that brought them; of nobody, where it has no name. */
export function reasonFilesOf(event: EvaluationEvent, addedAt: number): readonly SpaceFile[] {
  switch (event.kind) {
    case 'revealed':
      return event.payload.reasons.flatMap((one) => standing(event.payload.criterion, one, addedAt))
    case 'scoreReasonSaid':
      return standing(event.payload.criterion, event.payload, addedAt)
    default:
      return []
  }
}

function standing(
  section: string,
  {
    person,
    files,
  }: Pick<Extract<EvaluationEvent, { kind: 'revealed' }>['payload']['reasons'][number], 'person' | 'files'>,
  addedAt: number,
): readonly SpaceFile[] {
  return files.map(({ file: id, hash, name, type, bytes, picture }) => ({
    id,
    section,
    hash,
    name,
    type,
    bytes,
    picture,
    addedAt,
    addedBy: person,
    use: 'reason',
  }))
}
