import { z } from 'zod'

/** 22, client to server: what was unsaved on the device has been sent; the server may now ask for the rest. */
export const replayedSchema = z.object({})
export type Replayed = z.infer<typeof replayedSchema>
