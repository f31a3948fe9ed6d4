import type { EvaluationResult, ResultCriterion } from '@alongside/evaluation'
import type { Language } from '@alongside/kinds'
import { scores, type Score } from '@alongside/protocol'
import { wordsIn } from '../mail/words/words.ts'

/**
 * The scores of a result as a table that programs for sheets open (RFC 4180, in UTF-8 with a mark that says so): a line
 * for each group that is shown of a criterion, and one for a criterion of which none is.
 */
export function resultTable(result: EvaluationResult, language: Language): string {
  const { resultTable: words, capacity } = wordsIn(language)
  const scoreWords = (score: Score | null): string => (score === null ? '' : words.scores[score])
  const head = [
    words.criterion,
    words.question,
    words.rounds,
    words.group,
    words.people,
    words.median,
    ...scores.map(scoreWords),
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
      group === null ? '' : group.capacities.map((one) => capacity[one]).join(' + '),
      group?.people ?? '',
      group?.median ?? '',
      ...scores.map((score) => group?.counts?.find(({ answer }) => answer === score)?.count ?? ''),
      scoreWords(criterion.agreed?.score ?? null),
      criterion.agreed?.words ?? '',
      criterion.notAgreeing,
      scoreWords(criterion.before),
    ]),
  )
  return `\uFEFF${[head, ...lines].map((line) => `${line.map(cellOf).join(',')}\r\n`).join('')}`
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
