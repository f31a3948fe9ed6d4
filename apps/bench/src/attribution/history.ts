import { createLibrary } from '@alongside/server/testing'
import { openSqliteStore } from '@alongside/storage-sqlite'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cacheBytes, leave, section, write } from '../opening/opening.ts'
import { percentile } from '../percentile.ts'
import type { Recording } from './recording.ts'

const times = 20
/** How far back the moment lies that another is compared with: some minutes of typing. */
const rowsBack = 500

/** How long it takes to open history, in ms. */
export interface HistoryFigures {
  /** A moment beside an earlier one, the middle and the slowest of some all over the log. */
  readonly momentMs: number
  readonly slowestMs: number
  /** The first after a restart, for which whose words they are must be read. */
  readonly firstMs: number
  readonly sittingsMs: number
}

/** Opens history all over a log on a disk, from the snapshots that a server leaves. */
export async function benchHistory({ rows }: Recording): Promise<HistoryFigures> {
  const directory = await mkdtemp(join(tmpdir(), 'alongside-bench-'))
  const store = await openSqliteStore({ directory, finder: () => [] })
  try {
    await write(store, rows)
    await leave(store)
    const library = createLibrary(store, cacheBytes)
    const took = async (act: () => Promise<unknown>): Promise<number> => {
      const from = performance.now()
      await act()
      return performance.now() - from
    }
    const open = (seq: number) => took(() => library.moment(section, seq, Math.max(seq - rowsBack, 0)))
    const firstMs = await open(Math.round(rows.length / 2))
    const sittingsMs = await took(() => library.sittings(section, null))
    const moments: number[] = []
    for (let time = 0; time < times; time++)
      moments.push(await open(1 + (((time + 1) * 104_729) % rows.length)))
    return {
      momentMs: Math.round(percentile(moments, 0.5)),
      slowestMs: Math.round(Math.max(...moments)),
      firstMs: Math.round(firstMs),
      sittingsMs: Math.round(sittingsMs),
    }
  } finally {
    await store.close()
    await rm(directory, { recursive: true })
  }
}
