import { evaluationResultSchema, type EvaluationResult } from '@alongside/evaluation'
import { Refusal } from '@alongside/protocol'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { resultOutside } from '../../evaluation/result.ts'
import { describes, nothingHere } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import type { ApiContext, Env } from '../env.ts'
import { giveResult, givesResult } from '../give-result.ts'

/** Results for everyone who has their address. */
export function publicResultRoutes({ spaces }: ApiDeps) {
  async function resultAsked(c: ApiContext): Promise<EvaluationResult> {
    const id = c.req.param('page') ?? ''
    const space = await spaces.spaceOf('result', id)
    for (const evaluation of space?.evaluations.values() ?? []) {
      const page = evaluation.pages.get(id)
      if (space === null || page === undefined) continue
      if (page.withdrawn !== null || space.documents.get(evaluation.id)?.putAway !== false) {
        throw new Refusal('ended', 'This result was public, and is not any more.')
      }
      // Short, so that what is withdrawn is gone soon everywhere.
      c.header('cache-control', 'public, max-age=60')
      return resultOutside(space, evaluation)
    }
    return nothingHere()
  }

  return new Hono<Env>()
    .get(
      '/public/results/:page',
      describeRoute(describes('A result that is public', evaluationResultSchema)),
      async (c) => c.json(await resultAsked(c)),
    )
    .get(
      '/public/results/:page/result.csv',
      describeRoute(givesResult('The scores of a public result as a table', 'csv')),
      async (c) => giveResult(c, await resultAsked(c), 'csv'),
    )
    .get(
      '/public/results/:page/result.json',
      describeRoute(givesResult('A public result as a file', 'json')),
      async (c) => giveResult(c, await resultAsked(c), 'json'),
    )
}
