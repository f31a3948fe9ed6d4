/**
 * With which code a socket is closed. 44xx is for good: the client must not come back as it is.
 * 1011 and 1013 are for a while: it may try again.
 */
export const closeCodes = {
  /** The server failed; try again. */
  failed: 1011,
  /** The server is busy or going down; try again. */
  later: 1013,
  /** The frame could not be read or holds what no client may send. */
  malformed: 4400,
  /** There is no session, or it has ended. */
  signedOut: 4401,
  /** The person may not read this section, or it does not exist. */
  notAllowed: 4403,
  /** The client does not answer step 1 with what is missing, or was refused for good. */
  refused: 4409,
  /** The client holds what this server never had: a restored or erased section. */
  epochPassed: 4410,
  /** A frame over the limit. */
  tooLarge: 4413,
  /** More messages than any person can make. */
  tooMany: 4429,
} as const

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes]

/** Says whether a client that was closed with `code` must not come back as it is. */
export function isForGood(code: number): boolean {
  return code >= 4400 && code < 4500
}
