import { defaultLimits, limitsSchema, usualZone, zoneSchema, type Limits } from '@alongside/protocol'
import type { HourlyLimits, RemindAfter } from '@alongside/space'
import { keysIn } from '@alongside/storage-sqlite'
import { z } from 'zod'
import { defaultHourlyLimits } from './spaces/spaces.ts'

/** Why a start was stopped: a plain sentence that names the variable and says what to do. */
export class ConfigError extends Error {
  constructor(words: string) {
    super(words)
    this.name = 'ConfigError'
  }
}

const dayMs = 86_400_000
const whole = z.coerce.number().int()
const yes = z.enum(['0', '1', 'false', 'true']).transform((value) => value === '1' || value === 'true')

const publicUrl = z
  .url({ protocol: /^https?$/ })
  .transform((value) => new URL(value))
  .refine((url) => url.pathname === '/' && url.search === '', 'holds an address without a path')
  .transform((url) => url.origin)

const mostReminders = 5

/** Days from one reminder to the next, as `7,14`; parts of a day are for trying it out. */
const remindAfter = z.string().refine((value) => {
  const days = value.split(',')
  return (
    value === '0' ||
    (days.length <= mostReminders && days.every((one) => Number(one) > 0 && Number(one) <= 365))
  )
}, `holds up to ${mostReminders} numbers of days, as 7,14, or 0`)

/** The moments of reminders in milliseconds after something began to wait. */
function remindersFrom(days: string): RemindAfter {
  let sum = 0
  return days === '0' ? [] : days.split(',').map((one) => (sum += Math.round(Number(one) * dayMs)))
}

