import {
  actsAsHand,
  evaluationAnswerSchema,
  evaluationResultSchema,
  evaluationsAnswerSchema,
  evaluationViewFor,
  leadsEvaluation,
  mayPublishResult,
  mineAnswerSchema,
  replyLinkSchema,
  standingPage,
  type Evaluation,
  type EvaluationAnswer,
  type EvaluationResult,
  type MineAnswer,
  type ReplyLink,
} from '@alongside/evaluation'
import { Refusal } from '@alongside/protocol'
import {
  besideSchema,
  evidenceAnswerSchema,
  wholePreviewSchema,
  type WholePreview,
  type WholeResult,
} from '@alongside/review'
import { fileOf, maySee, permissionOn, permissionOnDocument, subjectOf } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { mySealed } from '../../evaluation/mine.ts'
import { resultFor } from '../../evaluation/result.ts'
import { describes, nothingHere } from '../answer.ts'
import { askedEvaluation, type AskedEvaluation } from '../asked-evaluation.ts'
import { besideFor } from '../../review/beside.ts'
import { evidenceFor } from '../../review/evidence-for.ts'
import { seerIn } from '../../review/seer.ts'
import { wholeResultFor, wholeResultOutside } from '../../review/whole-result.ts'
import { asMember } from '../as-member.ts'
import type { ApiDeps } from '../deps.ts'
import { siteOf, type ApiContext, type Env } from '../env.ts'
import { giveResult, giveShown, givesResult } from '../give-result.ts'
import { createTokens } from '../token.ts'
import { documentView } from '../view/document-view.ts'
import { beforeFor, evaluationSummaries, servicesIn } from '../view/evaluation-view.ts'

