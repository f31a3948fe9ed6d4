import { z } from 'zod'

/**
 * Why something was refused. `kind` is for programs and for the message catalogue; `words` is a plain
 * sentence for whoever reads a log or has no catalogue.
 */
export const problemKinds = [
  'signedOut',
  'notFound',
  'notAllowed',
  'notYourPen',
  'penUnknown',
  'penRetired',
  'tooLarge',
  'tooMany',
  'malformed',
  'missingPart',
  'schemaTooOld',
  'epochPassed',
  'notSaved',
  'notSent',
  'lastOrganiser',
  'alreadyDone',
  'ended',
  'wrongCode',
  'tooManyTries',
  'invalid',
] as const

export const problemSchema = z.object({
  kind: z.enum(problemKinds),
  words: z.string(),
  /** Where in the input the problem lies, for forms. */
  field: z.string().optional(),
})
export type ProblemKind = (typeof problemKinds)[number]

/** A problem as the API answers it. */
export const answeredProblemSchema = problemSchema.extend({
  /** From when on it may be tried again, in milliseconds since 1970, where that is known. */
  until: z.number().int().optional(),
})
export type Problem = z.infer<typeof answeredProblemSchema>

/** An expected refusal, thrown where a value cannot be returned. */
export class Refusal extends Error {
  readonly problem: Problem

  constructor(kind: ProblemKind, words: string, field?: string) {
    super(words)
    this.name = 'Refusal'
    this.problem = field === undefined ? { kind, words } : { kind, words, field }
  }

  /** The same refusal as something to throw, with all that is known of it. */
  static of(problem: Problem): Refusal {
    return Object.assign(new Refusal(problem.kind, problem.words), { problem })
  }
}
