import { hasEnded, type Meeting, type Pack } from '@alongside/meeting'
import { defaultHearing, idSchema } from '@alongside/protocol'
import {
  isOpenTitle,
  mailDue,
  memberOf,
  permissionOn,
  type Notice,
  type Section,
  type Space,
} from '@alongside/space'
import type { ClaimedJob, Hearing, NeedsList, NewJob } from '@alongside/storage'
import { z } from 'zod'
import { paperFor } from '../../api/view/paper-view.ts'
import { endOfMails, pagesFor, type ComposeDeps } from '../../hearing/compose.ts'
import { whenInWords, type Reading } from '../../hearing/mail-lines.ts'
import { tellingOf, type ReachingDeps } from '../../hearing/reaching.ts'
import { packLetter, type Letter, type PackLetter } from '../../mail/letter.ts'
import { fill, knownLanguage, wordsIn } from '../../mail/words/words.ts'
import { calendarMailed, pageOfMeeting } from '../../meeting/calendar.ts'
import { isMailed } from '../../meeting/pack-ways.ts'
import type { Spaces } from '../../spaces/spaces.ts'
import type { JobKind, JobPlanner } from '../kind.ts'
import { mailJob, type MailJobDeps } from '../mail-job.ts'

const kind = 'mailPack'

const payloadSchema = z.object({ space: idSchema, meeting: idSchema, pack: idSchema, whom: idSchema })
type Payload = z.infer<typeof payloadSchema>

/** A mail for each to whom papers are sent in this way, kept with the record that they were. */
export const planPackMails: JobPlanner = ({ space, happened }) =>
  happened.flatMap(({ event, at }) => {
    if (event.kind !== 'packSent') return []
    const { meeting, pack, to } = event.payload
    return to.flatMap(({ person: whom, way }) =>
      way === 'mail' ? packJob({ space: space.id, meeting, pack, whom }, at, '') : [],
    )
  })

function packJob(payload: Payload, dueAt: number, when: string): NewJob {
  const { space, pack, whom } = payload
  return { kind, key: `${pack} ${whom}${when}`, space, dueAt, payload }
}

export interface PackMailDeps extends MailJobDeps, ComposeDeps, Pick<ReachingDeps, 'contacts'> {
  readonly spaces: Pick<Spaces, 'load'>
  readonly needs: Pick<NeedsList, 'find'>
  readonly hearing: Pick<Hearing, 'of'>
}

/**
 * Mails the papers of a meeting, each to one person, written as things stand then: what they may read of what was sent.
 * Nothing goes to whoever turned mails off meanwhile, or in their quiet hours.
 */
export function packMails(deps: PackMailDeps): JobKind {
  const { spaces, hearing, now } = deps
  const mailing = mailJob(deps, { kind, letterOf })

  async function letterOf(job: ClaimedJob): Promise<Letter | null> {
    const payload = payloadSchema.parse(job.payload)
    const space = await spaces.load(payload.space)
    const meeting = space?.meetings.get(payload.meeting)
    const pack = meeting?.packs.get(payload.pack)
    if (space === null || meeting === undefined || pack === undefined) return null
    if (memberOf(space, payload.whom) === null || meeting.calledOff !== null || hasEnded(meeting)) return null
    return compose(space, meeting, pack, payload.whom)
  }

  async function compose(space: Space, meeting: Meeting, pack: Pack, person: string): Promise<Letter | null> {
    const telling = await tellingOf(deps, space, person)
    const [reader] = await deps.people.byIds([person])
    if (reader === undefined || !(await isMailed(deps, space, meeting, person, telling))) return null
    const { reach } = telling
    const { language: spoken, settings } = await hearing.of(space.id, person)
    const language = knownLanguage(spoken ?? undefined) ?? 'en'
    const reading = { language, zone: settings?.zone ?? space.timeZone }
    const isGuest = memberOf(space, person)?.guest !== null
    const pages = pagesFor(deps, space, person, noticeOf(space, person, pack))
    const link = isGuest ? pages.link : pageOfMeeting(deps.site, space, meeting)
    const made = { site: deps.site, url: link, language, at: now() }
    return packLetter({
      to: reach.email,
      language,
      space: space.name,
      name: reader.name,
      title: isOpenTitle(space, meeting.id) ? (space.documents.get(meeting.id)?.title ?? null) : null,
      facts: factsOf(space, meeting, reading),
      ...agendaFor(space, meeting, person),
      papers: papersFor(space, meeting, pack, {
        person,
        language,
        page: isGuest ? null : link,
        site: deps.site,
      }),
      link,
      settings: pages.settings,
      unsubscribe: endOfMails(deps, space, person, reach),
      leftByGuest: !reach.hasAccount,
      calendar: calendarMailed(space, meeting, { name: reader.name, email: reach.email }, made),
    })
  }

  /** When the quiet hours of somebody end; now, where it is none of them. */
  async function quietUntil(space: Space, person: string): Promise<number> {
    const { quiet, zone } = (await hearing.of(space.id, person)).settings ?? defaultHearing
    const waiting = { since: now(), essential: true, toldAt: null }
    const once = { rhythm: { each: 'once' }, quiet } as const
    return mailDue(once, zone ?? space.timeZone, waiting, { gatherMs: 0, apartMs: 0 }, now())
  }

  return {
    ...mailing,
    async run(job, signal) {
      const payload = payloadSchema.parse(job.payload)
      const space = await spaces.load(payload.space)
      if (space === null) return { type: 'done' }
      const due = await quietUntil(space, payload.whom)
      if (due > now()) return { type: 'done', next: [packJob(payload, due, ` at ${due}`)] }
      return mailing.run(job, signal)
    },
  }
}

