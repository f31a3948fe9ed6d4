import { DatabaseSync } from 'node:sqlite'
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { databaseIn, makeDirectory, syncDirectory } from '../directory.ts'
import { migrations } from '../migrations/all.ts'
import { migrate } from '../migrations/migrate.ts'
import { prepareApply } from './apply.ts'
import { busyMs } from './busy.ts'
import { failureOf } from './failure.ts'
import { prepareGroupCommit } from './group-commit.ts'
import { lockDirectory } from './lock.ts'
import type { Ask, FromWriter, ToWriter, WriterSettings } from './message.ts'
import { createScheduler } from './scheduler.ts'
import { sweepLeft } from './sweep.ts'

/** The writer thread: the only one that writes to the database. */
function start({ directory, lockWaitMs, transactionLimitMs }: WriterSettings): void {
  makeDirectory(directory)
  const lock = lockDirectory(directory, lockWaitMs)
  const database = openDatabase(directory, lock)
  const commitGroup = prepareGroupCommit(database, prepareApply(database))
  const scheduler = createScheduler(database, commitGroup, transactionLimitMs, (outcomes) => {
    tell({ type: 'outcomes', outcomes })
  })

  parentPort?.on('message', (first: ToWriter) => {
    const asks: Ask[] = []
    let closing = false
    for (const message of [first, ...received()]) {
      if (message.type === 'ask') asks.push(message.ask)
      else closing = true
    }
    scheduler.take(asks)
    if (!closing) return
    scheduler.finish()
    database.close()
    lock.close()
    parentPort?.close()
  })
}

function openDatabase(directory: string, lock: DatabaseSync): DatabaseSync {
  const database = new DatabaseSync(databaseIn(directory), { timeout: busyMs, open: false })
  try {
    database.open()
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000')
    // What is deleted is overwritten, and no copy of a page that changes goes to a file in the system's folder.
    database.exec('PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY')
    migrate(database, migrations)
    sweepLeft(database)
    database.exec('UPDATE job SET owner = NULL, held_until = NULL WHERE held_until IS NOT NULL')
    syncDirectory(directory)
    return database
  } catch (error) {
    if (database.isOpen) database.close()
    lock.close()
    throw error
  }
}

/** What else has arrived by now: it goes into the same commit. */
function* received(): Generator<ToWriter> {
  const port = parentPort
  if (port === null) return
  const next = (): { message: ToWriter } | undefined => receiveMessageOnPort(port)
  for (let arrived = next(); arrived; arrived = next()) yield arrived.message
}

function tell(message: FromWriter): void {
  parentPort?.postMessage(message, [])
}

try {
  start(workerData)
  tell({ type: 'opened' })
} catch (error) {
  tell({ type: 'notOpened', failure: failureOf(error) })
}
