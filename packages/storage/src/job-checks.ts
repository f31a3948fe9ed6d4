import type { NewJob, Outcome } from './jobs.ts'
import { jsonOrNothing } from './json.ts'

/** Room for some ids; a letter has none. */
const maxPayload = 1000
const problem = /^[a-zA-Z][a-zA-Z0-9.]{0,59}$/

/** The JSON text of a job's payload; throws `RangeError` where JSON has no word for it, or it is more than ids. */
export function jobJson({ kind, payload }: NewJob): string {
  const json = jsonOrNothing(payload)
  if (json === undefined) throw new RangeError(`the payload of a job ${kind} is not JSON`)
  if (json.length > maxPayload) {
    throw new RangeError(`the payload of a job ${kind} is longer than ${maxPayload} characters: give ids`)
  }
  return json
}

/** Throws `RangeError` if a problem is more than a short name, in which there could be somebody's data. */
export function checkOutcome(outcome: Outcome): void {
  if ('problem' in outcome && !problem.test(outcome.problem)) {
    throw new RangeError('a problem is a short name of letters, digits and full stops')
  }
}
