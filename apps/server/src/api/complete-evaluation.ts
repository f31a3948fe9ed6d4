import { mayPublishResult, type CompleteEvaluationAsk } from '@alongside/evaluation'
import { Refusal, type Command, type EvaluationAsk } from '@alongside/protocol'
import { memberOf, type Space } from '@alongside/space'
import { wholeResultOutside } from '../review/whole-result.ts'
import type { ApiDeps } from './deps.ts'

type Deps = Pick<ApiDeps, 'newId' | 'spaces' | 'evidence' | 'needs' | 'reader'>

/** Adds to what is asked of an evaluation what only the server knows; what lies in boxes is looked up where it is decided. */
export async function completeEvaluationAsk(
  deps: Deps,
  space: Space,
  person: string,
  { evaluation, ask }: Extract<Command, { do: 'evaluate' }>,
): Promise<CompleteEvaluationAsk> {
  switch (ask.do) {
    case 'score':
      return completeScore(deps, space, person, evaluation, ask)
    case 'scoreFor':
      return { ...ask, isSupporter: await isSupporter(deps, space, person, ask.person) }
    case 'reveal':
      return { ...ask, boxes: null }
    case 'addCriterion':
      await checkSection(deps, space, ask.criterion)
      return ask
    case 'askReply':
      return { ...ask, reply: deps.newId() }
    case 'publishResult':
      return completePage(deps, space, person, evaluation, ask.read)
    default:
      return ask
  }
}

/** With what came with it, as far as it is theirs; whether there is a score of theirs already is looked up where it is decided. */
function completeScore(
  { evidence }: Deps,
  space: Space,
  person: string,
  evaluation: string,
  { evidence: sent, ...score }: Extract<EvaluationAsk, { do: 'score' }>,
): CompleteEvaluationAsk {
  const { criterion } = score
  const known = space.evaluations.get(evaluation)?.criteria.get(criterion)
  if (sent === undefined || known === undefined || known.state === 'revealed') return score
  const of = { at: { evaluation, criterion, round: known.round }, person }
  return { ...score, evidence: evidence.open(of, sent) }
}

/** Whether somebody is named as who supports another, in what is written down of that other's needs. */
async function isSupporter({ needs }: Deps, space: Space, hand: string, person: string): Promise<boolean> {
  return (await needs.find(space.id, person))?.needs.supporter === hand
}

/** A device makes the id of a criterion, and of its room: one that stands for a section of another space opens nothing here. */
async function checkSection({ spaces }: Deps, space: Space, section: string): Promise<void> {
  const other = await spaces.spaceOf('section', section)
  if (other !== null && other.id !== space.id) throw new Refusal('invalid', 'This id is taken.', 'criterion')
}

/** With the address under which everyone finds it, if what was read is what would be there; whoever may not is refused anyway. */
async function completePage(
  deps: Deps,
  space: Space,
  person: string,
  id: string,
  read: string,
): Promise<CompleteEvaluationAsk> {
  const evaluation = space.evaluations.get(id)
  const offices = memberOf(space, person)?.offices ?? []
  if (evaluation?.phase === 'finished' && mayPublishResult({ offices })) {
    if ((await wholeResultOutside(deps, space, evaluation)).read !== read) {
      throw new Refusal('invalid', 'The result is not as it was when you read it. Read it again.', 'read')
    }
  }
  return { do: 'publishResult', page: deps.newId() }
}
