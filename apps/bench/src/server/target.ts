import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { startChild } from './child.ts'

/** A server under measurement, reached only by what it offers to everyone. */
export interface Target {
  /** Its origin. */
  readonly url: string
  close(): Promise<void>
}

/** Someone who is signed in to it. */
export interface Visitor {
  readonly id: string
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
}

const mainFile = join(import.meta.dirname, '../../../server/src/main.ts')
const signedInSchema = z.object({ id: z.string(), name: z.string() })
const stateSchema = z.object({ space: z.object({ id: z.string() }) })
const createdSchema = z.object({ sections: z.array(z.object({ id: z.string() })) })

/** Starts a server of its own, with the demo's people and an empty data directory. */
export async function startTarget(): Promise<Target> {
  const directory = await mkdtemp(join(tmpdir(), 'alongside-bench-'))
  const env = { PORT: '0', DATA_DIR: directory, ALONGSIDE_DEMO: '1', LOG_LEVEL: 'error' }
  const child = await startChild(mainFile, env, /http:/)
  return {
    url: /http:\/\/\S+/.exec(child.line)?.[0] ?? '',
    async close() {
      await child.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** A server that runs already; its demo must be on. */
export function runningTarget(url: string): Target {
  return { url: new URL(url).origin, close: () => Promise.resolve() }
}

/** Signs in as one of the demo's people. */
export async function signIn({ url }: Target, key: string): Promise<Visitor> {
  const response = await send(url, '/api/demo/sign-in', { origin: url }, { person: key })
  const cookie = cookieIn(response)
  return { ...signedInSchema.parse(await response.json()), headers: { origin: url, cookie } }
}

/** What a browser would send from now on as the Cookie header. */
export function cookieIn({ headers }: Response): string {
  const cookies = headers.getSetCookie().map((one) => one.split(';', 1)[0])
  return cookies.join('; ')
}

/** Makes an empty document, which everybody on the board may edit; answers its only section. */
export async function makeSection({ url }: Target, visitor: Visitor, title: string): Promise<string> {
  const state = stateSchema.parse(await (await send(url, '/api/demo/state', visitor.headers)).json())
  const made = await send(url, `/api/spaces/${state.space.id}/documents`, visitor.headers, {
    kind: 'blank',
    title,
  })
  const [section] = createdSchema.parse(await made.json()).sections
  if (section === undefined) throw new Error('the new document has no section')
  return section.id
}

/** Asks the API; throws with what it answered when that is no success. */
export async function send(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<Response> {
  const response = await fetch(url + path, {
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return response
}
