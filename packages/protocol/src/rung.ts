import { z } from 'zod'

/** How far a piece of work goes, stated honestly. */
export const rungSchema = z.enum(['told', 'asked', 'involved', 'designedTogether', 'doneTogether'])
export type Rung = z.infer<typeof rungSchema>
