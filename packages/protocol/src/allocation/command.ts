import { z } from 'zod'
import { idSchema } from '../id.ts'
import { lineSchema } from '../line.ts'
import { allocationAskSchema } from './ask.ts'
import { roundRulesSchema } from './round-rules.ts'

/** What can be asked of a space about sharing out money. */
export const allocationCommands = [
  /** A round is begun: its document, in which proposals are taken from now on. */
  z.object({ do: z.literal('openAllocation'), title: lineSchema(200), rules: roundRulesSchema }),
  /** Anything else that is asked of a round. */
  z.object({ do: z.literal('allocate'), allocation: idSchema, ask: allocationAskSchema }),
] as const
