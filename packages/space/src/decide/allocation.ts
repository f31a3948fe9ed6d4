import { decideRound, type AllocationContext, type AllocationDecision } from '@alongside/allocation'
import { notFound, refuse, type ProposalCard, type RefusedAsk } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer, Effect } from '../decision.ts'
import { lastDaysSetBy } from '../last-day.ts'
import { maySee, permissionOn, permissionOnDocument } from '../permission.ts'
import { fileOf, memberOf, type Member, type Space } from '../space.ts'
import type { Context } from './context.ts'
import { lastDaysLater } from './last-day.ts'

type Allocate = AskTo<'allocate'>

/** Whatever else is asked of a round is decided by it, with what the space knows of those who take part. */
export function allocate(
  space: Space,
  me: Member,
  { allocation: id, ask }: Allocate,
  context: Context,
): Answer {
  const round = space.allocations.get(id)
  const document = space.documents.get(id)
  if (round === undefined || document === undefined || !maySee(space, me.person, id)) return notFound()
  if (document.putAway) return refuse('ended', 'This round has been put away.')
  if (ask.do === 'propose' || ask.do === 'changeProposal') {
    const refused = whyNotCard(space, me.person, id, ask.card)
    if (refused !== null) return refused
  }
  const decision = decideRound(round, ask, contextOf(space, me, id, context))
  if ('refusal' in decision) return decision
  const { events, voice } = decision
  const later = lastDaysLater(space, id, events.flatMap(lastDaysSetBy), context.at)
  return {
    events,
    effects: [...effectsOf(id, decision), ...later],
    ...(voice === undefined ? {} : { voice }),
  }
}

/** Why a card cannot be handed in so; it brings files that lie in the document of its round, where whoever hands it in may read them. */
function whyNotCard(
  space: Space,
  person: string,
  allocation: string,
  { audio, picture }: ProposalCard,
): RefusedAsk | null {
  const isHere = (id: string, sort: string): boolean => {
    const file = fileOf(space, id)
    return (
      file !== null &&
      file.type.startsWith(sort) &&
      space.places.get(file.section) === allocation &&
      permissionOn(space, person, file.section) !== null
    )
  }
  if (audio !== null && !isHere(audio, 'audio/')) {
    return refuse('invalid', 'This recording is not here any more. Add it again.', 'audio')
  }
  if (picture !== null && !isHere(picture.file, 'image/')) {
    return refuse('invalid', 'This picture is not here any more. Add it again.', 'picture')
  }
  return null
}

function effectsOf(
  allocation: string,
  { sealed = [], unsealed = [], closes }: Exclude<AllocationDecision, { readonly refusal: unknown }>,
): readonly Effect[] {
  return [
    ...(sealed.length === 0 ? [] : [{ type: 'sealVotes' as const, allocation, sealed }]),
    ...(unsealed.length === 0 ? [] : [{ type: 'unsealVotes' as const, allocation, unsealed }]),
    ...(closes === undefined ? [] : [{ type: 'closeVotes' as const, allocation }]),
  ]
}

function contextOf(
  space: Space,
  { person: actor, offices }: Member,
  allocation: string,
  { today }: Context,
): AllocationContext {
  return {
    actor,
    today,
    offices,
    owns: permissionOnDocument(space, actor, allocation) === 'own',
    mayCome: (person) => maySee(space, person, allocation),
    isGuest: (person) => (memberOf(space, person)?.guest ?? null) !== null,
    capacitiesOf(person) {
      const member = memberOf(space, person)
      if (member === null) return []
      return member.guest === null ? member.seat.capacities : [member.capacity]
    },
    isEvaluation: (id) => space.evaluations.has(id) && maySee(space, actor, id),
  }
}
