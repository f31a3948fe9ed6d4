import { myFileSchema, type MyFile } from '@alongside/evaluation'
import type { Answer } from '#lib/api.ts'
import { sendBytes } from '#lib/send-file.ts'

/** A file that is to come with somebody's score. */
interface SendingEvidence {
  readonly evaluation: string
  readonly criterion: string
  /** As this device calls it. */
  readonly file: string
  readonly name: string
  readonly bytes: ArrayBuffer
  /** In whose name it is sent. */
  readonly as: string
}

/** Sends a file that waits, sealed, for the score it comes with. */
export function sendEvidence({
  evaluation,
  criterion,
  file,
  ...sending
}: SendingEvidence): Promise<Answer<MyFile>> {
  return sendBytes(`${placeOf(evaluation, criterion)}?id=${file}`, myFileSchema, sending)
}

/** The bytes of a file that somebody has sealed themselves; null where they cannot be had just now. */
export async function loadEvidence(
  evaluation: string,
  criterion: string,
  file: string,
): Promise<ArrayBuffer | null> {
  try {
    const answer = await fetch(`${placeOf(evaluation, criterion)}/${encodeURIComponent(file)}`)
    return answer.ok ? await answer.arrayBuffer() : null
  } catch {
    return null
  }
}

function placeOf(evaluation: string, criterion: string): string {
  return `/api/evaluations/${encodeURIComponent(evaluation)}/criteria/${encodeURIComponent(criterion)}/evidence`
}
