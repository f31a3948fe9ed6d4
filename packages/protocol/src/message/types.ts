/** Numbers of messages on `/sync`. Those below 16 are the plain y-websocket protocol's. */
export const messageTypes = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  welcome: 16,
  saved: 17,
  refused: 18,
  rights: 19,
  hello: 20,
  pen: 21,
  replayed: 22,
  sources: 23,
  writers: 24,
  origins: 25,
} as const
