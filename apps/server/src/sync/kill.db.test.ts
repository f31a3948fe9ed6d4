import { openSqliteTextReader } from '@alongside/storage-sqlite'
import type { ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  Booted,
  killProcess,
  makeDataDir,
  OurClient,
  seedBoard,
  startProcess,
  type PlainClient,
} from '../testing.ts'

const kills = Number(process.env['KILLS'] ?? 2)
const people = { olga: 'own', asha: 'edit', moses: 'edit', sam: 'edit', priya: 'edit' } as const

/** Where whoever has a client of ours says that their lines come from. */
const moved = { section: null, client: 9, clock: 4 }

/** Words that are told from all others: nobody types inside another's line, so a line is whole or not there. */
function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}

/** Someone who writes line after line, and remembers what the server let them believe. */
class Witness {
  readonly name: string
  readonly client: OurClient | PlainClient
  readonly written: string[] = []
  /** Lines of others that were on this screen. */
  readonly seen = new Set<string>()

  constructor(name: string, client: OurClient | PlainClient) {
    this.name = name
    this.client = client
    client.doc.on('update', () => {
      for (const line of linesOf(client.text)) if (!line.startsWith(`${name}-`)) this.seen.add(line)
    })
  }

  writeLine(): void {
    const line = `${this.name}-${this.written.length}`
    this.written.push(line)
    const write = (text: Y.Text) => {
      const starts = [
        0,
        ...text
          .toJSON()
          .matchAll(/\n/g)
          .map(({ index }) => index + 1),
      ]
      text.insert(starts[randomInt(starts.length)] ?? 0, `${line}\n`)
    }
    if (this.client instanceof OurClient) this.client.write(write, moved)
    else this.client.write(write)
  }

  holdsAll(lines: readonly string[]): boolean {
    const here = new Set(linesOf(this.client.text))
    return lines.every((line) => here.has(line))
  }
}

/** Each row of one of ours says of all its letters where they came from, and none of a plain client's says so. */
async function checkSources({ dataDir, section, board }: Booted): Promise<void> {
  const reader = openSqliteTextReader(dataDir)
  const { head, pens } = await reader.text.start(section)
  const priya = new Set(pens.filter(({ hand }) => hand === board.person('priya').id).map(({ pen }) => pen))
  for (const { seq, pen, bytes, sources } of await reader.text.rows(section, 0, head)) {
    const { from, to } = Y.parseUpdateMeta(bytes)
    const letters = Array.from(to, ([client, end]) => {
      const clock = from.get(client) ?? 0
      return { client, clock, length: end - clock, from: { ...moved, section, upTo: seq - 1 } }
    })
    expect(sources).toEqual(priya.has(pen ?? 0) ? [] : letters)
  }
  reader.close()
}

describe('a server that is killed', () => {
  let running: ChildProcess | null = null
  let board: Booted | null = null
  afterEach(async () => {
    if (running !== null) await killProcess(running)
    await board?.close()
  })

  it(
    `[S1] [S33] [S34] ${kills} times while four people write loses nothing that anyone saw or was told was saved, and no row its sources`,
    { timeout: 400_000 },
    async () => {
      const dataDir = await makeDataDir()
      const seeded = await seedBoard(dataDir.path, people)
      const first = await startProcess(dataDir.path, 0)
      running = first.process
      const url = `http://127.0.0.1:${first.port}`
      board = new Booted(seeded, { url, site: url }, dataDir.path, dataDir.remove)
      const ours = (['asha', 'moses', 'sam'] as const).map((name) => [name, board?.ours(name)] as const)
      const clients = ours.flatMap(([, client]) => (client === undefined ? [] : [client]))
      const witnesses = ours.flatMap(([name, client]) =>
        client === undefined ? [] : [new Witness(name, client)],
      )
      witnesses.push(new Witness('priya', board.plain('priya')))
      const saved = new Set<string>()
      const typing = setInterval(() => witnesses[randomInt(witnesses.length)]?.writeLine(), 15)

      for (let kill = 1; kill <= kills; kill++) {
        // Every round gets through to the server, and then the blow comes at any moment.
        await Promise.all(clients.map((client) => client.until(({ link }) => link === 'joined')))
        const before = clients.map((client) => client.saved.size)
        await clients[kill % clients.length]?.until(
          ({ saved: ids }) => ids.size > (before[kill % clients.length] ?? 0),
        )
        await pause(randomInt(250))
        await killProcess(running)
        // What was acknowledged so far stands in nobody's journal any more.
        for (const [index, witness] of witnesses.entries()) {
          const client = clients[index]
          if (client === undefined) continue
          // Each line is one entry, and entries count from 1.
          for (const id of client.saved)
            saved.add(witness.written[id - 1] ?? `entry ${id} of ${witness.name}`)
        }
        running = (await startProcess(dataDir.path, first.port)).process
      }
      clearInterval(typing)

      const written = witnesses.flatMap((witness) => witness.written)
      await Promise.all(
        witnesses.map(async (witness) => {
          if (!witness.holdsAll(written)) {
            await witness.client.until(() => witness.holdsAll(written), 30_000)
          }
        }),
      )
      await Promise.all(
        clients.map((client) => client.until(({ status }) => status.is === 'saved' || status.is === 'back')),
      )
      expect(new Set(witnesses.map(({ client }) => client.text)).size).toBe(1)

      await killProcess(running)
      running = (await startProcess(dataDir.path, first.port)).process
      const text = (await board.text('olga')).text
      const found = linesOf(text)
      expect(new Set(found).size).toBe(found.length)
      expect([...saved].filter((line) => !found.includes(line))).toEqual([])
      for (const { seen } of witnesses) expect([...seen].filter((line) => !found.includes(line))).toEqual([])
      expect(found.toSorted()).toEqual(written.toSorted())
      expect(saved.size).toBeGreaterThan(kills)
      const late = board.plain('olga')
      await late.until(({ provider }) => provider.synced)
      expect(late.text).toBe(witnesses[0]?.client.text)
      await checkSources(board)
      // It reads as everybody's own: each line by whoever wrote it.
      const { blocks } = await board.text('olga')
      for (const { text: words, author } of blocks.flatMap(({ runs }) => runs)) {
        for (const line of linesOf(words)) expect(author.id).toBe(seeded.person(line.split('-')[0] ?? '').id)
      }
    },
  )
})
