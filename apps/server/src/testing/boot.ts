import {
  commandAnswerSchema,
  createdDocumentSchema,
  sectionTextSchema,
  type Permission,
  type SectionText,
} from '@alongside/protocol'
import { pino } from 'pino'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { z } from 'zod'
import { readConfig } from '../config.ts'
import type { Log } from '../log.ts'
import { startServer } from '../server.ts'
import { OurClient, type OurClientOptions } from './our-client.ts'
import { openRaw, PlainClient, type RawClient } from './plain-client.ts'
import { seedBoard, type SeededBoard } from './seed-board.ts'

/** Makes a data directory that is gone after the test. */
export async function makeDataDir(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'alongside-server-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** A server with a seeded board, and ways for its people to connect to a section of it. */
export class Booted {
  readonly board: SeededBoard
  readonly url: string
  /** Where people reach it, and pages come from. */
  readonly site: string
  readonly dataDir: string
  /** The document and the section that clients are sent to. */
  document: string
  section: string
  readonly #end: () => Promise<void>
  readonly #clients: { close(): void }[] = []

  constructor(
    board: SeededBoard,
    { url, site }: { readonly url: string; readonly site: string },
    dataDir: string,
    end: () => Promise<void>,
  ) {
    this.board = board
    this.url = url
    this.site = site
    this.dataDir = dataDir
    this.document = board.document
    this.section = board.section
    this.#end = end
  }

  /** Makes a new document, with the same rights as the one before; clients are sent there from now on. */
  async turnPage(): Promise<void> {
    for (const client of this.#clients.splice(0)) client.close()
    const { space, organiser, rights } = this.board
    const made = await this.ask(organiser, 'POST', `/spaces/${space}/documents`, createdDocumentSchema, {
      kind: 'blank',
      title: 'Another plan',
    })
    this.document = made.id
    this.section = made.sections[0]?.id ?? ''
    for (const [name, permission] of rights) await this.give(name, permission)
  }

  /** Has the organiser give somebody a right to the document, or to its section. */
  async give(
    name: string,
    permission: Permission | null,
    reason: string | null = null,
    what: 'document' | 'section' = 'document',
  ): Promise<void> {
    const on = { what, [what]: this[what] }
    const grantee = { to: 'person', person: this.board.person(name).id }
    const body = { do: 'giveRight', on, grantee, permission, reason }
    const path = `/spaces/${this.board.space}/commands`
    await this.ask(this.board.organiser, 'POST', path, commandAnswerSchema, body)
  }

  get syncUrl(): string {
    return `${this.url.replace('http', 'ws')}/sync/${this.section}`
  }

  headersOf(name: string): Record<string, string> {
    return { cookie: this.board.person(name).cookie, origin: this.site }
  }

  ours(name: string, options: Partial<OurClientOptions> = {}): OurClient {
    const client = new OurClient({ url: this.syncUrl, headers: this.headersOf(name), ...options })
    this.#clients.push(client)
    return client
  }

  plain(name: string): PlainClient {
    const client = new PlainClient(this.syncUrl, this.headersOf(name))
    this.#clients.push(client)
    return client
  }

  raw(headers: Readonly<Record<string, string>>, url = this.syncUrl): Promise<RawClient> {
    return openRaw(url, headers)
  }

  /** Asks the API as a page of someone's would, and reads the answer by its schema. */
  async ask<Schema extends z.ZodType>(
    name: string,
    method: string,
    path: string,
    schema: Schema,
    body?: unknown,
  ): Promise<z.output<Schema>> {
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: { ...this.headersOf(name), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return schema.parse(text === '' ? null : JSON.parse(text))
  }

  /** The text of the section with its authors, as anyone who may read it is shown it. */
  text(name: string): Promise<SectionText> {
    return this.ask(name, 'GET', `/sections/${this.section}/text`, sectionTextSchema)
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.close()
    await this.#end()
  }
}

/** How a server in this process is set up, and where it says what happened; it keeps silent unless given. */
export interface BootOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly log?: Log
  /** Gets each mail, as a terminal would. */
  readonly print?: (letter: string) => void
}

/** Starts a server in this process on a board that was seeded; what is there is left when it is closed. */
export async function bootOn(
  board: SeededBoard,
  dataDir: string,
  { env = {}, log = silent(), print = () => {} }: BootOptions = {},
): Promise<Booted> {
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, NODE_ENV: 'test', ...env })
  const running = await startServer(config, {
    log,
    print,
    onLost: (error) => {
      throw error
    },
  })
  const at = { url: running.url, site: config.publicUrl ?? running.url }
  return new Booted(board, at, dataDir, () => running.close())
}

/** Seeds a board and starts a server on it in this process; all of it is gone when that is closed. */
export async function boot(
  people: Readonly<Record<string, Permission | null>>,
  env: Readonly<Record<string, string>> = {},
  log: Log = silent(),
): Promise<Booted> {
  const dataDir = await makeDataDir()
  const board = await seedBoard(dataDir.path, people)
  const server = await bootOn(board, dataDir.path, { env, log })
  return new Booted(board, server, dataDir.path, async () => {
    await server.close()
    await dataDir.remove()
  })
}

const silent = (): Log => pino({ level: process.env['LOG_LEVEL'] ?? 'silent' })

/**
 * Starts the real program in a process of its own; resolves when it accepts work. `fileBlocks` is how much it may
 * write to one file, in 512 bytes: beyond that it meets what a full disk says.
 */
export async function startProcess(
  dataDir: string,
  port: number,
  fileBlocks: number | 'unlimited' = 'unlimited',
): Promise<{ process: ChildProcess; port: number }> {
  const program = [process.execPath, join(import.meta.dirname, '../main.ts')]
  const child = spawn('sh', ['-c', `ulimit -f ${fileBlocks}; exec "$@"`, 'sh', ...program], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      NODE_COMPILE_CACHE: join(tmpdir(), 'alongside-compiled'), // it is started twenty times
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) {
    const found = /http:\/\/[^:]+:(\d+)/.exec(line)
    if (found !== null) return { process: child, port: Number(found[1]) }
  }
  throw new Error(`the server ended before it accepted work (${child.exitCode})`)
}

/** Ends a process as a power cut would. */
export async function killProcess(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
