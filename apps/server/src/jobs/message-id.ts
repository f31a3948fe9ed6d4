import { createMarker } from '../auth/seal.ts'

/** Makes the id of a job's letter: the same at every try, different for every job, and telling nothing of it. */
export function createMessageIds(
  secret: string,
  host: string,
): (job: { readonly kind: string; readonly key: string }) => string {
  const marker = createMarker(secret, 'message ids')
  return ({ kind, key }) => `${marker.markOf(`${kind} ${key}`)}@${host}`
}
