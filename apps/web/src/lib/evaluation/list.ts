import type { EvaluationSummary, ServiceView } from '@alongside/evaluation'

/** A service with its evaluations, the latest period first. */
export interface ServiceShown {
  readonly service: ServiceView
  readonly evaluations: readonly EvaluationSummary[]
}

/** The services as a list shows them: those that something is happening to first, then by name. */
export function servicesShown({
  services,
  evaluations,
}: {
  readonly services: readonly ServiceView[]
  readonly evaluations: readonly EvaluationSummary[]
}): readonly ServiceShown[] {
  const isGoing = ({ evaluations: some }: ServiceShown): boolean =>
    some.some(({ phase }) => phase !== 'finished')
  return services
    .map((service) => ({
      service,
      evaluations: evaluations
        .filter((one) => one.service === service.id)
        .toSorted((one, other) => (one.period.to < other.period.to ? 1 : -1)),
    }))
    .toSorted(
      (one, other) =>
        Number(isGoing(other)) - Number(isGoing(one)) ||
        one.service.facts.name.localeCompare(other.service.facts.name),
    )
}

/** Those that wait for somebody: they are on the panel, and it is prepared, scored or talked about. */
export function waitingForMe(evaluations: readonly EvaluationSummary[]): readonly EvaluationSummary[] {
  return evaluations.filter(({ isOnPanel, phase }) => isOnPanel && phase !== 'finished')
}
