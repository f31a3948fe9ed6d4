import type { EvaluationResult, ResultCriterion } from '@alongside/evaluation'
import type { Language } from '@alongside/kinds'
import { isScoreNumber, scores, scoresOf, type Scale, type Score } from '@alongside/protocol'
import { wordsIn } from '../mail/words/words.ts'

/**
 * The scores of a result as a table that programs for sheets open (RFC 4180, in UTF-8 with a mark that says so): a line
 * for each group that is shown of a criterion, and one for a criterion of which none is.
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
  return `\uFEFF${[head, ...lines].map((line) => `${line.map(cellOf).join(',')}\r\n`).join('')}`
}

function countOf(group: ResultCriterion['groups'][number] | null, score: Score): number | '' {
  return group?.counts?.find(({ answer }) => answer === score)?.count ?? ''
}

function groupsOf({ groups }: ResultCriterion) {
  return groups.length === 0 ? [null] : groups
}

/** A cell; words that a program would take for a formula begin with an apostrophe, which says that they are words. */
function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const words = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}
