import type { Meeting } from '@alongside/meeting'

/** Why the list suggests somebody: they have not spoken yet, their capacity has spoken least, or they asked first. */
export type WhyNext = 'notSpoken' | 'leastTime' | 'first'

/** Why somebody of the list is suggested to speak next. */
export function whyNext({ waiting, spoken }: Meeting, person: string): WhyNext {
  if (!spoken.some((turn) => turn.person === person)) return 'notSpoken'
  return waiting[0]?.person === person ? 'first' : 'leastTime'
}
