import {
  defaultHearing,
  hearingSettingsSchema,
  hearingViewSchema,
  muteSchema,
  readNoticesSchema,
  waitingSchema,
  type HearingView,
  type Waiting,
} from '@alongside/protocol'
import { maySee, openActionsOf } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { listen } from '../../hearing/listening.ts'
import { createNoticeIds } from '../../hearing/notice-ids.ts'
import { tellingOf } from '../../hearing/reaching.ts'
import { longSince } from '../../hearing/reminding.ts'
import { tasksFor } from '../../hearing/task-list.ts'
import { languageOf } from '../../mail/words/words.ts'
import { describes, nothingHere, takes } from '../answer.ts'
import { asMember } from '../as-member.ts'
import type { ApiDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { namesIn } from '../view/names.ts'
import { noticeView, peopleInNotices } from '../view/notice-view.ts'

/** What somebody may hear in a space, what of it waits, and how they want to hear it. */
export function hearingRoutes(deps: ApiDeps) {
  const { people, hearing, needs } = deps
  const ids = createNoticeIds(deps.secret)

  return new Hono<Env>()
    .get(
      '/spaces/:space/waiting',
      describeRoute(describes('How much waits for me', waitingSchema)),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        const { items } = await listen(deps, space, me.person)
        const written = await needs.find(space.id, me.person)
        const tasks = await tasksFor(deps, space, me.person)
        return c.json({
          notices: items.filter(({ waits }) => waits).length,
          tasks: tasks.filter(({ task, items: left }) => task.done === null && left.length > 0).length,
          actions: openActionsOf(space, me.person).length,
          needsToConfirm: written !== null && !written.confirmed,
        } satisfies Waiting)
      },
    )

    .get(
      '/spaces/:space/hearing',
      describeRoute(describes('What I may hear, and what of it waits for me', hearingViewSchema)),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        const { person } = me
        const language = languageOf(c.req.raw.headers)
        const { items, settings, kept } = await listen(deps, space, person)
        // Mails come in the language in which their reader was here last.
        if (kept.language !== language) await hearing.speak(space.id, person, language)
        const notices = items.map(({ notice }) => notice)
        const names = await namesIn(space, people, peopleInNotices(space, notices), language)
        const idOf = ids.idFor(space, person)
        const since = longSince(deps.remindAfterMs, deps.now())
        const { reach, channel } = await tellingOf(deps, space, person)
        return c.json({
          items: items.map((item) => noticeView(space, person, item, { names, idOf, longSince: since })),
          settings,
          email: reach.email === '' ? null : reach.email,
          channel: channel.by,
        } satisfies HearingView)
      },
    )

    .post(
      '/spaces/:space/hearing/read',
      describeRoute(describes('Mark as read', null)),
      takes(readNoticesSchema),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        const asked = c.req.valid('json')
        const idOf = ids.idFor(space, me.person)
        const { items } = await listen(deps, space, me.person)
        const wanted = 'ids' in asked ? asked.ids : [asked.upTo]
        const seqs = items.flatMap(({ notice }) => (wanted.includes(idOf(notice)) ? [notice.seq] : []))
        if (seqs.length < wanted.length) return nothingHere()
        if ('upTo' in asked) await hearing.readAll(space.id, me.person, Math.max(...seqs))
        else await hearing.read(space.id, me.person, seqs)
        return c.body(null, 204)
      },
    )

    .put(
      '/spaces/:space/hearing/settings',
      describeRoute(describes('Choose when and how I hear', null)),
      takes(hearingSettingsSchema),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        await hearing.settle(space.id, me.person, c.req.valid('json'))
        return c.body(null, 204)
      },
    )

    .post(
      '/spaces/:space/hearing/mute',
      describeRoute(describes('Hear nothing more of a document, or hear of it again', null)),
      takes(muteSchema),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        const { document, on } = c.req.valid('json')
        if (!maySee(space, me.person, document)) return nothingHere()
        const settings = (await hearing.of(space.id, me.person)).settings ?? defaultHearing
        // Only what is still there takes room.
        const others = settings.muted.filter((one) => one !== document && space.documents.has(one))
        await hearing.settle(space.id, me.person, { ...settings, muted: on ? [...others, document] : others })
        return c.body(null, 204)
      },
    )
}
