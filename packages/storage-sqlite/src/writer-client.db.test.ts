import type { StorageError } from '@alongside/storage'
import { expect, it } from 'vitest'
import { startWriter } from './writer-client.ts'

const settings = { directory: '/nowhere', transactionLimitMs: 1000, lockWaitMs: 0 }
const dying = new URL('./testing/dying-writer.ts', import.meta.url)

it('[Q11] a writer thread that dies fails what waits and what comes, and is reported once', async () => {
  const reported: StorageError[] = []
  const writer = await startWriter(settings, (error) => reported.push(error), dying)
  const asks = [writer.ask({ type: 'text', batches: [] }), writer.ask({ type: 'text', batches: [] })]
  for (const outcome of await Promise.allSettled(asks)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { problem: { kind: 'failed' } } })
  }
  await expect(writer.ask({ type: 'text', batches: [] })).rejects.toMatchObject({
    problem: { kind: 'failed' },
    cause: { message: 'out of luck' },
  })
  expect(reported).toHaveLength(1)
  await writer.close()
  expect(reported).toHaveLength(1)
})

it('[Q6] a directory that cannot be made fails the opening, in words', async () => {
  const opening = startWriter({ ...settings, directory: '/dev/null/data' }, () => {})
  await expect(opening).rejects.toMatchObject({
    problem: { kind: 'failed', words: expect.stringContaining('/dev/null/data cannot be made') },
  })
})
