import type { Language } from '@alongside/kinds'
import { idSchema, type Channel } from '@alongside/protocol'
import {
  channelOf,
  concernedBy,
  isEssential,
  linkFor,
  mailDue,
  memberOf,
  sectionsIn,
  selfOf,
  takesPartIn,
  toTell,
  type MailPace,
  type Notice,
  type RemindAfter,
  type Space,
} from '@alongside/space'
import type {
  ClaimedJob,
  Contacts,
  Jobs,
  KeptNeeds,
  NeedsList,
  NewJob,
  People,
  Tasks,
} from '@alongside/storage'
import { z } from 'zod'
import { assign } from '../../hearing/assign.ts'
import { listen, type Listening, type ListeningDeps } from '../../hearing/listening.ts'
import { linesOf, reminderLinesOf } from '../../hearing/mail-lines.ts'
import {
  askedOf,
  mayRemind,
  remindNext,
  remindOf,
  withoutSaid,
  type Asked,
  type Reminding,
} from '../../hearing/reminding.ts'
import { reachOf, type Reached } from '../../hearing/reaching.ts'
import type { Subscription } from '../../hearing/unsubscribing.ts'
import type { WayBack } from '../../hearing/ways-back.ts'
import type { Sealed } from '../../auth/sealed.ts'
import { hearingLetter, type Letter } from '../../mail/letter.ts'
import { knownLanguage } from '../../mail/words/words.ts'
import { createQueue, type Queue } from '../../spaces/queue.ts'
import type { Planner, Spaces } from '../../spaces/spaces.ts'
import type { JobKind, Tried } from '../kind.ts'
import { mailJob, mailWaitsMs, type MailJobDeps } from '../mail-job.ts'

const kind = 'hearing'

/** Beside what there is to hear: needs that another wrote down, or a task for somebody; and since when. */
const alsoSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('needs'), at: z.number().int() }),
  z.object({ what: z.literal('task'), at: z.number().int(), task: idSchema }),
])

const payloadSchema = z.object({
  space: idSchema,
  /** A person; or a document or section, for all who take part in it. */
  whom: idSchema,
  also: alsoSchema.nullable(),
})
type Payload = z.infer<typeof payloadSchema>

/** What somebody is told in one mail, and where they are reached. */
interface Told {
  readonly notices: readonly Notice[]
  readonly also: Payload['also']
  readonly reminding: Reminding | null
  readonly reach: Reached
}

/** What was found of somebody who is to be told. */
interface Found {
  readonly written: KeptNeeds | null
  readonly channel: Channel
  readonly reach: Reached
  readonly listening: Listening
  readonly asked: Asked
}

/** Those whom something concerns are to be told of it. */
export const planHearing: Planner = ({ before, space, events }) => {
  const at = events[0]?.at ?? 0
  return concernedBy(before, space).map((whom) =>
    hearingJob({ space: space.id, whom, also: null }, at, `after ${before?.head ?? 0}`),
  )
}

/** A job that tells someone what they have to hear; `key` makes it one of its kind for them. */
function hearingJob(payload: Payload, dueAt: number, key: string): NewJob {
  const { space, whom } = payload
  return { kind, key: `${space} ${whom} ${key}`, space, dueAt, payload }
}

/** A job that tells someone that another wrote down their needs at a time. */
export function needsJob(space: string, whom: string, at: number): NewJob {
  return hearingJob({ space, whom, also: { what: 'needs', at } }, at, `needs ${at}`)
}

export interface HearingJobDeps extends MailJobDeps, ListeningDeps {
  readonly spaces: Pick<Spaces, 'load'>
  readonly jobs: Pick<Jobs, 'add'>
  readonly people: People
  readonly needs: NeedsList
  readonly tasks: Tasks
  readonly contacts: Contacts
  readonly unsubscribing: Sealed<Subscription>
  readonly waysBack: Sealed<WayBack>
  readonly pace: MailPace
  /** How long after something began to wait somebody is reminded of it. */
  readonly remindAfterMs: RemindAfter
  /** Where the product is reached, without a slash at the end. */
  readonly site: string
  readonly now: () => number
  readonly newId: () => string
  /** Tells an open page of someone that what waits for them in a space may be other than before. */
  readonly waits: (space: string, person: string) => void
}

