/** The version of what a snapshot holds: higher whenever a document reads otherwise after this program than before. */
export const snapshotVersion = 3

/** So many rows are read before a snapshot is left behind, after which nobody has to read them again. */
export const rowsPerSnapshot = 500
