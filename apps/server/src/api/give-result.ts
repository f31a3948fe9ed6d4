import type { EvaluationResult } from '@alongside/evaluation'
import type { WholeResult } from '@alongside/review'
import type { DescribeRouteOptions } from 'hono-openapi'
import { resultTable } from '../evaluation/result-table.ts'
import { shownTable } from '../review/shown-table.ts'
import { languageOf, wordsIn } from '../mail/words/words.ts'
import { describes, nothingHere } from './answer.ts'
import type { ApiContext } from './env.ts'
import { giveAs } from './give-as.ts'

/** Answers with a result as a file to keep: its scores as a table, or all of it as JSON. */
export function giveResult(c: ApiContext, result: EvaluationResult, as: 'csv' | 'json'): Response {
  return as === 'csv'
    ? giveAs(c, 'text/csv', `${result.title}.csv`, resultTable(result, languageOf(c.req.raw.headers)))
    : giveAs(c, 'application/json', `${result.title}.json`, `${JSON.stringify(result, null, 2)}\n`)
}

/** Answers with what a space shows beside a review, as a table to keep. */
export function giveShown(c: ApiContext, { title, claim, beside, actions, timeZone }: WholeResult): Response {
  if (claim === null || beside === null) return nothingHere()
  const language = languageOf(c.req.raw.headers)
  const table = shownTable({ claim, beside, actions, timeZone }, language)
  return giveAs(c, 'text/csv', `${title} (${wordsIn(language).shownTable.file}).csv`, table)
}

/** Describes a route that gives a result as a file. */
export function givesResult(summary: string, as: 'csv' | 'json'): DescribeRouteOptions {
  const type = as === 'csv' ? 'text/csv' : 'application/json'
  return {
    summary,
    responses: {
      ...describes('', null).responses,
      200: { description: 'A file.', content: { [type]: { schema: { type: 'string' } } } },
    },
  }
}
