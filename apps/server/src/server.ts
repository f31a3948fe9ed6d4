import { idFrom } from '@alongside/protocol'
import { finderOf } from '@alongside/space'
import { filesIn, openDiskFiles } from '@alongside/storage-disk'
import { openSqliteStore } from '@alongside/storage-sqlite'
import { randomBytes } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createApi } from './api/api.ts'
import { createAuth } from './auth/auth.ts'
import { defaultSignInLimits } from './auth/limits.ts'
import type { Config } from './config.ts'
import { openDemo } from './demo/demo.ts'
import { createEvidence } from './evaluation/evidence.ts'
import { openSealedBytes } from './evaluation/sealed-bytes.ts'
import { tidyEvidence } from './evaluation/tidy-evidence.ts'
import { createForgetPerson } from './forgetting/forget-person.ts'
import { createIntake } from './files/intake.ts'
import { keepTidy, removeOrphans } from './files/orphans.ts'
import { openSpool } from './files/spool.ts'
import { dropUnused } from './files/unused.ts'
import { createFront, sayNotYet } from './http/front.ts'
import { loadPages } from './http/pages.ts'
import { openSockets, type Door } from './http/sockets.ts'
import { askByDay } from './jobs/ask-by-day.ts'
import { planDecided } from './jobs/kinds/decided.ts'
import { planTyped } from './jobs/kinds/typed.ts'
import { planJobs } from './jobs/planner.ts'
import { systemTimer } from './jobs/timer.ts'
import { rememberedMs, startWork, type Work } from './jobs/work.ts'
import { createLive } from './live/live.ts'
import { createPositions } from './live/position.ts'
import { createPresence } from './live/presence.ts'
import { createPrivateAnswers } from './meeting/private-answers.ts'
import { expectedIn } from './meeting/expected.ts'
import type { Log } from './log.ts'
import { openMailer } from './mail/open-mailer.ts'
import { createShelf } from './reader/shelf.ts'
import { openReader } from './reader/reader.ts'
import { openRecordKey } from './record/record-key.ts'
import { sessionSecretOf } from './secret.ts'
import { createSpaces } from './spaces/spaces.ts'
import { createAdmission } from './sync/admission.ts'
import { followSpaces } from './sync/follow-spaces.ts'
import { createOpener } from './sync/opener.ts'
import { createLinkMeter, type LinkMeter } from './sync/link-meter.ts'
import { createRooms, type Rooms } from './sync/rooms.ts'
import { createLookAround } from './sync/look-around.ts'
import { createSyncDoor } from './sync/sync-door.ts'

export interface ServerParts {
  readonly log: Log
  /** Prints what a person at the console is to read: mails where no mail server is set. */
  readonly print: (text: string) => void
  /** The server can no longer save anything: the process should end. */
  readonly onLost: (error: Error) => void
}

/** A server that accepts work. */
export interface Running {
  /** Where it listens, as an origin. */
  readonly url: string
  /** With this code the first person to sign in makes the first space; null when there is a space. */
  readonly setupCode: string | null
  /** Takes nothing new, lets everyone go, writes what was let in, and gives the data free. */
  close(): Promise<void>
}

const spacesKept = 500
/** At least this many times as far apart as they wait for one another. */
const mailsApart = 5
const liveStillMs = 20_000
/** Whoever has had no socket in a meeting for so long is gone from it. */
const goneMs = 120_000
const cardsEveryMs = 30_000
const uploadStillMs = 60_000
/** A large file on a bad line takes its time; one that stands still is ended long before. */
const requestMs = 3_600_000
/** Longer than what stands before the server keeps its lines, or it asks on one that is just being closed. */
const idleMs = 75_000

