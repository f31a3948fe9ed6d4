import { answeredProblemSchema, Refusal, type Problem, type ProblemKind } from '@alongside/protocol'
import { StorageError } from '@alongside/storage'
import { resolver, validator as validate, type DescribeRouteOptions } from 'hono-openapi'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import type { ApiContext } from './env.ts'
import { misfitWords } from './misfit.ts'

const statuses: Partial<Record<ProblemKind, ContentfulStatusCode>> = {
  signedOut: 401,
  notAllowed: 403,
  notFound: 404,
  lastOrganiser: 409,
  alreadyDone: 409,
  ended: 410,
  tooLarge: 413,
  tooMany: 429,
  tooManyTries: 429,
  notSaved: 503,
  notSent: 503,
}

/** Answers with a problem as JSON and the status that goes with its kind. */
export function refused(c: ApiContext, problem: Problem): Response {
  return c.json(problem, statuses[problem.kind] ?? 400)
}

/** What is not there and what one may not know of are one and the same answer. */
export function nothingHere(): never {
  throw new Refusal('notFound', 'There is nothing here by that name that you may see.')
}

/** What could be guessed at was tried too often. */
export function tooManyTries(): never {
  throw new Refusal('tooManyTries', 'That was tried very often. Wait a quarter of an hour.')
}

/** Answers whatever was thrown: expected refusals as they are, all else without telling what it was. */
export function answerError(
  error: Error,
  c: ApiContext,
  warn: (event: string, fields: Readonly<Record<string, unknown>>) => void,
): Response {
  if (error instanceof Refusal) return refused(c, error.problem)
  if (error instanceof HTTPException && error.status < 500) {
    return refused(c, { kind: 'malformed', words: 'This is not what this address takes.' })
  }
  warn('api.failed', { path: c.req.routePath, error: error.stack ?? String(error) })
  if (error instanceof StorageError) {
    const words =
      error.problem.kind === 'full'
        ? 'There is no room left on the server. Nothing was saved. Tell whoever runs it.'
        : 'Nothing was saved. Try again in a little while.'
    return refused(c, { kind: 'notSaved', words })
  }
  return c.json({ kind: 'notSaved', words: 'Something went wrong on the server. Nothing was saved.' }, 500)
}

/** Takes a JSON body of this shape, or answers with the first problem in it. */
export function takes<Schema extends z.ZodType>(schema: Schema) {
  return checked('json', schema)
}

/** Takes a query of this shape, or answers with the first problem in it. */
export function asks<Schema extends z.ZodType>(schema: Schema) {
  return checked('query', schema)
}

function checked<Where extends 'json' | 'query', Schema extends z.ZodType>(where: Where, schema: Schema) {
  return validate(where, schema, (result, c) => {
    if (result.success) return undefined
    const [issue] = result.error
    const field = issue?.path?.map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
    return c.json(
      { kind: 'invalid', words: misfitWords(issue), ...(field ? { field } : {}) } satisfies Problem,
      400,
    )
  })
}

const problemContent = { 'application/json': { schema: resolver(answeredProblemSchema) } }

/** Describes a route: what it does, what it answers, and that anything else is a problem. */
export function describes(summary: string, answer: z.ZodType | null): DescribeRouteOptions {
  return {
    summary,
    responses: {
      ...(answer === null
        ? { 204: { description: 'Done.' } }
        : { 200: { description: 'Done.', content: { 'application/json': { schema: resolver(answer) } } } }),
      default: { description: 'A problem.', content: problemContent },
    },
  }
}
