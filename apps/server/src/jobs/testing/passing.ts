import { databaseIn } from '@alongside/storage-sqlite'
import { DatabaseSync } from 'node:sqlite'
import { expect } from 'vitest'
import type { Board } from '../../api/testing/open-board.ts'

const minute = 60_000

/** Lets time pass for a board, a minute at a time, and does what is due in it. */
export function passTimeOn(board: Pick<Board, 'directory' | 'clock' | 'work'>) {
  const database = new DatabaseSync(databaseIn(board.directory), { readOnly: true })
  const left = () =>
    database
      .prepare(
        `SELECT count(*) AS left FROM job WHERE state = 'open' AND (due_at <= ? OR held_until IS NOT NULL)`,
      )
      .get(board.clock.now)?.['left']

  /** Waits until nothing is due or being done. */
  async function settled(): Promise<void> {
    board.work.wake()
    await expect.poll(left, { interval: 2, timeout: 10_000 }).toBe(0)
  }

  return {
    settled,
    /** Lets all that is due by `ms` from now be done. */
    async pass(ms: number): Promise<void> {
      const end = board.clock.now + ms
      await settled()
      while (board.clock.now < end) {
        board.clock.pass(Math.min(minute, end - board.clock.now))
        await settled()
      }
    },
    close: () => database.close(),
  }
}

export type Passing = ReturnType<typeof passTimeOn>
