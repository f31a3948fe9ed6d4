import { readEvent } from '@alongside/space'
import type { Plan, Planner } from '../spaces/spaces.ts'
import type { Happened, JobPlanner } from './kind.ts'
import { planAsks } from './kinds/ask.ts'
import { planClosing } from './kinds/close-answers.ts'
import { planDropping } from './kinds/drop-captions.ts'
import { planForgetting } from './kinds/forget-member.ts'
import { planHearing } from './kinds/hearing.ts'
import { planInvitationMails } from './kinds/invitation-mail.ts'
import { planPackMails } from './kinds/pack.ts'
import { planTypedAgain } from './kinds/typed.ts'
import { planVoiceCodes } from './kinds/voice-code.ts'

const planners: readonly JobPlanner[] = [
  planAsks,
  planInvitationMails,
  planPackMails,
  planHearing,
  planDropping,
  planClosing,
  planForgetting,
  planTypedAgain,
  planVoiceCodes,
]

/** All jobs that follow from what is about to be written. */
export const planJobs: Planner = (plan) => {
  const read = { ...plan, happened: happenedIn(plan) }
  return planners.flatMap((planner) => planner(read))
}

function happenedIn({ events }: Plan): readonly Happened[] {
  return events.flatMap((logged) => {
    const event = readEvent(logged)
    return event === null ? [] : [{ event, at: logged.at }]
  })
}
