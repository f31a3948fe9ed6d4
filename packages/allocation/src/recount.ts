import type { BallotsFile } from './ballots-file.ts'
import { countRound } from './count.ts'
import { readBallotsFile, type FileProblem } from './read-file.ts'
import { allocationResultSchema, type AllocationResult } from './result.ts'

/** What came of counting a file again, and whether it is what the file says. */
export type Recount =
  | {
      readonly ok: true
      readonly file: BallotsFile
      readonly result: AllocationResult
      readonly isSame: boolean
    }
  | { readonly ok: false; readonly problem: FileProblem }

/** Counts the ballots of a file again, from its text and nothing else. */
export function recount(text: string): Recount {
  const read = readBallotsFile(text)
  if (!read.ok) return read
  const { file } = read
  const result = countRound(file, file.ballots, file.seed)
  return { ok: true, file, result, isSame: written(result) === written(file.result) }
}

function written(result: AllocationResult): string {
  return JSON.stringify(allocationResultSchema.parse(result)) // the schema puts the fields in one order
}
