import { idFrom } from '@alongside/protocol'
import { finderOf, permissionOn, type HourlyLimits } from '@alongside/space'
import { filesIn, openDiskFiles } from '@alongside/storage-disk'
import { databaseIn, openSqliteStore } from '@alongside/storage-sqlite'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createAuth } from '../../auth/auth.ts'
import { defaultSignInLimits, type SignInLimits } from '../../auth/limits.ts'
import { readConfig } from '../../config.ts'
import { openDemo } from '../../demo/demo.ts'
import { createEvidence } from '../../evaluation/evidence.ts'
import { openSealedBytes } from '../../evaluation/sealed-bytes.ts'
import { createForgetPerson } from '../../forgetting/forget-person.ts'
import { createIntake } from '../../files/intake.ts'
import { openSpool } from '../../files/spool.ts'
import { createPositions } from '../../live/position.ts'
import { createPresence } from '../../live/presence.ts'
import type { Letter } from '../../mail/letter.ts'
import { createClock } from '../../jobs/testing/clock.ts'
import { planJobs } from '../../jobs/planner.ts'
import { startWork, type Work } from '../../jobs/work.ts'
import { createPrivateAnswers } from '../../meeting/private-answers.ts'
import type { MailError, Mailer } from '../../mail/mailer.ts'
import { createLog } from '../../log.ts'
import { createLibrary } from '../../reader/library.ts'
import { createShelf } from '../../reader/shelf.ts'
import { openRecordKey } from '../../record/record-key.ts'
import { createSpaces, defaultHourlyLimits } from '../../spaces/spaces.ts'
import { createRooms } from '../../sync/rooms.ts'
import { createApi } from '../api.ts'
import type { ApiDeps } from '../deps.ts'
import { setupCode, site } from './site.ts'
import { Visitor } from './visitor.ts'

/** How many spaces are kept in memory. */
const maxKept = 10
const soonMs = 7 * 86_400_000

export interface BoardOptions {
  readonly mailer?: Mailer
  readonly limits?: Partial<SignInLimits>
  readonly demo?: boolean
  readonly hourly?: HourlyLimits
}

