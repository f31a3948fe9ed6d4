import { openSqliteTextReader } from '@alongside/storage-sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { createLibrary } from './library.ts'
import type { ReaderAnswer, ReaderRequest, ReaderSettings } from './message.ts'

/** The thread that reads documents: it has a connection of its own, so that rows do not cross threads. */
const { directory, cacheBytes }: ReaderSettings = workerData
const library = createLibrary(openSqliteTextReader(directory), cacheBytes)

async function answer(request: ReaderRequest): Promise<ReaderAnswer> {
  try {
    switch (request.type) {
      case 'read':
        return { type: 'read', read: await library.read(request.section, request.seq) }
      case 'diff': {
        const { section, upTo, stateVector } = request
        return { type: 'diff', update: await library.diff(section, upTo, stateVector) }
      }
      case 'find':
        return { type: 'find', found: await library.find(request.section, request.anchors) }
      case 'origins':
        return { type: 'origins', found: await library.origins(request.section, request.after) }
      case 'shares':
        return { type: 'shares', shares: await library.shares([request.section, ...request.others]) }
      case 'letters':
        return { type: 'letters', letters: await library.letters(request.section) }
      case 'suggested':
        return { type: 'suggested', suggested: await library.suggested(request.section) }
      case 'compact':
        await library.compact(request.section)
        return { type: 'compacted' }
      case 'sittings':
        return { type: 'sittings', history: await library.sittings(request.section, request.before) }
      case 'beginning':
        return { type: 'beginning', beginning: await library.beginning(request.section) }
      case 'traced':
        return { type: 'traced', traced: await library.traced(request.section, request.spans) }
      case 'places':
        return { type: 'places', ranges: await library.places(request.section, request.roots) }
      case 'instead': {
        const { section, ranges, pen, words } = request
        return { type: 'instead', update: await library.instead(section, ranges, pen, words) }
      }
      case 'replaced': {
        const { section, all, pen } = request
        return { type: 'replaced', updates: await library.replaced(section, all, pen) }
      }
      case 'moment': {
        const { section, seq, since } = request
        return { type: 'moment', moment: await library.moment(section, seq, since) }
      }
    }
  } catch (error) {
    return { type: 'failed', why: String(error) }
  }
}

/** What was read at length need not be read again, by whoever comes next. */
async function leaveSnapshots(): Promise<void> {
  try {
    for (let left = await library.left(); left !== null; left = await library.left())
      parentPort?.postMessage(left satisfies ReaderAnswer, [])
  } catch {
    // Whoever asks for that section is told why it cannot be read.
  }
}

parentPort?.on('message', (request: ReaderRequest) => {
  void answer(request)
    .then((message) => parentPort?.postMessage(message, []))
    .then(leaveSnapshots)
})

parentPort?.postMessage({ type: 'ready' } satisfies ReaderAnswer, [])
