import type { Meeting } from '@alongside/meeting'

/** Says whether what was decided and agreed may still be put down and put right: until the minutes are approved. */
export function isOpenToChange({ phase, calledOff }: Meeting): boolean {
  return calledOff === null && (phase === 'live' || phase === 'draftMinutes')
}
