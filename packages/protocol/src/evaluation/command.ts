import { z } from 'zod'
import { idSchema } from '../id.ts'
import { lineSchema } from '../line.ts'
import { evaluationAskSchema } from './ask.ts'
import { periodSchema } from './period.ts'
import { claimSchema, scopeSchema } from './review.ts'
import { serviceFactsSchema } from './service.ts'

/** What can be asked of a space about services and their evaluations. */
export const evaluationCommands = [
  /** The id is made by whoever sends it, so that sent again it adds no second service. */
  z.object({ do: z.literal('addService'), service: idSchema, facts: serviceFactsSchema }),
  z.object({ do: z.literal('changeService'), service: idSchema, facts: serviceFactsSchema }),
  /** An evaluation is begun: its document, with the criteria of the evaluation that it follows, or with usual ones. */
  z.object({
    do: z.literal('openEvaluation'),
    title: lineSchema(200),
    service: idSchema,
    period: periodSchema,
    from: idSchema.nullable(),
  }),
  /** A review is begun: an evaluation of how the space works together, which follows another one or none. */
  z.object({
    do: z.literal('openReview'),
    title: lineSchema(200),
    scope: scopeSchema,
    period: periodSchema,
    claim: claimSchema,
    from: idSchema.nullable(),
  }),
  /** Anything else that is asked of an evaluation. */
  z.object({ do: z.literal('evaluate'), evaluation: idSchema, ask: evaluationAskSchema }),
] as const