/**
 * Tells people outside the product what waits for them: by mail, or by a task for whoever writes or calls. What it
 * says is worked out at that moment from what they have not heard, answered or lost the right to; so of many jobs
 * for one person the first says all, and the others find nothing left to say. So are reminders: each telling says
 * all that are due by then, and leaves a job for the next.
 */
export function hearings(deps: HearingJobDeps): JobKind {
  const { spaces, hearing, needs, now } = deps
  const queues = new Map<string, Queue>()

  /** One at a time for each person: two mails at once would say the same. */
  async function inTurn(key: string, act: () => Promise<Tried>): Promise<Tried> {
    const queue = queues.get(key) ?? createQueue()
    queues.set(key, queue)
    try {
      return await queue.run(act)
    } finally {
      if (!queue.busy) queues.delete(key)
    }
  }

  async function tell(job: ClaimedJob, space: Space, payload: Payload, signal: AbortSignal): Promise<Tried> {
    const { whom: person } = payload
    const written = await needs.find(space.id, person)
    const reach = await reachOf(deps, space, person)
    const channel = channelOf(space, person, written, reach)
    const listening = await listen(deps, space, person)
    const asked = await askedOf(deps, space, person, listening.items)
    const next = remindNext(asked, deps.remindAfterMs, now())
    const later =
      next === null ? [] : [hearingJob({ space: space.id, whom: person, also: null }, next, `remind ${next}`)]
    const tried = await say(job, space, payload, { written, channel, reach, listening, asked }, signal)
    return tried.type === 'done' ? { ...tried, next: [...(tried.next ?? []), ...later] } : tried
  }

  async function say(
    job: ClaimedJob,
    space: Space,
    payload: Payload,
    { written, channel, reach, listening, asked }: Found,
    signal: AbortSignal,
  ): Promise<Tried> {
    const { whom: person, also } = payload
    const { settings, items, marks, kept } = listening
    const at = now()
    const aside = await stillStands(space, also, written)
    const isByOthers = channel.by === 'letter' || channel.by === 'call'
    const wanted = isByOthers || (channel.by === 'mail' && settings.mails)
    const notices = toTell(items, marks, wanted, at)
    const reminding = mayRemind(channel, settings)
      ? remindOf(withoutSaid(asked, notices, aside), deps.remindAfterMs, kept.toldAt, at)
      : null
    if (notices.length === 0 && aside === null && reminding === null) return { type: 'done' }

    const since = Math.min(
      ...notices.map((notice) => notice.at),
      ...(aside === null ? [] : [aside.at]),
      ...(reminding === null ? [] : [reminding.since]),
    )
    const essential = aside !== null || notices.some(isEssential)
    const zone = settings.zone ?? space.timeZone
    const due = mailDue(settings, zone, { since, essential, toldAt: kept.toldAt }, deps.pace, at)
    if (due > at) {
      // What is to be said beside is said by no other job of that moment.
      const beside = aside === null ? '' : ` ${aside.what} ${aside.what === 'task' ? aside.task : aside.at}`
      return { type: 'done', next: [hearingJob({ ...payload, also: aside }, due, `at ${due}${beside}`)] }
    }

    if (isByOthers) {
      const given = await assign(deps, space, person, notices, channel)
      const next = given.map(({ assignee, id }) =>
        hearingJob(
          { space: space.id, whom: assignee, also: { what: 'task', at: now(), task: id } },
          now(),
          `task ${id}`,
        ),
      )
      // Kept before it counts as told: killed between the two, it is done again, and the jobs are the same ones.
      await deps.jobs.add(next)
      for (const { assignee } of given) deps.waits(space.id, assignee)
      await hearing.tell(space.id, person, lastOf(notices, marks.toldUpTo), now())
      return { type: 'done', next }
    }
    return mail(job, space, person, { notices, also: aside, listening, reach, reminding, at }, signal)
  }

  /** What is to be said beside, unless it is done by now. */
  async function stillStands(
    space: Space,
    also: Payload['also'],
    written: KeptNeeds | null,
  ): Promise<Payload['also']> {
    switch (also?.what) {
      case undefined:
        return null
      case 'needs':
        return written === null || written.confirmed ? null : also
      case 'task': {
        const tasks = await deps.tasks.of(space.id)
        return tasks.some(({ id, done }) => id === also.task && done === null) ? also : null
      }
    }
  }

  async function mail(
    job: ClaimedJob,
    space: Space,
    person: string,
    what: Told & { readonly listening: Listening; readonly at: number },
    signal: AbortSignal,
  ): Promise<Tried> {
    const { notices, listening, reminding, at } = what
    const upTo = lastOf(notices, listening.marks.toldUpTo)
    // A letter that says more than the one that was tried before is another letter.
    const said = reminding === null ? '' : ` ${reminding.since}`
    const messageIdOf = (one: ClaimedJob) => deps.messageIdOf({ ...one, key: `${one.key} ${upTo}${said}` })
    const language = knownLanguage(listening.kept.language ?? undefined) ?? 'en'
    const zone = listening.settings.zone ?? space.timeZone
    const letterOf = () => compose(space, person, language, zone, what)
    const tried = await mailJob({ ...deps, messageIdOf }, { kind, letterOf }).run(job, signal)
    // As of when it was worked out: what fell due while a slow server took it is still to be said.
    if (tried.type === 'done') await hearing.tell(space.id, person, upTo, at)
    return tried
  }

  async function compose(
    space: Space,
    person: string,
    language: Language,
    zone: string,
    { notices, also, reminding, reach: { email: to, hasAccount } }: Told,
  ): Promise<Letter | null> {
    const [reader] = await deps.people.byIds([person])
    if (reader === undefined || to === '') return null
    const token = deps.unsubscribing.seal({ space: space.id, person, ...(hasAccount ? {} : { left: to }) })
    return hearingLetter({
      to,
      language,
      space: space.name,
      name: reader.name,
      lines: await linesOf(deps.people, space, notices, language),
      also: also?.what ?? null,
      reminders:
        reminding === null ? [] : await reminderLinesOf(deps.people, space, reminding, { language, zone }),
      ...pagesFor(space, person, notices),
      leftByGuest: !hasAccount,
      unsubscribe: {
        page: `${deps.site}/unsubscribe/${token}`,
        post: `${deps.site}/api/mail/unsubscribe/${token}`,
      },
    })
  }

  /** Where the reader of a mail goes on: a guest to what leads back under their link. */
  function pagesFor(space: Space, person: string, notices: readonly Notice[]) {
    const home = `${deps.site}/s/${space.slug}`
    const link = linkFor(space, person, notices.at(-1) ?? null)
    if (link === null) return { link: `${home}/hearing`, settings: `${home}/me/hearing` }
    const back = `${deps.site}/back/${deps.waysBack.seal({ link: link.id, person })}`
    return { link: back, settings: `${back}?to=settings` }
  }

  /** Those who take part in a document or section, each told for themselves. */
  async function spread(space: Space, place: string, { key, dueAt }: ClaimedJob): Promise<Tried> {
    const written = await deps.text.voices(sectionsIn(space, place))
    const voices = new Set(written.map(({ voice }) => selfOf(space, voice)))
    const concerned = takesPartIn(space, place, (person) => voices.has(person))
    return {
      type: 'done',
      next: concerned.map((whom) => hearingJob({ space: space.id, whom, also: null }, dueAt, `of ${key}`)),
    }
  }

  return {
    kind,
    waitsMs: mailWaitsMs,
    async run(job, signal) {
      const payload = payloadSchema.parse(job.payload)
      const space = await spaces.load(payload.space)
      if (space === null) return { type: 'done' }
      if (sectionsIn(space, payload.whom).length > 0) return spread(space, payload.whom, job)
      if (memberOf(space, payload.whom) === null) return { type: 'done' }
      return inTurn(`${space.id} ${payload.whom}`, async () => {
        const latest = (await spaces.load(payload.space)) ?? space
        return tell(job, latest, payload, signal)
      })
    },
  }
}

function lastOf(notices: readonly Notice[], otherwise: number): number {
  return Math.max(otherwise, ...notices.map(({ seq }) => seq))
}
