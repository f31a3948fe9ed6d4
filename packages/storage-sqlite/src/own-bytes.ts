import type { Batch, Erasure } from '@alongside/storage'

/**
 * A batch whose rows hold no more than their own bytes. A message to another thread copies the whole
 * buffer behind an array, and small arrays of Node share one of 8 KB.
 */
export function withOwnBytes(batch: Batch): Omit<Batch, 'jobs'> {
  const { section, head, bound, retired } = batch
  return {
    section,
    head,
    bound,
    retired,
    rows: batch.rows.map((row) => ({ ...row, bytes: ownBytes(row.bytes) })),
  }
}

/** Bytes without the rest of the buffer that they lie in. */
function ownBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
}

/** An erasure whose rows hold no more than their own bytes. */
export function withOwnLetters(erasure: Erasure): Erasure {
  const { instead } = erasure
  return {
    ...erasure,
    rows: erasure.rows.map((row) => ({ ...row, bytes: ownBytes(row.bytes) })),
    deletion: ownBytes(erasure.deletion),
    ...(instead && {
      instead: { ...instead, rows: instead.rows.map((row) => ({ ...row, bytes: ownBytes(row.bytes) })) },
    }),
  }
}
