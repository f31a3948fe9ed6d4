import {
  keptCaptionsSchema,
  meetingAnswerSchema,
  meetingsAnswerSchema,
  minutesAnswerSchema,
  myBallotSchema,
  paperAnswerSchema,
  type MeetingAnswer,
} from '@alongside/meeting'
import { fileOf, permissionOn } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { languageOf } from '../../mail/words/words.ts'
import { calendarToTake, pageOfMeeting } from '../../meeting/calendar.ts'
import { describes, nothingHere } from '../answer.ts'
import { askedMeeting } from '../asked-meeting.ts'
import { asMember } from '../as-member.ts'
import type { ApiDeps } from '../deps.ts'
import { siteOf, type ApiContext, type Env } from '../env.ts'
import { giveFile, giving } from '../give-file.ts'
import { captionsView } from '../view/captions-view.ts'
import { checkWords } from '../view/check-words.ts'
import { documentView } from '../view/document-view.ts'
import { minutesView } from '../view/minutes-view.ts'
import { paperFor, paperView, standsInPaper } from '../view/paper-view.ts'
import { meetingSummaries, meetingView, newcomersAmong } from '../view/meeting-view.ts'

/** Meetings as those see them who may read their documents. */
export function meetingRoutes(deps: ApiDeps) {
  const { people, positions, meter, shelf } = deps
  const papers = { people, shelf }
  const minutes = { ...papers, reader: deps.reader }

  const asked = (c: ApiContext) => askedMeeting(deps, c)

  return new Hono<Env>()
    .get(
      '/spaces/:space/meetings',
      describeRoute(describes('The meetings that I may see, by when they begin', meetingsAnswerSchema)),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        return c.json({ meetings: meetingSummaries(space, me.person) })
      },
    )

    .get(
      '/meetings/:meeting',
      describeRoute(describes('All that I may know of a meeting', meetingAnswerSchema)),
      async (c) => {
        const { person, space, document, meeting } = await asked(c)
        const view = meetingView(space, meeting, person)
        const reader = { person, language: languageOf(c.req.raw.headers) }
        return c.json({
          position: positions.seal(space.id, space.head),
          document: documentView(space, document, person, meter.permissionOn),
          meeting: view,
          newcomers: await newcomersAmong(people, space, meeting.roll.keys()),
          checkWords: await checkWords(deps, space, view.checks, reader),
        } satisfies MeetingAnswer)
      },
    )
    .get(
      '/meetings/:meeting/votes/:vote/mine',
      describeRoute(describes('What I have answered in a secret vote that is open', myBallotSchema)),
      async (c) => {
        const { person, space, meeting } = await asked(c)
        const vote = meeting.votes.get(c.req.param('vote'))
        if (vote === undefined || permissionOn(space, person, vote.item) === null) return nothingHere()
        const isInBox = vote.secret && vote.voted.includes(person)
        const ballot = isInBox ? await deps.ballots.mine(vote.id, person) : null
        return c.json(myBallotSchema.parse({ answer: ballot }))
      },
    )
    .get(
      '/meetings/:meeting/minutes',
      describeRoute(describes('What the minutes of a meeting say beside its record', minutesAnswerSchema)),
      async (c) => {
        const { person, space, meeting } = await asked(c)
        const reader = { person, language: languageOf(c.req.raw.headers) }
        return c.json(await minutesView(minutes, space, meeting, reader))
      },
    )
    .get(
      '/meetings/:meeting/captions',
      describeRoute(describes('What is kept of the captions and I may read', keptCaptionsSchema)),
      async (c) => {
        const { person, space, meeting } = await asked(c)
        return c.json(await captionsView(deps.captions, space, meeting, person))
      },
    )
    .get(
      '/meetings/:meeting/calendar.ics',
      describeRoute({
        summary: 'A meeting that I may see, for my calendar',
        responses: {
          ...describes('', null).responses,
          200: {
            description: 'A calendar file.',
            content: { 'text/calendar': { schema: { type: 'string' } } },
          },
        },
      }),
      async (c) => {
        const { space, meeting } = await asked(c)
        const site = siteOf(c, deps)
        const language = languageOf(c.req.raw.headers)
        const url = pageOfMeeting(site, space, meeting)
        const { file, method } = calendarToTake(space, meeting, { site, url, language, at: deps.now() })
        c.header('content-type', `text/calendar; charset=utf-8; method=${method}`)
        c.header('content-disposition', 'attachment; filename="meeting.ics"')
        return c.body(file)
      },
    )

    .get(
      '/meetings/:meeting/papers/:paper',
      describeRoute(describes('A paper of a meeting, as it was when it was added', paperAnswerSchema)),
      async (c) => {
        const { person, space, meeting } = await asked(c)
        const paper = paperFor(space, meeting, person, c.req.param('paper')) ?? nothingHere()
        const reader = { person, language: languageOf(c.req.raw.headers) }
        return c.json(await paperView(papers, space, paper, reader))
      },
    )

    .get('/meetings/:meeting/papers/:paper/files/:file', describeRoute(giving), async (c) => {
      const { person, space, meeting } = await asked(c)
      const paper = paperFor(space, meeting, person, c.req.param('paper')) ?? nothingHere()
      const file = fileOf(space, c.req.param('file')) ?? nothingHere()
      if (!(await standsInPaper(papers, space, paper, person, file))) return nothingHere()
      return giveFile(c, deps, file)
    })
}
