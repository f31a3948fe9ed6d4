import { evaluationResultSchema, resultPreviewSchema } from '@alongside/evaluation'
import { openBlockSchema } from '@alongside/meeting'
import { z } from 'zod'
import { evidenceAnswerSchema, type Evidence, type EvidenceAnswer } from './evidence.ts'

/** What was written together beside what was scored, as everyone may read it: words, and nobody's name. */
const pieceSchema = z.object({
  title: z.string(),
  prompt: z.string().nullable(),
  blocks: z.array(openBlockSchema),
})

/** `GET /api/evaluations/{evaluation}/beside`: what a review shows beside its scores. */
export const besideSchema = z.object({ shown: evidenceAnswerSchema, pieces: z.array(pieceSchema) })
export type Beside = z.infer<typeof besideSchema>

/** A result as a whole, in its file and on its public page; `beside` null: it is of a service. */
export const wholeResultSchema = evaluationResultSchema.extend({ beside: besideSchema.nullable() })
export type WholeResult = z.infer<typeof wholeResultSchema>

/** `GET /api/evaluations/{evaluation}/public-result`, for those who make results public. */
export const wholePreviewSchema = resultPreviewSchema.extend({ result: wholeResultSchema })
export type WholePreview = z.infer<typeof wholePreviewSchema>

/** What a space tells by itself, for those outside: the figures, and nothing of where they come from. */
export function withoutSources(evidence: Evidence): EvidenceAnswer {
  const without = <Part extends { readonly sources: readonly unknown[] }>(part: Part) => ({
    ...part,
    sources: [],
  })
  return {
    evidence: {
      words: without(evidence.words),
      suggestions: without(evidence.suggestions),
      chairing: without(evidence.chairing),
      deciding: without(evidence.deciding),
      answers: without(evidence.answers),
      promises: without(evidence.promises),
      papers: without(evidence.papers),
      needs: without(evidence.needs),
      money: evidence.money.map((one) => ({ ...one, round: null })),
      beginnings: evidence.beginnings.map((one) => ({ ...one, document: null })),
    },
    documents: [],
    knowsNeeds: false,
  }
}