/** The API on a real store in a directory of its own, with a clock that a test moves. */
export async function openBoard(options: BoardOptions = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'alongside-api-'))
  const store = await openSqliteStore({ directory, finder: finderOf })
  const letters: Letter[] = []
  const warnings: string[] = []
  /** Whom jobs gave something that waits for them. */
  const waited: string[] = []
  const clock = createClock(Date.now())
  /** What the mail server says to every letter, where it takes none. */
  const post: { error: MailError | null } = { error: null }
  const newId = () => idFrom(randomBytes(16))
  let work: Work | null = null
  const { fileLimits, remindAfterMs, answersOpenMs } = readConfig({})
  const privateAnswers = createPrivateAnswers({
    ballots: store.ballots,
    openMs: answersOpenMs,
    now: () => clock.now,
  })
  const secret = randomBytes(32).toString('hex')
  const files = await openDiskFiles({ directory: filesIn(directory), now: () => clock.now })
  const evidence = createEvidence({ bytes: openSealedBytes(join(directory, 'sealed')), files, secret })
  const spaces = createSpaces({
    planJobs,
    onJobs: () => work?.wake(),
    events: store.events,
    people: store.people,
    ballots: store.ballots,
    evidence,
    now: () => clock.now,
    newId,
    hourly: options.hourly ?? defaultHourlyLimits,
    maxKept,
  })
  const library = createLibrary(store, 1_000_000)
  const rooms = createRooms({
    text: store.text,
    snapshots: store.snapshots,
    reader: library,
    limits: readConfig({}).limits,
    log: createLog({ logLevel: 'silent' }),
    now: () => clock.now,
  })
  const spool = await openSpool({
    directory: join(directory, 'uploads'),
    maxBytes: fileLimits.maxBytes,
    stillMs: 10_000,
  })
  const auth = createAuth({
    database: { dialect: store.dialect, type: 'sqlite' },
    secret,
    publicUrl: site,
    newId,
    warn: (message) => warnings.push(message),
  })
  const deps: ApiDeps = {
    forgetPerson: createForgetPerson({
      ...store,
      spaces,
      auth,
      reader: library,
      whileStill: (sections, act) => rooms.whileStill(sections, act),
      movedOn: (sections) => rooms.movedOn(sections),
      now: () => clock.now,
    }),
    spaces,
    people: store.people,
    hearing: store.hearing,
    ballots: store.ballots,
    evidence,
    privateAnswers,
    presence: createPresence({
      now: () => clock.now,
      after: clock.after,
      goneMs: 120_000,
      cardsEveryMs: 30_000,
    }),
    needs: store.needs,
    tasks: store.tasks,
    text: store.text,
    events: store.events,
    contacts: store.contacts,
    linkCodes: store.linkCodes,
    captions: store.captions,
    meter: { permissionOn, wrote: () => Promise.resolve() },
    auth,
    mailer: options.mailer ?? {
      send: (letter) =>
        post.error === null ? Promise.resolve(void letters.push(letter)) : Promise.reject(post.error),
      close: () => undefined,
    },
    jobs: store.jobs,
    wakeWork: () => work?.wake(),
    reader: {
      read: (section, seq) => library.read(section, seq ?? null),
      letters: (section) => library.letters(section),
      find: (section, anchors) => library.find(section, anchors),
      suggested: (section) => library.suggested(section),
      shares: (sections) => library.shares(sections),
      sittings: (section, before) => library.sittings(section, before),
      beginning: (section) => library.beginning(section),
      moment: (section, seq, since) => library.moment(section, seq, since),
      traced: (section, spans) => library.traced(section, spans),
      places: (section, roots) => library.places(section, roots),
      instead: (section, ranges, pen, words) => library.instead(section, ranges, pen, words),
      replaced: (section, all, pen) => library.replaced(section, all, pen),
    },
    recordKey: openRecordKey(directory),
    shelf: createShelf({ read: (section, seq) => library.read(section, seq ?? null) }),
    rooms,
    newPen: () => randomBytes(4).readUInt32LE() || 1,
    files,
    intake: createIntake({
      files,
      spool,
      maxPicturePixels: fileLimits.maxPicturePixels,
      maxPerPerson: fileLimits.maxUploadsPerPerson,
    }),
    fileLimits,
    remindAfterMs,
    positions: createPositions(secret),
    secret,
    publicUrl: site,
    timeZone: 'Europe/Copenhagen',
    setupCode,
    limits: { ...defaultSignInLimits, ...options.limits },
    demo: options.demo ? await openDemo({ store, now: () => clock.now }) : null,
    warn: (event, fields) => warnings.push(`${event} ${JSON.stringify(fields)}`),
    now: () => clock.now,
    newId,
  }
  const api = createApi(deps)
  work = startWork({
    ...deps,
    site,
    owner: 'board',
    pace: { gatherMs: 180_000, apartMs: 900_000 },
    after: clock.after,
    waits: (_space, person) => waited.push(person),
  })
  return {
    ...deps,
    store,
    api,
    letters,
    warnings,
    waited,
    clock,
    post,
    work,
    maxKept,
    directory,
    /** A browser of its own, with nobody signed in. */
    visitor: () => new Visitor(api, letters),
    /** Signs somebody in without a mail, where the mail server is what a test is about. */
    async signInAs(visitor: Visitor, email: string, name: string): Promise<void> {
      const code = await deps.auth.makeCode(email)
      await visitor.ask('POST', '/sign-in/code', { email, code })
      await visitor.ask('PATCH', '/me', { name })
    },
    /** How many jobs are neither over nor stuck, but for what is weeks away, as the end of an invitation. */
    openJobs(): number {
      const database = new DatabaseSync(databaseIn(directory), { readOnly: true })
      const row = database
        .prepare("SELECT count(*) AS count FROM job WHERE state = 'open' AND due_at < ?")
        .get(clock.now + soonMs)
      database.close()
      return Number(row?.['count'])
    },
    async close() {
      await work?.close()
      await rooms.close()
      await store.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

export type Board = Awaited<ReturnType<typeof openBoard>>
