import { asHeader, fileNameHeader, fileViewSchema, problemSchema } from '@alongside/protocol'
import type { PictureTrouble } from './picture-file.ts'

/** What came of sending a picture: the id of its file, or why there is none. */
export type Sent = { readonly file: string } | { readonly trouble: PictureTrouble }

/**
 * Sends a picture into a section in the name of `as`, and tells which share of it, from 0 to 1, is on its way. This
 * is an `XMLHttpRequest`, since `fetch` cannot tell. Never answers once `signal` is aborted.
 */
export function sendPicture(
  section: string,
  file: File,
  as: string,
  ontold: (share: number) => void,
  signal: AbortSignal,
): Promise<Sent> {
  const request = new XMLHttpRequest()
  signal.addEventListener('abort', () => request.abort())
  return new Promise((resolve) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => ontold(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () => resolve(read(request.status, request.responseText)))
    request.addEventListener('error', () => resolve({ trouble: 'offline' }))
    request.open('POST', `/api/sections/${encodeURIComponent(section)}/files`)
    request.setRequestHeader(fileNameHeader, encodeURIComponent(file.name))
    request.setRequestHeader(asHeader, as)
    request.send(file)
  })
}

function read(status: number, text: string): Sent {
  const json = parse(text)
  const view = fileViewSchema.safeParse(json)
  if (status === 200 && view.success) {
    return view.data.picture === null ? { trouble: 'wrongType' } : { file: view.data.id }
  }
  const problem = problemSchema.safeParse(json)
  if (!problem.success) return { trouble: status === 413 ? 'tooLarge' : 'failed' }
  switch (problem.data.kind) {
    case 'tooLarge':
      return { trouble: problem.data.field === 'space' ? 'noRoom' : 'tooLarge' }
    case 'tooMany':
      return { trouble: problem.data.field === 'section' ? 'noRoom' : 'tooMany' }
    case 'invalid':
      return { trouble: 'wrongType' }
    case 'notAllowed':
    case 'notFound':
    case 'signedOut':
      return { trouble: 'notAllowed' }
    default:
      return { trouble: 'failed' }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
