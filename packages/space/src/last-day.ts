import type { AllocationEvent } from '@alongside/allocation'
import type { EvaluationEvent } from '@alongside/evaluation'
import { leadingOffices } from '@alongside/protocol'
import { isScored } from './evaluation-notice.ts'
import type { LastDaySort } from './event/last-day.ts'
import { maySee, permissionOnDocument } from './permission.ts'
import { memberOf, membersOf, type Space } from './space.ts'

/** A last day (ISO date), and of what. */
export interface LastDay {
  readonly what: LastDaySort
  readonly day: string
}

/** The last days that stand for a document; none where it is no round and no evaluation, or where all is over. */
export function lastDaysOf(space: Space, document: string): readonly LastDay[] {
  const round = space.allocations.get(document)
  if (round !== undefined) return round.counted === null ? daysOfRules(round.rules) : []
  const evaluation = space.evaluations.get(document)
  return evaluation === undefined || evaluation.phase === 'finished'
    ? []
    : listed('scoring', evaluation.deadline)
}

/** The last days that an event of a round or an evaluation sets. */
export function lastDaysSetBy(event: AllocationEvent | EvaluationEvent): readonly LastDay[] {
  switch (event.kind) {
    case 'allocationOpened':
    case 'allocationRulesSet':
      return daysOfRules(event.payload.rules)
    case 'votingExtended':
      return listed('voting', event.payload.until)
    case 'scoringStarted':
    case 'scoringDeadlineSet':
      return listed('scoring', event.payload.deadline)
    default:
      return []
  }
}

/** Says whether something still waits to be ended that people did until this last day, which no later one has replaced. */
export function isUnended(space: Space, document: string, { what, day }: LastDay): boolean {
  const stands = lastDaysOf(space, document).some((one) => one.what === what && one.day === day)
  return stands && space.documents.get(document)?.putAway === false && isOn(space, document, what)
}

function isOn(space: Space, document: string, what: LastDaySort): boolean {
  const evaluation = space.evaluations.get(document)
  return what === 'scoring'
    ? evaluation !== undefined && isScored(evaluation)
    : space.allocations.get(document)?.phase === what
}

/** Those who lead a round or an evaluation: they end it, or set a later day. */
export function leadersOf(space: Space, document: string): readonly string[] {
  return membersOf(space)
    .map(({ person }) => person)
    .filter((person) => leadsHere(space, person, document))
}

/** Says whether somebody leads a round or an evaluation that they may see. */
export function leadsHere(space: Space, person: string, document: string): boolean {
  if (!maySee(space, person, document)) return false
  const offices = memberOf(space, person)?.offices ?? []
  return (
    offices.some((office) => leadingOffices.includes(office)) ||
    permissionOnDocument(space, person, document) === 'own'
  )
}

function daysOfRules(rules: { readonly proposeUntil: string | null; readonly voteUntil: string | null }) {
  return [...listed('proposing', rules.proposeUntil), ...listed('voting', rules.voteUntil)]
}

function listed(what: LastDaySort, day: string | null): readonly LastDay[] {
  return day === null ? [] : [{ what, day }]
}
