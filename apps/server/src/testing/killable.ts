import type { EventEnvelope, Permission } from '@alongside/protocol'
import { finderOf } from '@alongside/space'
import { openSqliteStore } from '@alongside/storage-sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { Booted, killProcess, makeDataDir, startProcess } from './boot.ts'
import { seedBoard } from './seed-board.ts'

/** A board on a server in a process of its own, which can be killed. */
export interface Killable {
  readonly board: Booted
  /** Kills the server as a power cut would, and starts another on what it left. */
  restart(): Promise<void>
  /** Kills the server, and answers what stands in the log of the space then. */
  events(): Promise<readonly EventEnvelope[]>
  close(): Promise<void>
}

/** Seeds a board that all may edit, the first of whom is its organiser, and starts the real program on it. */
export async function bootKillable(people: readonly string[]): Promise<Killable> {
  const dataDir = await makeDataDir()
  const rights = Object.fromEntries(people.map((name): [string, Permission] => [name, 'edit']))
  const seeded = await seedBoard(dataDir.path, rights)
  const { port, process: first } = await startProcess(dataDir.path, 0)
  const url = `http://127.0.0.1:${port}`
  const board = new Booted(seeded, { url, site: url }, dataDir.path, dataDir.remove)
  let running = first
  const kill = async (): Promise<void> => {
    if (running.exitCode === null && running.signalCode === null) await killProcess(running)
  }
  return {
    board,
    async restart() {
      await kill()
      running = (await startProcess(dataDir.path, port)).process
    },
    async events() {
      await kill()
      const store = await openSqliteStore({ directory: dataDir.path, finder: finderOf })
      const events = await store.events.read(seeded.space, 0)
      await store.close()
      return events
    },
    async close() {
      await kill()
      await board.close()
    },
  }
}

/** What was answered, and whether it had to be asked more than once since the line broke. */
export interface Answered {
  readonly status: number
  readonly text: string
  readonly wasBroken: boolean
}

/** Asks the same until somebody answers it, as a page does of which the line breaks. */
export async function untilAnswered(
  attempt: () => Promise<{ readonly status: number; readonly text: string }>,
): Promise<Answered> {
  for (let wasBroken = false; ; wasBroken = true) {
    const answer = await attempt().catch(() => null) // nobody is there
    // A server that is only just starting says so.
    if (answer !== null && answer.status !== 503) return { ...answer, wasBroken }
    await pause(20)
  }
}