/** Puts the server together and starts it; resolves when it accepts work. Every clock, socket and thread is made here. */
export async function startServer(config: Config, parts: ServerParts): Promise<Running> {
  const { publicUrl, limits, fileLimits, linkLimits } = config
  const { log, print, onLost } = parts
  const mailer = openMailer(config, print)
  const secret = sessionSecretOf(config)
  const store = await openSqliteStore({
    directory: config.dataDir,
    keysDirectory: config.keysDir,
    finder: finderOf,
    onLost,
  })
  let front: RequestListener = sayNotYet
  const server = createServer({ requestTimeout: requestMs, keepAliveTimeout: idleMs }, (req, res) =>
    front(req, res),
  )
  await listen(server, config).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  const url = originOf(server, config.host)

  const now = Date.now
  const newId = () => idFrom(randomBytes(16))
  let work: Work | null = null
  const privateAnswers = createPrivateAnswers({
    ballots: store.ballots,
    openMs: config.answersOpenMs,
    now,
  })
  const files = await openDiskFiles({ directory: filesIn(config.dataDir), now })
  const evidence = createEvidence({
    bytes: openSealedBytes(join(config.dataDir, 'sealed')),
    files,
    secret,
  })
  const spaces = createSpaces({
    events: store.events,
    people: store.people,
    ballots: store.ballots,
    evidence,
    now,
    newId,
    hourly: linkLimits,
    planJobs,
    onJobs: () => work?.wake(),
    maxKept: spacesKept,
  })
  const auth = createAuth({
    database: { dialect: store.dialect, type: 'sqlite' },
    secret,
    publicUrl: publicUrl ?? url,
    newId,
    warn: (message) => log.warn({ message }, 'auth.warned'),
  })
  const reader = openReader({
    directory: config.dataDir,
    log,
    now,
    keep: (snapshot) =>
      void store.snapshots.keep(snapshot).catch((error: unknown) => {
        log.error({ section: snapshot.section, why: String(error) }, 'snapshot.failed')
      }),
    threads: config.readers,
  })
  const spool = await openSpool({
    directory: join(config.dataDir, 'uploads'),
    maxBytes: fileLimits.maxBytes,
    stillMs: uploadStillMs,
  })
  const intake = createIntake({
    files,
    spool,
    maxPicturePixels: fileLimits.maxPicturePixels,
    maxPerPerson: fileLimits.maxUploadsPerPerson,
  })
  const positions = createPositions(secret)
  const presence = createPresence({ now, after: systemTimer, goneMs, cardsEveryMs })
  const warn = (event: string, fields: Readonly<Record<string, unknown>>) => log.warn(fields, event)
  const setupCode = newId()
  let ready = false

  const uncounted = (error: unknown) => log.error({ why: String(error) }, 'link.uncounted')
  const meter: LinkMeter = createLinkMeter({
    spaces,
    rooms: (): Rooms => rooms,
    bytesPerHour: config.linkBytesPerHour,
    now,
  })

  const forgetPerson = createForgetPerson({
    spaces,
    events: store.events,
    captions: store.captions,
    people: store.people,
    text: store.text,
    needs: store.needs,
    hearing: store.hearing,
    tasks: store.tasks,
    contacts: store.contacts,
    auth,
    reader,
    whileStill: (sections, act) => rooms.whileStill(sections, act),
    movedOn: (sections) => rooms.movedOn(sections),
    now,
  })
  const api = createApi({
    meter,
    spaces,
    people: store.people,
    hearing: store.hearing,
    presence,
    ballots: store.ballots,
    evidence,
    privateAnswers,
    needs: store.needs,
    tasks: store.tasks,
    text: store.text,
    events: store.events,
    contacts: store.contacts,
    linkCodes: store.linkCodes,
    captions: store.captions,
    auth,
    mailer,
    jobs: store.jobs,
    wakeWork: () => work?.wake(),
    reader,
    shelf: createShelf(reader),
    forgetPerson,
    rooms: {
      whileStill: (sections, act) => rooms.whileStill(sections, act),
      problemWith: (section, updates) => rooms.problemWith(section, updates),
      setBack: (section) => rooms.setBack(section),
      movedOn: (sections) => rooms.movedOn(sections),
    },
    newPen: () => randomBytes(4).readUInt32LE() || 1,
    files,
    intake,
    fileLimits,
    remindAfterMs: config.remindAfterMs,
    positions,
    recordKey: openRecordKey(config.dataDir),
    secret,
    publicUrl,
    timeZone: config.timeZone,
    setupCode,
    limits: defaultSignInLimits,
    demo: config.demo ? await openDemo({ store, now }) : null,
    warn,
    now,
    newId,
  })
  const live = createLive({
    spaces,
    events: store.events,
    positions,
    presence,
    captions: store.captions,
    maxCaptionLines: config.maxCaptionLines,
    now,
    expectedIn,
    after: systemTimer,
    warn,
    stillMs: liveStillMs,
  })
  work = startWork({
    jobs: store.jobs,
    spaces,
    people: store.people,
    forgetPerson,
    mailer,
    secret,
    site: publicUrl ?? url,
    owner: newId(),
    pace: { gatherMs: config.mailGatherMs, apartMs: config.mailGatherMs * mailsApart },
    remindAfterMs: config.remindAfterMs,
    newId,
    text: store.text,
    needs: store.needs,
    hearing: store.hearing,
    tasks: store.tasks,
    contacts: store.contacts,
    linkCodes: store.linkCodes,
    privateAnswers,
    captions: store.captions,
    reader,
    now,
    after: systemTimer,
    waits: (space, person) => live.waits(space, person),
    warn,
  })
  const opener = createOpener({
    spaces,
    reader,
    failed: (error) => log.error({ why: String(error) }, 'section.unopened'),
  })
  const rooms: Rooms = createRooms({
    text: store.text,
    snapshots: store.snapshots,
    reader,
    limits,
    log,
    now,
    opener,
    planJobs: (batch, hasTyped) => [
      ...planDecided(batch, config.mailGatherMs, now()),
      ...(hasTyped ? planTyped(batch, config.mailGatherMs, now()) : []),
    ],
    onJobs: () => work?.wake(),
    onWrote: (section, by) => void meter.wrote(section, by).catch(uncounted),
    lookAround: createLookAround(spaces, meter, store.text),
  })
  const ticking = setInterval(() => void meter.tick().catch(uncounted), 1_000)
  const stopFollowing = followSpaces(spaces, store.people, rooms, meter, (error) =>
    log.error({ why: String(error) }, 'presence.failed'),
  )
  const syncDoor = createSyncDoor({
    rooms,
    admit: createAdmission(spaces, store.people, store.events, meter),
    maxBufferedBytes: limits.maxBufferedBytes,
    log,
    newMember: newId,
  })
  const door: Door = (path) => (path === '/live' ? (guest) => live.take(guest) : syncDoor(path))
  const sockets = openSockets(server, {
    publicUrl,
    sessionOf: auth.sessionOf,
    door,
    maxPayload: limits.maxFrameBytes * framesOver,
    maxSocketsPerSession: limits.maxSocketsPerSession,
    log,
  })
  const stopEnding = auth.onEnded((session) => sockets.endSession(session))
  const unused = { spaces, events: store.events, text: store.text, named: new Set<string>() }
  const stopTidying = keepTidy(async () => {
    try {
      const dropped = await dropUnused(unused, now())
      if (dropped > 0) log.info({ dropped }, 'files.unused')
      await tidyEvidence({ spaces, events: store.events, ballots: store.ballots, evidence })
      const removed = await removeOrphans(files, store.events, now())
      if (removed > 0) log.info({ removed }, 'files.tidied')
      await askByDay({ spaces, events: store.events, jobs: store.jobs }, now())
      work?.wake()
      await store.jobs.forget(now() - rememberedMs)
    } catch (error) {
      log.error({ why: String(error) }, 'files.untidy')
    }
  }, systemTimer)
  const pages = await loadPages(log)
  front = createFront({ publicUrl, api: (request) => api.fetch(request), pages, isReady: () => ready })
  ready = true
  log.info({ url }, 'server.started')

  return {
    url,
    setupCode: (await spaces.hasAny()) ? null : setupCode,
    async close() {
      ready = false
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      clearInterval(ticking)
      stopFollowing()
      stopEnding()
      live.close()
      await sockets.close()
      presence.close()
      await rooms.close()
      await work.close()
      await opener.settle()
      server.closeAllConnections()
      await closed
      await stopTidying()
      await reader.close()
      mailer.close()
      await store.close()
      log.info({}, 'server.stopped')
    },
  }
}

/**
 * A frame over the limit is refused by the room, in words and for good; only one that is far over it is cut
 * off by the socket, with a code of its own (1009).
 */
const framesOver = 3

function listen(server: Server, { port, host }: Pick<Config, 'port' | 'host'>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function originOf(server: Server, host: string): string {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port')
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${address.port}`
}
