import { parentPort } from 'node:worker_threads'
import type { ReaderAnswer, ReaderRequest } from '../message.ts'

/** A reader's thread that does what the name of a section says: hangs, dies, fails, or answers. */
function answer({ section }: ReaderRequest): ReaderAnswer {
  switch (section) {
    case 'hangs':
      for (;;) Math.sqrt(2)
    case 'dies':
      throw new Error('this thread was told to die')
    case 'fails':
      return { type: 'failed', why: 'it was told to' }
    default:
      return { type: 'read', read: { seq: 1, blocks: [], shown: null, removals: [] } }
  }
}

parentPort?.on('message', (request: ReaderRequest) => {
  parentPort?.postMessage(answer(request), [])
})
parentPort?.postMessage({ type: 'ready' } satisfies ReaderAnswer, [])
