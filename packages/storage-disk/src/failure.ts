import { StorageError } from '@alongside/storage'

/** No room on the disk, more than the owner's share of it, or more than a process may write to one file. */
const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Waits for what is asked of the disk; its failure becomes a `StorageError`. */
export async function onDisk<Result>(asked: Promise<Result>): Promise<Result> {
  try {
    return await asked
  } catch (cause) {
    throw storageErrorOf(cause)
  }
}

/** Wraps what the disk said. */
export function storageErrorOf(cause: unknown): StorageError {
  if (full.has(codeOf(cause) ?? '')) {
    return new StorageError('full', 'The disk is full: nothing was kept. Make room and try again.', { cause })
  }
  return new StorageError('failed', `The disk failed: ${codeOf(cause) ?? 'it did not say why'}.`, { cause })
}

/** Says whether an error means that there is nothing at a path. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT'
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
