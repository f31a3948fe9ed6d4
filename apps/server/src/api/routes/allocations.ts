import {
  allocationAnswerSchema,
  allocationsAnswerSchema,
  mayLeadRound,
  myVoteSchema,
  roundFor,
  type AllocationAnswer,
  type AllocationsAnswer,
} from '@alongside/allocation'
import { Refusal } from '@alongside/protocol'
import { permissionOnDocument, roundSeer } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { ballotsFileFor } from '../../allocation/ballots-file.ts'
import { myVote } from '../../allocation/mine.ts'
import { describes } from '../answer.ts'
import { askedAllocation } from '../asked-allocation.ts'
import { asMember } from '../as-member.ts'
import type { ApiDeps } from '../deps.ts'
import type { ApiContext, Env } from '../env.ts'
import { giveBallots, givesBallots } from '../give-ballots.ts'
import { allocationSummaries } from '../view/allocation-view.ts'
import { documentView } from '../view/document-view.ts'

/** Allocation rounds, as those see them who may read their documents. */
export function allocationRoutes(deps: ApiDeps) {
  const { positions, meter, ballots } = deps
  const asked = (c: ApiContext) => askedAllocation(deps, c)

  return new Hono<Env>()
    .get(
      '/spaces/:space/allocations',
      describeRoute(describes('The rounds that I may see, the latest first', allocationsAnswerSchema)),
      async (c) => {
        const { space, me } = await asMember(deps, c)
        return c.json({ allocations: allocationSummaries(space, me.person) } satisfies AllocationsAnswer)
      },
    )

    .get(
      '/allocations/:allocation',
      describeRoute(describes('All that I may know of a round', allocationAnswerSchema)),
      async (c) => {
        const { person, me, space, document, round } = await asked(c)
        const seer = roundSeer(space, person, document.id)
        const owns = permissionOnDocument(space, person, document.id) === 'own'
        return c.json({
          position: positions.seal(space.id, space.head),
          document: documentView(space, document, person, meter.permissionOn),
          allocation: roundFor(round, seer),
          leads: mayLeadRound({ offices: me.offices, owns }),
          lendsHand: seer.lendsHand,
        } satisfies AllocationAnswer)
      },
    )

    .get(
      '/allocations/:allocation/mine',
      describeRoute(describes('What I have voted, and nobody else sees', myVoteSchema)),
      async (c) => {
        const { person, space, round } = await asked(c)
        return c.json(await myVote(ballots, { space, round, person }))
      },
    )

    .get(
      '/allocations/:allocation/ballots.json',
      describeRoute(givesBallots('The ballots of a round that was counted, and nobody’s name')),
      async (c) => {
        const { document, round } = await asked(c)
        if (round.counted === null) throw new Refusal('notAllowed', 'The votes have not been counted yet.')
        const file = await ballotsFileFor(ballots, round, document.title)
        if (file === null) {
          throw new Refusal('notAllowed', 'So few people voted that their votes are shown to nobody.')
        }
        return giveBallots(c, file)
      },
    )
}
