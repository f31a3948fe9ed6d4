import { parentPort } from 'node:worker_threads'

// A writer thread that opens, and dies at the first request.
parentPort?.on('message', () => {
  throw new Error('out of luck')
})
parentPort?.postMessage({ type: 'opened' }, [])