/** Services and their evaluations, as those see them who may read their documents. */
export function evaluationRoutes(deps: ApiDeps) {
  const { positions, meter } = deps
  const tokens = createTokens(deps.secret, 'replies')

  const asked = (c: ApiContext) => askedEvaluation(deps, c)
  const resultAsked = async (c: ApiContext): Promise<EvaluationResult> => {
    const { space, evaluation, person } = await asked(c)
    return resultFor(space, evaluation, person)
  }
  const wholeAsked = async (c: ApiContext): Promise<WholeResult> => {
    const { space, evaluation, person } = await asked(c)
    return wholeResultFor(deps, space, evaluation, person)
  }

  return new Hono<Env>()
    .get(
      '/spaces/:space/evaluations',
      describeRoute(
        describes('The services of a space, and the evaluations that I may see', evaluationsAnswerSchema),
      ),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        return c.json({
          services: servicesIn(space),
          evaluations: evaluationSummaries(space, me.person),
        })
      },
    )

    .get(
      '/evaluations/:evaluation',
      describeRoute(describes('All that I may know of an evaluation', evaluationAnswerSchema)),
      async (c) => {
        const { person, space, document, evaluation } = await asked(c)
        const service = subjectOf(space, evaluation) ?? nothingHere()
        return c.json({
          position: positions.seal(space.id, space.head),
          document: documentView(space, document, person, meter.permissionOn),
          evaluation: evaluationViewFor(evaluation, {
            mayRead: (criterion) => permissionOn(space, person, criterion) !== null,
            maySee: (other) => maySee(space, person, other),
            isThere: (file) => fileOf(space, file) !== null,
          }),
          service: { ...service },
          before: beforeFor(space, evaluation, person),
        } satisfies EvaluationAnswer)
      },
    )

    .get(
      '/evaluations/:evaluation/evidence',
      describeRoute(
        describes('What the space tells by itself of the time that a review looks at', evidenceAnswerSchema),
      ),
      async (c) => {
        const { person, space, evaluation } = await asked(c)
        if (evaluation.review === null) return nothingHere()
        return c.json(await evidenceFor(deps, space, evaluation, seerIn(space, person)))
      },
    )

    .get(
      '/evaluations/:evaluation/mine',
      describeRoute(describes('What I have scored, and nobody else sees', mineAnswerSchema)),
      async (c) => {
        const { evaluation, ...asking } = await asked(c)
        const { person, space } = asking
        const readable = [...evaluation.criteria.values()].filter(
          ({ id }) => permissionOn(space, person, id) !== null,
        )
        const criteria = evaluation.panel.has(person) ? readable : []
        return c.json({
          criteria: [...(await mySealed(deps, { space, evaluation, person }, criteria))],
          handFor: await handFor(deps, asking, evaluation),
        } satisfies MineAnswer)
      },
    )

    .get(
      '/evaluations/:evaluation/result',
      describeRoute(describes('What came of an evaluation', evaluationResultSchema)),
      async (c) => c.json(await resultAsked(c)),
    )
    .get(
      '/evaluations/:evaluation/result.csv',
      describeRoute(givesResult('The scores of a result as a table', 'csv')),
      async (c) => giveResult(c, await resultAsked(c), 'csv'),
    )
    .get(
      '/evaluations/:evaluation/result.json',
      describeRoute(givesResult('A result as a file', 'json')),
      async (c) => giveResult(c, await wholeAsked(c), 'json'),
    )
    .get(
      '/evaluations/:evaluation/beside',
      describeRoute(describes('What a review shows beside its scores', besideSchema)),
      async (c) => {
        const { space, evaluation, person } = await asked(c)
        return c.json((await besideFor(deps, space, evaluation, person)) ?? nothingHere())
      },
    )
    .get(
      '/evaluations/:evaluation/shown.csv',
      describeRoute(givesResult('What the space shows beside a review, as a table', 'csv')),
      async (c) => giveShown(c, await wholeAsked(c)),
    )

    .get(
      '/evaluations/:evaluation/public-result',
      describeRoute(describes('What would be public of a result', wholePreviewSchema)),
      async (c) => {
        const { space, evaluation, me } = await asked(c)
        if (!mayPublishResult(me)) {
          throw new Refusal(
            'notAllowed',
            'Results are made public by organisers and the chair. Ask one of them.',
          )
        }
        if (evaluation.phase !== 'finished') {
          throw new Refusal('notAllowed', 'Only a result that is finished is made public. Finish it first.')
        }
        if (standingPage(evaluation) !== null) {
          throw new Refusal(
            'alreadyDone',
            'This result is public already. To make it public as it is now, withdraw the page that is there first.',
          )
        }
        return c.json((await wholeResultOutside(deps, space, evaluation)) satisfies WholePreview)
      },
    )

    .get(
      '/evaluations/:evaluation/reply-link',
      describeRoute(describes('The link by which the provider replies, for those who lead', replyLinkSchema)),
      async (c) => {
        const { evaluation, ...asking } = await asked(c)
        if (!leads(asking)) {
          throw new Refusal('notAllowed', 'Only those who lead this evaluation see this link.')
        }
        if (evaluation.reply === null) throw new Refusal('notAllowed', 'Nobody has been asked to reply yet.')
        const url = `${siteOf(c, deps)}/reply/${tokens.tokenOf(evaluation.reply.id)}`
        return c.json({ url } satisfies ReplyLink)
      },
    )
}

/** For whom somebody may put in what they say: everybody on the panel, or those whom they support. */
async function handFor(
  { needs }: Pick<ApiDeps, 'needs'>,
  asking: Omit<AskedEvaluation, 'evaluation'>,
  { panel }: Evaluation,
): Promise<string[]> {
  const { space, person, me, document } = asking
  const others = [...panel.keys()].filter((one) => one !== person)
  const owns = permissionOnDocument(space, person, document.id) === 'own'
  if (actsAsHand({ offices: me.offices, owns })) return others
  const supported = new Set(await needs.supportedBy(space.id, person))
  return others.filter((one) => supported.has(one))
}

function leads({ space, person, me, document }: Omit<AskedEvaluation, 'evaluation'>): boolean {
  return leadsEvaluation({
    offices: me.offices,
    owns: permissionOnDocument(space, person, document.id) === 'own',
  })
}
