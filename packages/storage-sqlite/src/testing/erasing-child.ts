import { openSqliteStore } from '../open-sqlite-store.ts'
import { eraseSecret } from './secret-rows.ts'

/** Erases what is secret in the store of a directory, and kills itself so many milliseconds after it began. */
const [directory = '', afterMs = ''] = process.argv.slice(2)

const store = await openSqliteStore({ directory, finder: () => [], lockWaitMs: 10_000 })
setTimeout(() => process.kill(process.pid, 'SIGKILL'), Number(afterMs))
await eraseSecret(store)
