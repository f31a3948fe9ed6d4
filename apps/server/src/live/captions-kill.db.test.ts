import { keptCaptionsSchema } from '@alongside/meeting'
import type { CaptionLine } from '@alongside/protocol'
import type { ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { holdMeeting } from '../testing/hold-meeting.ts'
import { Booted, killProcess, makeDataDir, seedBoard, startProcess } from '../testing.ts'
import { Listening } from './testing/listener.ts'

const kills = Number(process.env['KILLS'] ?? 1)
const desk = 'deskone000000000'

let running: ChildProcess | null = null
let board: Booted | null = null
afterEach(async () => {
  if (running !== null) await killProcess(running)
  await board?.close()
})

it(
  `[D57] killed ${kills} times while somebody captions, no line that was had is lost, and none that is sent again is doubled`,
  { timeout: 240_000 },
  async () => {
    const dataDir = await makeDataDir()
    const seeded = await seedBoard(dataDir.path, { olga: 'own', moses: 'edit' })
    const first = await startProcess(dataDir.path, 0)
    let { process: serving } = first
    running = serving
    const url = `http://127.0.0.1:${first.port}`
    board = new Booted(seeded, { url, site: url }, dataDir.path, dataDir.remove)
    const server = board
    const meeting = await holdMeeting(server, ['moses'])
    await meeting.addItem('The bus')
    await meeting.meet('olga', { do: 'giveOffice', person: meeting.idOf('olga'), office: 'chair' })
    await meeting.meet('olga', { do: 'giveOffice', person: meeting.idOf('moses'), office: 'captioner' })
    await meeting.meet('olga', { do: 'keepCaptions', keep: true })
    await meeting.meet('olga', { do: 'publish' })
    await meeting.meet('olga', { do: 'open' })
    const enter = (name: string) =>
      new Listening(`${url.replace('http', 'ws')}/live`, server.headersOf(name)).subscribe(
        seeded.space,
        null,
        meeting.id,
      )

    const had: string[] = []
    const seen = new Set<string>()
    let next = 0
    const lineOf = (at: number): CaptionLine => ({
      id: `line${at}x`.padEnd(16, '0'),
      item: null,
      words: `Line ${at}`,
      ended: true,
    })
    for (let run = 0; run <= kills; run += 1) {
      const [types, reads] = [await enter('moses'), await enter('olga')]
      types.takeLane(desk, true)
      await types.until(() => types.lane?.isYours === true)
      const isLast = run === kills
      const dies = isLast ? Promise.resolve() : pause(randomInt(20, 250)).then(() => killProcess(serving))
      const until = isLast ? next + 5 : Number.POSITIVE_INFINITY
      while (next < until) {
        // What was not answered is sent again by the page, under the same id.
        const answer = await Promise.race([types.type(lineOf(next)), types.closed])
        if (answer !== 'got') break
        had.push(`Line ${next}`)
        next += 1
      }
      await dies
      await Promise.all([types.leave(), reads.leave()])
      for (const message of reads.heard) {
        if (message.type === 'caption' && message.line.ended) seen.add(message.line.words)
      }
      if (!isLast) {
        serving = (await startProcess(dataDir.path, first.port)).process
        running = serving
      }
      const { lines } = await server.ask(
        'olga',
        'GET',
        `/meetings/${meeting.id}/captions`,
        keptCaptionsSchema,
      )
      const words = lines.map((line) => line.words)
      expect(words.slice(0, had.length)).toEqual(had)
      // One that was on its way when the kill came may be there or not.
      expect(words.length - had.length).toBeLessThanOrEqual(1)
      expect([...seen].filter((one) => !words.includes(one))).toEqual([])
    }
    expect(had.length).toBeGreaterThan(kills)
  },
)
