import type { EvaluationResult } from '@alongside/evaluation'
import type { DescribeRouteOptions } from 'hono-openapi'
import { resultTable } from '../evaluation/result-table.ts'
import { languageOf } from '../mail/words/words.ts'
import { describes } from './answer.ts'
import { dispositionOf } from './disposition.ts'
import type { ApiContext } from './env.ts'

/** Answers with a result as a file to keep: its scores as a table, or all of it as JSON. */
export function giveResult(c: ApiContext, result: EvaluationResult, as: 'csv' | 'json'): Response {
  const type = as === 'csv' ? 'text/csv' : 'application/json'
  c.header('content-type', `${type}; charset=utf-8`)
  c.header('content-disposition', dispositionOf(type, `${result.title}.${as}`))
  return c.body(
    as === 'csv'
      ? resultTable(result, languageOf(c.req.raw.headers))
      : `${JSON.stringify(result, null, 2)}\n`,
  )
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