function noticeOf({ notices }: Space, person: string, { id }: Pack): Notice | null {
  return notices.get(person)?.findLast((one) => one.why === 'packSent' && one.pack === id) ?? null
}

/** When it is; where and how to come in, only if everyone in the space may know of the meeting. */
function factsOf(space: Space, meeting: Meeting, reading: Reading): readonly string[] {
  const { hearing, pack } = wordsIn(reading.language)
  const when = fill(hearing.meetingWhen, { when: whenInWords(meeting, reading) })
  if (!isOpenTitle(space, meeting.id)) return [when]
  const { place, callUrl, phone, words } = meeting.notice
  return [
    when,
    ...(place === '' ? [] : [fill(hearing.meetingWhere, { place })]),
    ...(callUrl === null ? [] : [fill(pack.call, { call: callUrl })]),
    ...(phone === null ? [] : [fill(pack.phone, { phone })]),
    ...(words === '' ? [] : [words]),
  ]
}

/** The items that somebody may read, without those whose titles not everyone may know. */
function agendaFor(space: Space, meeting: Meeting, person: string): Pick<PackLetter, 'agenda' | 'hasMore'> {
  const items = (space.documents.get(meeting.id)?.sections ?? []).filter(
    ({ id, putAway }) => meeting.items.has(id) && !putAway && permissionOn(space, person, id) !== null,
  )
  const open = items.filter((section) => isOpenItem(space, meeting, section))
  return { agenda: open.map(({ title }) => title), hasMore: open.length < items.length }
}

function isOpenItem(space: Space, meeting: Meeting, { id, rights }: Pick<Section, 'id' | 'rights'>): boolean {
  const isKept =
    meeting.items.get(id)?.confidential === true || rights.some(({ permission }) => permission === null)
  return isOpenTitle(space, meeting.id) && !isKept
}

/** What was sent of what somebody may read now; a title stands there only where everyone may know it. */
function papersFor(
  space: Space,
  meeting: Meeting,
  pack: Pack,
  {
    person,
    language,
    page,
    site,
  }: {
    readonly person: string
    readonly language: Reading['language']
    readonly page: string | null
    readonly site: string
  },
): PackLetter['papers'] {
  const sections = space.documents.get(meeting.id)?.sections ?? []
  return pack.papers.flatMap((id) => {
    const paper = paperFor(space, meeting, person, id)
    if (paper === null) return []
    const { source, item, title } = paper
    const section = sections.find((one) => one.id === item)
    const isOpen =
      (item === null
        ? isOpenTitle(space, meeting.id)
        : section !== undefined && isOpenItem(space, meeting, section)) &&
      (source.what === 'file' || isOpenTitle(space, source.document))
    const words = isOpen ? title : wordsIn(language).pack.aPaper
    const link = source.what === 'file' ? `${site}/api/files/${source.file}` : `${page}/papers/${id}`
    return [{ words, link: page === null ? null : link }]
  })
}
