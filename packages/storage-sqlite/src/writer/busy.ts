/** How long a connection waits for another that has the database locked. */
export const busyMs = 5000
