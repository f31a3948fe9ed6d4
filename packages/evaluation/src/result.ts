import type { Score, ServiceFacts } from '@alongside/protocol'
import type { EvaluationResult } from './answer.ts'
import type { Evaluation } from './evaluation.ts'

/** What the space knows of an evaluation whose result is to be read outside. */
export interface ResultFacts {
  readonly title: string
  readonly timeZone: string
  readonly service: ServiceFacts
  /** Those that everyone may read whom the result is for, in their order; nothing is told of any other. */
  readonly criteria: readonly { readonly id: string; readonly title: string }[]
  /** What was agreed of a criterion of the evaluation that it follows, if that may be shown beside it. */
  readonly agreedBefore: (criterion: string) => Score | null
}

/** The result for those who are not of the panel: it names nobody but who replied, and holds nothing that people wrote for each other. */
export function resultOf(evaluation: Evaluation, facts: ResultFacts): EvaluationResult {
  const shown = new Set(facts.criteria.map(({ id }) => id))
  // Whoever was taken off once scoring had started may have scored.
  const panel = [...new Map([...evaluation.left, ...evaluation.panel]).values()]
  const { reply } = evaluation
  return {
    title: facts.title,
    timeZone: facts.timeZone,
    service: facts.service,
    claim: evaluation.review?.claim ?? null,
    period: evaluation.period,
    rules: evaluation.rules,
    panel: {
      people: panel.length,
      fromProvider: panel.filter(({ isFromProvider }) => isFromProvider).length,
    },
    criteria: facts.criteria.flatMap(({ id, title }) => {
      const criterion = evaluation.criteria.get(id)
      if (criterion?.state !== 'revealed' || criterion.revealed === null) return []
      const { agreed, was } = criterion
      return [
        {
          title,
          scale: criterion.scale,
          question: criterion.facts.question,
          groups: criterion.revealed.groups,
          rounds: criterion.round,
          lost: criterion.lost.map(({ round }) => round),
          agreed: agreed && { score: agreed.score, words: agreed.words },
          notAgreeing: criterion.dissents.length,
          before: was === null ? null : facts.agreedBefore(was),
        },
      ]
    }),
    choices: [...evaluation.choices.values()].map(({ sort, words }) => ({ sort, words })),
    actions: [...evaluation.actions.values()]
      .filter(({ criterion }) => criterion === null || shown.has(criterion))
      .map(({ words, due, status }) => ({ words, due, status })),
    reply:
      reply === null || reply.words === null || reply.repliedAt === null
        ? null
        : { name: reply.name, words: reply.words, repliedAt: reply.repliedAt },
  }
}
