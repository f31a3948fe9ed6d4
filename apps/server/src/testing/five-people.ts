import { commandAnswerSchema, type Command } from '@alongside/protocol'
import { runCommand } from '../cli/main.ts'
import { bootOn, makeDataDir, type Booted } from './boot.ts'
import { seedBoard } from './seed-board.ts'

/** A board on a server in this process: Olga's, which Asha and Bo may edit and Rita may read; Nils is no member. */
export async function bootFive(): Promise<{ readonly server: Booted; readonly remove: () => Promise<void> }> {
  const { path, remove } = await makeDataDir()
  const people = { olga: 'own', asha: 'edit', bo: 'edit', rita: 'read', nils: null } as const
  return { server: await bootOn(await seedBoard(path, people), path), remove }
}

/** Has people do things in a space; gives the id of what was made. */
export function commandTo(server: Booted): (name: string, body: Command) => Promise<string> {
  return async (name, body) => {
    const path = `/spaces/${server.board.space}/commands`
    return (await server.ask(name, 'POST', path, commandAnswerSchema, body)).made ?? ''
  }
}

/** What the command that checks logs ends with, 0 if all is right. */
export function verifyLog({ dataDir }: Pick<Booted, 'dataDir'>): number {
  return runCommand(['verify-log', '--data', dataDir], { out: () => {}, error: () => {} })
}

/** Closes a server and starts another on what it left. */
export async function restarted(server: Booted): Promise<Booted> {
  await server.close()
  return bootOn(server.board, server.dataDir)
}
