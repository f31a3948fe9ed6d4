import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { liveMessageSchema, liveRequestSchema } from '../live.ts'
import { clientFrames, serverFrames } from '../testing/example-frames.ts'
import { protocolVersion } from '../version.ts'
import { decodeClientFrame, decodeServerFrame, encodeFrame } from './frame.ts'
import { helloSchema } from './hello.ts'
import { originsSchema } from './origins.ts'
import { penClaimSchema } from './pen.ts'
import { refusedSchema } from './refused.ts'
import { replayedSchema } from './replayed.ts'
import { rightsSchema } from './rights.ts'
import { savedSchema } from './saved.ts'
import { sourcesSchema } from './sources.ts'
import { messageTypes } from './types.ts'
import { welcomeSchema } from './welcome.ts'
import { writersSchema } from './writers.ts'

const fixture = (name: string) => `${import.meta.dirname}/../../fixtures/v${protocolVersion}/${name}.json`
const whatToDo =
  'The wire has changed. Raise protocolVersion in version.ts, and run the tests twice: the first run writes the fixtures of the new version.'

const schemas = {
  hello: helloSchema,
  origins: originsSchema,
  pen: penClaimSchema,
  refused: refusedSchema,
  replayed: replayedSchema,
  rights: rightsSchema,
  saved: savedSchema,
  sources: sourcesSchema,
  welcome: welcomeSchema,
  writers: writersSchema,
  liveRequest: liveRequestSchema,
  liveMessage: liveMessageSchema,
}

function fingerprint(schema: z.ZodType): string {
  const json = JSON.stringify(z.toJSONSchema(schema, { io: 'input' }))
  return createHash('sha256').update(json).digest('hex')
}

function inJson(values: Record<string, string>): string {
  return `${JSON.stringify(values, null, 2)}\n`
}

function golden(): Record<string, string> {
  return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(fixture('frames'), 'utf8')))
}

describe('the wire of this version', () => {
  const frames = Object.entries({ ...clientFrames, ...serverFrames })

  it('[P9] has the same bytes for every frame as when the version was given out', async () => {
    const bytes = frames.map(([name, frame]) => [name, Buffer.from(encodeFrame(frame)).toString('hex')])
    await expect(inJson(Object.fromEntries(bytes)), whatToDo).toMatchFileSnapshot(fixture('frames'))
  })

  it.each(Object.entries(clientFrames))('[P9] reads a golden %s that a client sent', (name, frame) => {
    expect(decodeClientFrame(Buffer.from(golden()[name] ?? '', 'hex'))).toEqual(frame)
  })

  it.each(Object.entries(serverFrames))('[P9] reads a golden %s that the server sent', (name, frame) => {
    expect(decodeServerFrame(Buffer.from(golden()[name] ?? '', 'hex'))).toEqual(frame)
  })

  it('[P10] has the same schema for every message as when the version was given out', async () => {
    const prints = Object.entries(schemas).map(([name, schema]) => [name, fingerprint(schema)])
    await expect(inJson(Object.fromEntries(prints)), whatToDo).toMatchFileSnapshot(fixture('schemas'))
  })

  it('[P10] sees a change as small as one more limit', () => {
    const changed = helloSchema.extend({ pens: helloSchema.shape.pens.max(99) })
    expect(fingerprint(changed)).not.toBe(fingerprint(helloSchema))
  })

  it('[P11] leaves the numbers below 16 to the plain protocol, and gives each of ours once', () => {
    const { sync, awareness, auth, queryAwareness, ...ours } = messageTypes
    expect([sync, awareness, auth, queryAwareness]).toEqual([0, 1, 2, 3])
    for (const number of Object.values(ours)) expect(number).toBeGreaterThanOrEqual(16)
    expect(new Set(Object.values(messageTypes)).size).toBe(Object.keys(messageTypes).length)
  })
})
