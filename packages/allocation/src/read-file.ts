import { lineSchema } from '@alongside/protocol'
import { z } from 'zod'
import { ballotChecker, type BallotProblem } from './ballot.ts'
import { ballotsFileForm, ballotsFileSchema, type BallotsFile } from './ballots-file.ts'
import { jsonFrom } from './json-from.ts'
import { isSeedOf } from './order.ts'

/** Why a file cannot be counted. */
export type FileProblem =
  | {
      readonly kind:
        'notJson' | 'notBallots' | 'seedMissing' | 'seedNotNeeded' | 'seedIsAnother' | 'turnoutDoesNotAddUp'
    }
  | { readonly kind: 'otherVersion'; readonly version: number }
  /** Something in it is not as it should be: where, as `ballots.3.chosen`, and what. */
  | { readonly kind: 'field'; readonly at: string; readonly says: string }
  | { readonly kind: 'proposalTwice' | 'costsMoreThanPot'; readonly proposal: string }
  /** A ballot, by its number from 1, is none of this vote. */
  | { readonly kind: 'ballot'; readonly number: number; readonly problem: BallotProblem }
  | { readonly kind: 'turnoutDiffers'; readonly ballots: number; readonly turnout: number }

/** A file that can be counted, or why it cannot. */
export type ReadFile =
  { readonly ok: true; readonly file: BallotsFile } | { readonly ok: false; readonly problem: FileProblem }

/** Reads a file of ballots from its text. */
export function readBallotsFile(text: string): ReadFile {
  const json = jsonFrom(text)
  if (json === undefined) return { ok: false, problem: { kind: 'notJson' } }
  const form = z.object({ schema: z.literal(ballotsFileForm.schema), version: z.int() }).safeParse(json)
  if (!form.success) return { ok: false, problem: { kind: 'notBallots' } }
  if (form.data.version !== ballotsFileForm.version)
    return { ok: false, problem: { kind: 'otherVersion', version: form.data.version } }
  const parsed = ballotsFileSchema.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return {
      ok: false,
      problem: {
        kind: 'field',
        at: issue?.path.join('.') ?? '',
        // It may repeat what stands in the file, which a terminal would obey.
        says: lineSchema(1_000).catch('it cannot be read').parse(issue?.message),
      },
    }
  }
  const problem = problemIn(parsed.data)
  return problem === null ? { ok: true, file: parsed.data } : { ok: false, problem }
}

function problemIn(file: BallotsFile): FileProblem | null {
  const { rules, proposals, ballots, turnout, seed } = file
  const seen = new Set<string>()
  for (const { id, cost } of proposals) {
    if (seen.has(id)) return { kind: 'proposalTwice', proposal: id }
    if (cost > rules.pot) return { kind: 'costsMoreThanPot', proposal: id }
    seen.add(id)
  }
  if (rules.ties.by === 'lot' && seed === null) return { kind: 'seedMissing' }
  if (rules.ties.by !== 'lot' && seed !== null) return { kind: 'seedNotNeeded' }
  if (seed !== null && !isSeedOf(rules.ties, seed)) return { kind: 'seedIsAnother' }
  const check = ballotChecker(file)
  for (const [at, ballot] of ballots.entries()) {
    const problem = check(ballot)
    if (problem !== null) return { kind: 'ballot', number: at + 1, problem }
  }
  if (turnout.ballots !== ballots.length)
    return { kind: 'turnoutDiffers', ballots: ballots.length, turnout: turnout.ballots }
  const inGroups = turnout.groups.reduce((sum, { voted }) => sum + voted, 0)
  const isTooMuch = inGroups > turnout.ballots || turnout.onPaper > turnout.ballots
  return isTooMuch ? { kind: 'turnoutDoesNotAddUp' } : null
}
