import { dispositionOf } from './disposition.ts'
import type { ApiContext } from './env.ts'

/** Answers with text as a file to keep. */
export function giveAs(c: ApiContext, type: string, name: string, body: string): Response {
  c.header('content-type', `${type}; charset=utf-8`)
  c.header('content-disposition', dispositionOf(type, name))
  return c.body(body)
}
