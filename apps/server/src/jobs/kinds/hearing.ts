import { idSchema, type Channel } from '@alongside/protocol'
import {
  concernedBy,
  isEssential,
  isReminder,
  mailDue,
  meetingOfNewcomer,
  memberOf,
  noticesOfNewcomer,
  sectionsIn,
  selfOf,
  takesPartIn,
  toTell,
  type MailPace,
  type Notice,
  type RemindAfter,
  type Space,
} from '@alongside/space'
import type { ClaimedJob, Contacts, Jobs, KeptNeeds, NeedsList, NewJob, Tasks } from '@alongside/storage'
import { z } from 'zod'
import { assign } from '../../hearing/assign.ts'
import { compose, type ComposeDeps, type Told } from '../../hearing/compose.ts'
import { listen, type Listening, type ListeningDeps } from '../../hearing/listening.ts'
import { askedOf, mayRemind, remindNext, remindOf, withoutSaid, type Asked } from '../../hearing/reminding.ts'
import { tellingOf, type Telling } from '../../hearing/reaching.ts'
import { knownLanguage } from '../../mail/words/words.ts'
import { createQueue, type Queue } from '../../spaces/queue.ts'
import type { Spaces } from '../../spaces/spaces.ts'
import type { JobKind, JobPlanner, Tried } from '../kind.ts'
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

/** What was found of somebody who is to be told. */
interface Found extends Telling {
  readonly listening: Listening
  readonly asked: Asked
}

/** Those whom something concerns are to be told of it. */
export const planHearing: JobPlanner = ({ before, space, events }) => {
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

export interface HearingJobDeps extends MailJobDeps, ListeningDeps, ComposeDeps {
  readonly spaces: Pick<Spaces, 'load'>
  readonly jobs: Pick<Jobs, 'add'>
  readonly needs: NeedsList
  readonly tasks: Tasks
  readonly contacts: Contacts
  readonly pace: MailPace
  /** How long after something began to wait somebody is reminded of it. */
  readonly remindAfterMs: RemindAfter
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
  const { spaces, hearing, now } = deps
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
    const telling = await tellingOf(deps, space, person)
    const listening = await listen(deps, space, person)
    const asked = await askedOf(deps, space, person, listening.items)
    const next = remindNext(asked, deps.remindAfterMs, now())
    const later =
      next === null ? [] : [hearingJob({ space: space.id, whom: person, also: null }, next, `remind ${next}`)]
    const tried = await say(job, space, payload, { ...telling, listening, asked }, signal)
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
    const isMeant = (notice: Notice) => isByOthers || settings.reminders || !isReminder(notice)
    const notices = toTell(items, marks, wanted, at).filter(isMeant)
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

    if (isByOthers) return passOn(space, person, notices, channel, marks.toldUpTo)
    return mail(job, space, person, { notices, also: aside, listening, reach, reminding, at }, signal)
  }

  /** Gives what somebody is to hear to whoever writes or calls. */
  async function passOn(
    space: Space,
    person: string,
    notices: readonly Notice[],
    channel: Channel,
    toldUpTo: number,
  ): Promise<Tried> {
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
    await hearing.tell(space.id, person, lastOf(notices, toldUpTo), now())
    return { type: 'done', next }
  }

  /** Whoever is on the roll of a meeting by name alone is rung up by somebody who was there. */
  async function tellNewcomer(space: Space, person: string): Promise<Tried> {
    const { toldUpTo } = await hearing.of(space.id, person)
    const notices = noticesOfNewcomer(space, person).filter(({ seq }) => seq > toldUpTo)
    if (notices.length === 0) return { type: 'done' }
    return passOn(space, person, notices, { by: 'call', from: null }, toldUpTo)
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
    const letterOf = () => compose(deps, space, person, { language, zone }, what)
    const tried = await mailJob({ ...deps, messageIdOf }, { kind, letterOf }).run(job, signal)
    // As of when it was worked out: what fell due while a slow server took it is still to be said.
    if (tried.type === 'done') await hearing.tell(space.id, person, upTo, at)
    return tried
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
      const isNewcomer = meetingOfNewcomer(space, payload.whom) !== null
      if (memberOf(space, payload.whom) === null && !isNewcomer) return { type: 'done' }
      return inTurn(`${space.id} ${payload.whom}`, async () => {
        const latest = (await spaces.load(payload.space)) ?? space
        return isNewcomer ? tellNewcomer(latest, payload.whom) : tell(job, latest, payload, signal)
      })
    },
  }
}

function lastOf(notices: readonly Notice[], otherwise: number): number {
  return Math.max(otherwise, ...notices.map(({ seq }) => seq))
}
