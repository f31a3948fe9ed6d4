import { leastShown } from '@alongside/figures'

/** How often something must have been done before it is put into numbers. */
const leastTimes = 10

/** Says whether there is enough of something to put it into numbers. */
export function isEnough(people: number, times: number): boolean {
  return people >= leastShown.figure && times >= leastTimes
}
