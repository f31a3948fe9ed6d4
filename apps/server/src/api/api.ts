import { Refusal } from '@alongside/protocol'
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import { createMiddleware } from 'hono/factory'
import { openAPIRouteHandler } from 'hono-openapi'
import { isOwnSite } from '../auth/origin.ts'
import { answerError, nothingHere } from './answer.ts'
import { createCodeLimits } from './code-limits.ts'
import { createComeBackTries } from './come-back-tries.ts'
import type { ApiDeps } from './deps.ts'
import { siteOf, type Env } from './env.ts'
import { createJoinCodeTries } from './join-code-tries.ts'
import { actionRoutes } from './routes/actions.ts'
import { afterMeetingRoutes } from './routes/after-meeting.ts'
import { allocationRoutes } from './routes/allocations.ts'
import { byLinkRoutes } from './routes/by-link.ts'
import { codeRoutes } from './routes/code.ts'
import { commentRoutes } from './routes/comments.ts'
import { suggestionRoutes } from './routes/suggestions.ts'
import { typedRoutes } from './routes/typed.ts'
import { demoRoutes } from './routes/demo.ts'
import { documentRoutes } from './routes/documents.ts'
import { erasingRoutes } from './routes/erasing.ts'
import { evidenceRoutes, takesEvidence } from './routes/evidence.ts'
import { evaluationRoutes } from './routes/evaluations.ts'
import { fileRoutes, takesFiles } from './routes/files.ts'
import { hearingRoutes } from './routes/hearing.ts'
import { handedRoutes } from './routes/handed.ts'
import { historyRoutes } from './routes/history.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { jobRoutes } from './routes/jobs.ts'
import { linkRoutes } from './routes/links.ts'
import { meetingRoutes } from './routes/meetings.ts'
import { forgettingRoutes } from './routes/forgetting.ts'
import { namePlaceRoutes } from './routes/name-places.ts'
import { meRoutes } from './routes/me.ts'
import { needsRoutes } from './routes/needs.ts'
import { myWordsRoutes } from './routes/my-words.ts'
import { myAddressRoutes } from './routes/my-address.ts'
import { publicCopyRoutes } from './routes/public-copy.ts'
import { publicResultRoutes } from './routes/public-result.ts'
import { publicRoundRoutes } from './routes/public-round.ts'
import { readingRoutes } from './routes/reading.ts'
import { recordRoutes } from './routes/record.ts'
import { registerRoutes } from './routes/register.ts'
import { replyRoutes } from './routes/replies.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { spaceRoutes } from './routes/spaces.ts'
import { taskRoutes } from './routes/tasks.ts'
import { unsubscribeRoutes } from './routes/unsubscribe.ts'
import { wayBackRoutes } from './routes/way-back.ts'
import { withSession } from './signed-in.ts'

const maxBodyBytes = 100_000
/** What is asked of a space at once: a long list of voters, or many votes on paper, and what is refused with words of its own. */
const maxCommandBytes = 1_000_000
const takesCommands = '/spaces/:space/commands'

/** Everything under `/api`. Problems are answered as `{kind, words, field?}` with the status that fits. */
export function createApi(deps: ApiDeps): Hono<Env> {
  const api = new Hono<Env>().basePath('/api')
  api.onError((error, c) => answerError(error, c, deps.warn))
  api.notFound(() => nothingHere())
  api.use(keptByNobody)
  api.use(fromOwnPages(deps))
  // What takes files has a limit of its own.
  api.use(except([takesFiles, takesEvidence, `/api${takesCommands}`], takesUpTo(maxBodyBytes)))
  api.use(takesCommands, takesUpTo(maxCommandBytes))
  api.get('/openapi.json', openAPIRouteHandler(api, { documentation }))
  api.use(withSession(deps.auth))
  const codeLimits = createCodeLimits(deps.limits)
  const joinCodeTries = createJoinCodeTries(deps.limits, deps.warn)
  const comeBackTries = createComeBackTries(deps.limits)
  api.route('/', meRoutes(deps))
  api.route('/', forgettingRoutes(deps))
  api.route('/', namePlaceRoutes(deps))
  api.route('/', signInRoutes(deps, codeLimits))
  api.route('/', spaceRoutes(deps))
  api.route('/', jobRoutes(deps))
  api.route('/', documentRoutes(deps))
  api.route('/', recordRoutes(deps))
  api.route('/', meetingRoutes(deps))
  api.route('/', publicCopyRoutes(deps))
  api.route('/', afterMeetingRoutes(deps))
  api.route('/', evaluationRoutes(deps))
  api.route('/', evidenceRoutes(deps))
  api.route('/', allocationRoutes(deps))
  api.route('/', actionRoutes(deps))
  api.route('/', replyRoutes(deps))
  api.route('/', publicResultRoutes(deps))
  api.route('/', publicRoundRoutes(deps))
  api.route('/', registerRoutes(deps))
  api.route('/', fileRoutes(deps))
  api.route('/', commentRoutes(deps))
  api.route('/', handedRoutes(deps))
  api.route('/', suggestionRoutes(deps))
  api.route('/', historyRoutes(deps))
  api.route('/', erasingRoutes(deps))
  api.route('/', typedRoutes(deps))
  api.route('/', myWordsRoutes(deps, joinCodeTries))
  api.route('/', invitationRoutes(deps))
  api.route('/', hearingRoutes(deps))
  api.route('/', needsRoutes(deps))
  api.route('/', taskRoutes(deps))
  api.route('/', unsubscribeRoutes(deps))
  api.route('/', wayBackRoutes(deps, comeBackTries))
  api.route('/', linkRoutes(deps))
  api.route('/', byLinkRoutes(deps, comeBackTries))
  api.route('/', codeRoutes(deps, joinCodeTries))
  api.route('/', readingRoutes(deps))
  api.route('/', myAddressRoutes(deps, codeLimits))
  if (deps.demo !== null) api.route('/', demoRoutes(deps, deps.demo))
  return api
}

const documentation = {
  info: {
    title: 'Alongside',
    version: '1',
    description:
      'Spaces, people, documents and their words. A session cookie says who asks; a problem is answered as {kind, words, field?}.',
  },
}

/** What is told to one person must not be kept by anything between the server and them, nor read as a page. */
const keptByNobody = createMiddleware(async (c, next) => {
  await next()
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  c.header('x-content-type-options', 'nosniff')
  c.header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
  c.header('referrer-policy', 'no-referrer')
  c.header('cross-origin-resource-policy', 'same-origin')
})

/** Only this site's own pages, and what is no browser, may change anything. */
function fromOwnPages(deps: ApiDeps) {
  return createMiddleware<Env>(async (c, next) => {
    const isReading = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!isReading && !isOwnSite(c.req.raw.headers, siteOf(c, deps))) {
      throw new Refusal('notAllowed', 'This came from another site.')
    }
    await next()
  })
}

function takesUpTo(maxSize: number): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new Refusal('tooLarge', 'This is too much to send at once. Send it in smaller parts.')
    },
  })
}
