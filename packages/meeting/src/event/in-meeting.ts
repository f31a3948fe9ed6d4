import { idSchema } from '@alongside/protocol'

/** What every event of a meeting says: which one; the id is that of the document too. */
export const inMeeting = { meeting: idSchema }

/** What the events about an item say beside that; only those who may read its notes hear of them. */
export const inItem = { ...inMeeting, item: idSchema }
