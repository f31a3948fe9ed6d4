import { openSqliteStore } from '../open-sqlite-store.ts'
import { eraseWithEvents, erasureOf } from './secret-rows.ts'

/**
 * Erases what is secret in the store of a directory, and kills itself so many milliseconds after it began; `with` says
 * whether events are written with it.
 */
const [directory = '', afterMs = '', using = ''] = process.argv.slice(2)

const store = await openSqliteStore({ directory, finder: () => [], lockWaitMs: 10_000 })
const erasure = await erasureOf(store)
setTimeout(() => process.kill(process.pid, 'SIGKILL'), Number(afterMs))
await (using === 'events' ? eraseWithEvents(store) : store.text.erase(erasure))
