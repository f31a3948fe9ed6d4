import type { EvaluationResult, ResultCriterion } from '@alongside/evaluation'
import type { Language } from '@alongside/kinds'
import { isScoreNumber, scores, scoresOf, type Scale, type Score } from '@alongside/protocol'
import { wordsIn } from '../mail/words/words.ts'
import { tableFile } from './table-file.ts'

/**
 * The scores of a result as a table that programs for sheets open: a line for each group that is shown of a criterion,
 * and one for a criterion of which none is.
 */
export function resultTable(result: EvaluationResult, language: Language): string {
  const { resultTable: words, capacity } = wordsIn(language)
  const scoreWords = (score: Score | null, scale: Scale = 'fully'): string => {
    if (score === null) return ''
    const levels: Partial<Readonly<Record<Score, string>>> = words.levels
    return (scale === 'level' ? levels[score] : undefined) ?? words.scores[score]
  }
  // Levels have columns of their own, where there are any.
  const levels = result.criteria.some(({ scale }) => scale === 'level')
    ? scoresOf('level').filter(isScoreNumber)
    : []
  const head = [
    words.criterion,
    words.question,
    words.rounds,
    words.lost,
    words.group,
    words.people,
    words.median,
    ...scores.map((score) => scoreWords(score)),
    ...levels.map((score) => scoreWords(score, 'level')),
    words.agreed,
    words.reasons,
    words.notAgreeing,
    words.before,
  ]
  const lines = result.criteria.flatMap((criterion) =>
    groupsOf(criterion).map((group) => [
      criterion.title,
      criterion.question,
      criterion.rounds,
      criterion.lost.length,
      group === null ? '' : group.capacities.map((one) => capacity[one]).join(' + '),
      group?.people ?? '',
      group?.median ?? '',
      ...scores.map((score) =>
        criterion.scale === 'fully' || score === 'cannotSay' ? countOf(group, score) : '',
      ),
      ...levels.map((score) => (criterion.scale === 'level' ? countOf(group, score) : '')),
      scoreWords(criterion.agreed?.score ?? null, criterion.scale),
      criterion.agreed?.words ?? '',
      criterion.notAgreeing,
      scoreWords(criterion.before, criterion.scale),
    ]),
  )
  return tableFile([head, ...lines])
}

function countOf(group: ResultCriterion['groups'][number] | null, score: Score): number | '' {
  return group?.counts?.find(({ answer }) => answer === score)?.count ?? ''
}

function groupsOf({ groups }: ResultCriterion) {
  return groups.length === 0 ? [null] : groups
}
