import type { Meeting } from '@alongside/meeting'

/** Why the list suggests somebody: they have not spoken yet, their capacity has spoken least, or they asked first. */
export type WhyNext = 'notSpoken' | 'leastTime' | 'first'

/** Why somebody of the list is suggested to speak next. */
export function whyNext({ waiting, spoken }: Meeting, person: string): WhyNext {
  if (waiting[0]?.person === person)
    return spoken.some((turn) => turn.person === person) ? 'first' : 'notSpoken'
  return spoken.some((turn) => turn.person === person) ? 'leastTime' : 'notSpoken'
}
