import {
  answeredProblemSchema,
  type EvaluationAsk,
  type EventEnvelope,
  type Permission,
} from '@alongside/protocol'
import { finderOf } from '@alongside/space'
import { openSqliteStore } from '@alongside/storage-sqlite'
import type { ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { Booted, killProcess, makeDataDir, startProcess } from '../../testing/boot.ts'
import { holdEvaluation, type HeldEvaluation } from '../../testing/hold-evaluation.ts'
import { seedBoard } from '../../testing/seed-board.ts'

/** What became of an ask, and whether it had to be sent more than once since the line broke. */
export interface Pressed {
  readonly status: number
  readonly kind: string | null
  readonly wasBroken: boolean
}

/** An evaluation that is scored, on a server in a process of its own. */
export interface ScoringHall {
  readonly held: HeldEvaluation
  /** Asks the same until somebody answers it, as a page does of which the line breaks. */
  press(name: string, ask: EvaluationAsk): Promise<Pressed>
  /** Kills the server as a power cut would, and starts another on what it left. */
  restart(): Promise<void>
  /** Kills the server, and answers what stands in the log of the space then. */
  events(): Promise<readonly EventEnvelope[]>
  close(): Promise<void>
}

/** Of the people the first two lead, and all others are on the panel in one capacity. */
export async function openScoringHall(people: readonly string[]): Promise<ScoringHall> {
  const dataDir = await makeDataDir()
  const rights = Object.fromEntries(people.map((name): [string, Permission] => [name, 'edit']))
  const seeded = await seedBoard(dataDir.path, rights)
  const first = await startProcess(dataDir.path, 0)
  let running: ChildProcess = first.process
  const url = `http://127.0.0.1:${first.port}`
  const board = new Booted(seeded, { url, site: url }, dataDir.path, dataDir.remove)
  const close = async (): Promise<void> => {
    if (running.exitCode === null && running.signalCode === null) await killProcess(running)
    await board.close()
  }
  try {
    const [lead = '', facilitator = '', ...panel] = people
    const held = await holdEvaluation(board, panel)
    const person = held.idOf(facilitator)
    await held.command(lead, { do: 'giveOffice', person, office: 'facilitator' })
    await held.evaluate(lead, { do: 'startScoring', open: 'all', deadline: null })
    return {
      held,
      async press(name, ask) {
        for (let wasBroken = false; ; wasBroken = true) {
          try {
            const { status, text } = await held.attempt(board.headersOf(name), ask)
            const kind = answeredProblemSchema.safeParse(JSON.parse(text)).data?.kind ?? null
            // A server that is only just starting says so.
            if (status !== 503) return { status, kind, wasBroken }
          } catch {
            // Nobody is there.
          }
          await pause(20)
        }
      },
      async restart() {
        await killProcess(running)
        running = (await startProcess(dataDir.path, first.port)).process
      },
      async events() {
        await killProcess(running)
        const store = await openSqliteStore({ directory: dataDir.path, finder: finderOf })
        const events = await store.events.read(seeded.space, 0)
        await store.close()
        return events
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
