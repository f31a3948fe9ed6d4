import { StorageError, type StorageProblemKind } from '@alongside/storage/refusals'

/** An error as it crosses from the writer thread to the main thread, which keep no class in common. */
export type Failure =
  | { readonly type: 'caller'; readonly words: string }
  | {
      readonly type: 'storage'
      readonly kind: StorageProblemKind
      readonly words: string
      /** What the database said, if it was asked. */
      readonly cause: string | null
    }

const constraint = 19
const full = 13

/** Puts an error of the writer thread into words that can be sent. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RangeError) return { type: 'caller', words: error.message }
  const problem = error instanceof StorageError ? error : storageErrorOf(error)
  const cause = problem.cause instanceof Error ? problem.cause.message : null
  return { type: 'storage', ...problem.problem, cause }
}

/** The error that a failure stands for, to be thrown to whoever asked. */
export function errorOf(failure: Failure): RangeError | StorageError {
  if (failure.type === 'caller') return new RangeError(failure.words)
  const { kind, words, cause } = failure
  return new StorageError(kind, words, cause === null ? undefined : { cause: new Error(cause) })
}

/** Wraps what SQLite threw. */
export function storageErrorOf(cause: unknown): StorageError {
  const said = cause instanceof Error ? cause.message : String(cause)
  switch (primaryCode(cause)) {
    case full:
      return new StorageError('full', 'The disk is full: nothing was written. Make room and try again.', {
        cause,
      })
    case constraint:
      return new StorageError('constraint', `The database refused a row: ${said}`, { cause })
    default:
      return new StorageError('failed', `The database failed: ${said}`, { cause })
  }
}

/** The first byte of SQLite's result code, without the detail. */
function primaryCode(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return null
  return typeof error.errcode === 'number' ? error.errcode % 256 : null
}
