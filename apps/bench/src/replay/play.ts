import { createFlowDoc } from '@alongside/flow'
import { decodeServerFrame, encodeFrame } from '@alongside/protocol'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { makeSection, signIn, type Target, type Visitor } from '../server/target.ts'
import { agentsIn, Typists } from './credit.ts'
import { edit, toldOf } from './edit.ts'
import { Ledger } from './ledger.ts'
import { Player } from './player.ts'
import type { Act } from './script.ts'
import type { Trace } from './trace.ts'

/** What came of a recording that was played through a server. */
export interface Played {
  readonly seconds: number
  /** The text as a newcomer gets it. */
  readonly text: string
  /** All writers, the newcomer and the API ended with the same text. */
  readonly converged: boolean
  /** Characters that the server gives to another than who typed them, or to nobody. */
  readonly wrongAgent: number
  /** The same once somebody has also edited the text in the product's own editor. */
  readonly wrongAuthor: number
  /** How much they did, and how many characters stand then. */
  readonly edited: { readonly acts: number; readonly characters: number }
  /** Frames with others' words that the writers got. */
  readonly delivered: number
  /** Deletions of what was deleted already, which the server tells to nobody. */
  readonly quiet: number
}

/** Those of the demo who may edit a new document. */
const writers = ['asha', 'moses', 'lena', 'sam', 'priya'] as const

/**
 * Plays a recording through a server: each agent a person of the demo at a socket of their own, as fast as the
 * recording's order lets them go. Lower agents take lower pens, since that is the order in which the recordings
 * put what two agents typed at one place at once.
 */
export async function play(target: Target, trace: Trace, acts: readonly Act[]): Promise<Played> {
  if (trace.agents > writers.length) {
    throw new Error(`the recording has ${trace.agents} agents; the demo has ${writers.length} who may write`)
  }
  const visitors: Visitor[] = []
  for (const key of writers.slice(0, trace.agents)) visitors.push(await signIn(target, key))
  const [first] = visitors
  if (first === undefined) throw new Error('the recording has no agents')
  const section = await makeSection(target, first, 'A recording')
  const url = `${target.url.replace(/^http/, 'ws')}/sync/${section}`

  const ledger = new Ledger()
  const typists = new Typists()
  const span = Math.floor(2 ** 32 / writers.length)
  const players: Player[] = []
  for (const [agent, visitor] of visitors.entries()) {
    players.push(await Player.join({ url, visitor, pen: agent * span + randomInt(1, span), ledger }))
  }

  const started = performance.now()
  await Promise.all(players.map((player, agent) => playAgent(trace, agent, player, typists)))
  const seconds = (performance.now() - started) / 1000

  await Promise.all(players.map((player, agent) => player.readAll(unreadBy(trace, agent))))
  const newcomer = await readAsNewcomer(target, url)
  const body = newcomer.getText('body')
  const { text: told, authors } = await toldOf(target, section, first)
  const texts = new Set([body.toJSON(), told, ...players.map(({ doc }) => doc.getText('body').toJSON())])
  const agents = agentsIn(body, typists)
  const wrongAgent = agents.filter(
    (agent, at) => agent === null || visitors[agent]?.id !== authors[at],
  ).length
  for (const player of players) player.close()
  const known = { text: told, authors: agents.map((agent) => visitors[agent ?? -1]?.id ?? '') }
  const editor = await signIn(target, writers[trace.agents] ?? writers[0])
  const edited = await edit({ target, url, section, visitor: editor, known, acts })
  return {
    seconds,
    text: body.toJSON(),
    converged: texts.size === 1 && edited.converged,
    wrongAgent: wrongAgent + Math.abs(authors.length - agents.length),
    wrongAuthor: edited.wrongAuthor,
    edited: { acts: acts.length, characters: edited.characters },
    delivered: players.reduce((sum, { received }) => sum + received, 0),
    quiet: players.reduce((sum, { quiet }) => sum + quiet, 0),
  }
}

async function playAgent(trace: Trace, agent: number, player: Player, typists: Typists): Promise<void> {
  for (const [index, transaction] of trace.transactions.entries()) {
    if (transaction.agent === agent) typists.note(player.pen, agent, await player.play(index, transaction))
  }
  await player.settle()
}

/** What an agent had not read when the recording ended. */
function unreadBy({ transactions }: Trace, agent: number): number[] {
  const known = new Set<number>()
  for (const [index, { agent: writer, reads }] of transactions.entries()) {
    if (writer !== agent) continue
    known.add(index)
    for (const read of reads) known.add(read)
  }
  return [...transactions.keys()].filter((index) => !known.has(index))
}

/** Joins as somebody who wrote nothing, and takes what the server has. */
async function readAsNewcomer(target: Target, url: string): Promise<Y.Doc> {
  const { headers } = await signIn(target, 'gwen')
  const socket = new WebSocket(url, { headers })
  await once(socket, 'open')
  const doc = createFlowDoc()
  const loaded = Promise.withResolvers<void>()
  socket.on('message', (data: Buffer) => {
    const frame = decodeServerFrame(data)
    if (frame.type !== 'step2') return
    Y.applyUpdate(doc, frame.update)
    loaded.resolve()
  })
  socket.on('close', (code) => loaded.reject(new Error(`the newcomer was closed with ${code}`)))
  socket.send(encodeFrame({ type: 'step1', stateVector: Y.encodeStateVector(doc) }))
  await loaded.promise.finally(() => socket.terminate())
  return doc
}
