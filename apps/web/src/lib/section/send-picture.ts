import type { Trouble } from '#lib/api.ts'
import { sendFile } from '#lib/send-file.ts'
import type { PictureTrouble } from './picture-file.ts'

/** What came of sending a picture: the id of its file, or why there is none. */
export type Sent = { readonly file: string } | { readonly trouble: PictureTrouble }

/** Sends a picture into the text of a section in the name of `as`, and tells which share of it is on its way. */
export async function sendPicture(
  section: string,
  file: File,
  as: string,
  told: (share: number) => void,
  signal: AbortSignal,
): Promise<Sent> {
  const answer = await sendFile({ section, use: 'text', name: file.name, bytes: file, as, told, signal })
  if (!answer.ok) return { trouble: pictureTroubleOf(answer.trouble, answer.status) }
  return answer.value.picture === null ? { trouble: 'wrongType' } : { file: answer.value.id }
}

function pictureTroubleOf({ kind, field }: Trouble, status: number): PictureTrouble {
  switch (kind) {
    case 'unreachable':
      return status === 0 ? 'offline' : 'failed'
    case 'tooLarge':
      return field === 'space' ? 'noRoom' : 'tooLarge'
    case 'tooMany':
      return field === 'section' ? 'noRoom' : 'tooMany'
    case 'invalid':
      return 'wrongType'
    case 'notAllowed':
    case 'notFound':
    case 'signedOut':
      return 'notAllowed'
    default:
      return 'failed'
  }
}
