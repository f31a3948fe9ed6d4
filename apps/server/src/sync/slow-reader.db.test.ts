import { createFlowDoc } from '@alongside/flow'
import { encodeFrame } from '@alongside/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { boot, type Booted } from '../testing.ts'

describe('a reader who does not read', () => {
  let server: Booted
  beforeAll(async () => {
    server = await boot({ olga: 'own', asha: 'edit', sam: 'edit' }, { LIMIT_MAX_BUFFERED_BYTES: '200000' })
  }, 60_000)
  afterAll(() => server.close())

  it('[S9] is closed before the memory fills, and the others go on', async () => {
    const [asha, sam] = [server.ours('asha'), server.ours('sam')]
    const slow = await server.raw(server.headersOf('olga'))
    slow.socket.send(encodeFrame({ type: 'step1', stateVector: Y.encodeStateVector(createFlowDoc()) }))
    await slow.heard()
    slow.socket.pause()
    const page = 'x'.repeat(200_000)
    // More than the network between the two can hold, in all.
    for (let round = 1; round <= 40; round++) {
      asha.write((text) => {
        text.delete(0, text.length)
        text.insert(0, `${round} ${page}`)
      })
      await sam.until(({ text }) => text.startsWith(`${round} `))
    }
    slow.socket.resume()
    expect([1006, 1013]).toContain(await slow.closed)
    expect([...asha.codes, ...sam.codes]).toEqual([])
  })
})
