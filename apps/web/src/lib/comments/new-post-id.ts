import { idFrom } from '@alongside/protocol'

/** A new id for a comment, a reply, or what is kept of one on the device. */
export function newPostId(): string {
  return idFrom(crypto.getRandomValues(new Uint8Array(16)))
}
