/** The version of the wire; a test fails when a message changes and this does not. */
export const protocolVersion = 8

/** The version of the document schema; an older client may read but not write (S15). */
export const schemaVersion = 1