/** Every variable that the server reads, with its default. */
const variables = z.object({
  PORT: whole.min(0).max(65_535).default(3000).describe('Port to listen on; 0 takes any free one'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; 0.0.0.0 for every network'),
  PUBLIC_URL: publicUrl
    .optional()
    .describe('Where people reach the server, as https://board.example.org; else the Host header says'),
  DATA_DIR: z.string().default('data').describe('Directory of the database and everything else that is kept'),
  KEYS_DIR: z
    .string()
    .optional()
    .describe('Directory of the keys of secret votes, never backed up; "keys" in DATA_DIR unless set'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Mail server, as smtps://user:password@mail.example.org; else mail is printed'),
  SESSION_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('At least 32 random characters that seal sessions; required in production'),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'])
    .default('info')
    .describe('What the log holds'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development').describe('How it is run'),
  ALONGSIDE_DEMO: yes
    .default(false)
    .describe('1 fills an empty database with a board and offers its accounts'),
  MAIL_GATHER_SECONDS: whole
    .nonnegative()
    .default(180)
    .describe('How long a mail waits for more to put into it'),
  REMIND_AFTER_DAYS: remindAfter
    .default('7,14')
    .describe('After how many days somebody is reminded of what waits for them, and again; 0 for never'),
  HOW_WAS_IT_DAYS: z.coerce
    .number()
    .positive()
    .max(365)
    .default(14)
    .describe('For how many days after a meeting people can say how it was'),
  TIME_ZONE: zoneSchema
    .default(usualZone)
    .describe('Time zone of a space for which nobody chose one, as Europe/Copenhagen'),
  READERS: whole.min(1).max(32).default(1).describe('Threads that read documents'),
})

const limitDescriptions: Readonly<Record<keyof Limits, string>> = {
  maxChars: 'Characters in one section',
  maxBlocks: 'Blocks in one section',
  maxDepth: 'Depth of a list item, counted from 0',
  maxUpdateBytes: 'Bytes of one update',
  maxFrameBytes: 'Bytes of one frame on a socket',
  maxPensPerPerson: 'Pens that one person may take in one section',
  maxBytesPerSecond: 'Bytes that one connection may send in a second, over half a minute',
  maxQueuedBytes: 'Bytes that one section may have waiting to be written',
}

const socketLimits = z.object({
  LIMIT_MAX_BUFFERED_BYTES: whole
    .positive()
    .default(8_000_000)
    .describe('Bytes that may wait for a slow reader before its socket is closed'),
  LIMIT_MAX_SOCKETS_PER_SESSION: whole
    .positive()
    .default(200)
    .describe('Sockets that one session may have open; each open section takes one'),
})

const fileLimits = z.object({
  LIMIT_MAX_FILE_BYTES: whole.positive().default(25_000_000).describe('Bytes of one file'),
  LIMIT_MAX_FILES_PER_SECTION: whole.nonnegative().default(200).describe('Files in one section'),
  LIMIT_MAX_FILE_BYTES_PER_SPACE: whole
    .nonnegative()
    .default(5_000_000_000)
    .describe('Bytes of all files in one space'),
  LIMIT_MAX_PICTURE_PIXELS: whole
    .positive()
    .default(60_000_000)
    .describe('Pixels of one picture, over all its frames; each may need 10 bytes of memory for a moment'),
  LIMIT_MAX_UPLOADS_PER_PERSON: whole
    .positive()
    .default(3)
    .describe('Files that one person may be sending at the same time'),
})

const linkLimits = z.object({
  LIMIT_MAX_GUESTS_PER_LINK_AND_HOUR: whole
    .nonnegative()
    .default(defaultHourlyLimits.guests)
    .describe('People who may come by one link in an hour'),
  LIMIT_MAX_ACTS_PER_LINK_AND_HOUR: whole
    .nonnegative()
    .default(defaultHourlyLimits.acts)
    .describe('Comments, replies and the like that the guests of one link may send in an hour'),
  LIMIT_MAX_TEXT_BYTES_PER_LINK_AND_HOUR: whole
    .positive()
    .default(10_000_000)
    .describe('Bytes of changes that the guests of one link may write into texts in an hour'),
})

const meetingLimits = z.object({
  LIMIT_MAX_CAPTION_LINES_PER_MEETING: whole
    .positive()
    .default(20_000)
    .describe('Lines of captions that are kept of one meeting; ten hours of speech have about as many'),
})

/** What a file may be, and how many there may be. */
export interface FileLimits {
  readonly maxBytes: number
  readonly maxPerSection: number
  readonly maxBytesPerSpace: number
  readonly maxPicturePixels: number
  readonly maxUploadsPerPerson: number
}

/** What a section and a connection may hold, and what a socket may. */
export interface ServerLimits extends Limits {
  readonly maxBufferedBytes: number
  readonly maxSocketsPerSession: number
}

/** Everything that is set from outside; read once, at the start. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Origin under which people reach the server, or null: each request's Host says. */
  readonly publicUrl: string | null
  readonly dataDir: string
  /** Where the keys of secret votes lie; no backup may hold it. */
  readonly keysDir: string
  readonly smtpUrl: string | null
  /** Null outside production when none is set: one is made and kept in the data directory. */
  readonly sessionSecret: string | null
  readonly logLevel: z.infer<typeof variables>['LOG_LEVEL']
  readonly environment: z.infer<typeof variables>['NODE_ENV']
  readonly demo: boolean
  readonly timeZone: string
  readonly readers: number
  /** How long a mail waits for more to put into it, in milliseconds. */
  readonly mailGatherMs: number
  /** How long after something began to wait somebody is reminded of it, in milliseconds. */
  readonly remindAfterMs: RemindAfter
  /** For how long after its end people can say how a meeting was, in milliseconds. */
  readonly answersOpenMs: number
  readonly limits: ServerLimits
  readonly fileLimits: FileLimits
  /** How often a link may be used. */
  readonly linkLimits: HourlyLimits
  /** Bytes that the guests of one link may write into texts in an hour. */
  readonly linkBytesPerHour: number
  /** How many lines of captions are kept of a meeting at most. */
  readonly maxCaptionLines: number
}

/** Reads the configuration from the environment; throws `ConfigError` with one sentence for each mistake. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = parse(variables, set)
  const limits = parse(protocolLimits(), set)
  const sockets = parse(socketLimits, set)
  const files = parse(fileLimits, set)
  const links = parse(linkLimits, set)
  const meetings = parse(meetingLimits, set)
  if (read.NODE_ENV === 'production' && read.SESSION_SECRET === undefined) {
    throw new ConfigError(
      'SESSION_SECRET is missing: in production, set it to at least 32 random characters, for example the ' +
        'output of "openssl rand -hex 32", and keep it the same from start to start.',
    )
  }
  return {
    port: read.PORT,
    host: read.HOST,
    publicUrl: read.PUBLIC_URL ?? null,
    dataDir: read.DATA_DIR,
    keysDir: read.KEYS_DIR ?? keysIn(read.DATA_DIR),
    smtpUrl: read.SMTP_URL ?? null,
    sessionSecret: read.SESSION_SECRET ?? null,
    logLevel: read.LOG_LEVEL,
    environment: read.NODE_ENV,
    demo: read.ALONGSIDE_DEMO,
    timeZone: read.TIME_ZONE,
    readers: read.READERS,
    mailGatherMs: read.MAIL_GATHER_SECONDS * 1000,
    remindAfterMs: remindersFrom(read.REMIND_AFTER_DAYS),
    answersOpenMs: Math.round(read.HOW_WAS_IT_DAYS * dayMs),
    limits: {
      ...limitsSchema.parse(
        Object.fromEntries(Object.keys(defaultLimits).map((key) => [key, limits[variableOf(key)]])),
      ),
      maxBufferedBytes: sockets.LIMIT_MAX_BUFFERED_BYTES,
      maxSocketsPerSession: sockets.LIMIT_MAX_SOCKETS_PER_SESSION,
    },
    fileLimits: {
      maxBytes: files.LIMIT_MAX_FILE_BYTES,
      maxPerSection: files.LIMIT_MAX_FILES_PER_SECTION,
      maxBytesPerSpace: files.LIMIT_MAX_FILE_BYTES_PER_SPACE,
      maxPicturePixels: files.LIMIT_MAX_PICTURE_PIXELS,
      maxUploadsPerPerson: files.LIMIT_MAX_UPLOADS_PER_PERSON,
    },
    linkLimits: {
      guests: links.LIMIT_MAX_GUESTS_PER_LINK_AND_HOUR,
      acts: links.LIMIT_MAX_ACTS_PER_LINK_AND_HOUR,
    },
    linkBytesPerHour: links.LIMIT_MAX_TEXT_BYTES_PER_LINK_AND_HOUR,
    maxCaptionLines: meetings.LIMIT_MAX_CAPTION_LINES_PER_MEETING,
  }
}

/** Every variable with its default and what it is for, as lines of text. */
export function describeConfig(): string {
  const shape: Record<string, z.ZodType> = {
    ...variables.shape,
    ...protocolLimits().shape,
    ...socketLimits.shape,
    ...fileLimits.shape,
    ...linkLimits.shape,
    ...meetingLimits.shape,
  }
  const width = Math.max(...Object.keys(shape).map((name) => name.length))
  return Object.entries(shape)
    .map(([name, schema]) => {
      const fallback: unknown = schema.safeParse(undefined).data
      const note = fallback === undefined ? '' : ` (${JSON.stringify(fallback)})`
      return `${name.padEnd(width)}  ${schema.description ?? ''}${note}`
    })
    .join('\n')
}

function protocolLimits() {
  const entries = Object.entries(limitDescriptions).map(([key, description]) => {
    const fallback = Object.entries(defaultLimits).find(([name]) => name === key)?.[1] ?? 0
    return [variableOf(key), whole.nonnegative().default(fallback).describe(description)] as const
  })
  return z.object(Object.fromEntries(entries))
}

/** The variable of a limit: `maxChars` is `LIMIT_MAX_CHARS`. */
function variableOf(limit: string): string {
  return `LIMIT_${limit.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`
}

function parse<Schema extends z.ZodType>(schema: Schema, set: Record<string, unknown>): z.output<Schema> {
  const result = schema.safeParse(set)
  if (result.success) return result.data
  throw new ConfigError(
    result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join('\n'),
  )
}
