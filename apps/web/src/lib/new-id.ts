import { idFrom } from '@alongside/protocol'

/** An id for something that is made on this device, so that sending it twice makes it once. */
export function newId(): string {
  return idFrom(crypto.getRandomValues(new Uint8Array(16)))
}
