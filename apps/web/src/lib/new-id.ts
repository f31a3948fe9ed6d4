import { idFrom } from '@alongside/protocol'

/** A number for something new about a meeting, so that asking for it twice makes it once. */
export const newId = (): string => idFrom(crypto.getRandomValues(new Uint8Array(16)))
