import type { Planner } from '../spaces/spaces.ts'
import { planAsks } from './kinds/ask.ts'
import { planClosing } from './kinds/close-answers.ts'
import { planDropping } from './kinds/drop-captions.ts'
import { planForgetting } from './kinds/forget-member.ts'
import { planHearing } from './kinds/hearing.ts'
import { planInvitationMails } from './kinds/invitation-mail.ts'
import { planPackMails } from './kinds/pack.ts'

const planners: readonly Planner[] = [
  planAsks,
  planInvitationMails,
  planPackMails,
  planHearing,
  planDropping,
  planClosing,
  planForgetting,
]

/** All jobs that follow from what is about to be written. */
export const planJobs: Planner = (plan) => planners.flatMap((planner) => planner(plan))
