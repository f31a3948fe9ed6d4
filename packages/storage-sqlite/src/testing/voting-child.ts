import { once } from 'node:events'
import { writeSync } from 'node:fs'
import fsp from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { mock } from 'node:test'
import { Worker } from 'node:worker_threads'
import { openSqliteStore } from '../open-sqlite-store.ts'
import type { ToWriter } from '../writer/message.ts'
import { actsIn, keptOf } from './ballot-acts.ts'
import { keyOf, sealedRows } from './raw-box.ts'

/**
 * Votes in the store of the directory named, closes the box, and kills itself at the moment named. It prints each
 * acknowledgement as a line, and before the close all that must be found nowhere afterwards.
 */
const [directory = '', vote = '', moment = '', microseconds = '0'] = process.argv.slice(2)
let isClosing = false

function say(what: unknown): void {
  writeSync(1, `${JSON.stringify(what)}\n`)
}

function die(at: string): void {
  if (isClosing && at === moment) process.kill(process.pid, 'SIGKILL')
}

/** Lets the other thread work for some time, and dies then. */
function dieWhile(at: string): void {
  if (!isClosing || at !== moment) return
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(microseconds) / 1000)
  die(at)
}

const { open, unlink } = fsp
const post = Object.getOwnPropertyDescriptor(Worker.prototype, 'postMessage')?.value
mock.method(fsp, 'open', async (...given: Parameters<typeof open>) => {
  if (given[1] === 'r+') die('committed')
  return open(...given)
})
mock.method(fsp, 'unlink', async (...given: Parameters<typeof unlink>) => {
  die('overwritten')
  await unlink(...given)
  die('unlinked')
})
mock.method(Worker.prototype, 'postMessage', function (this: Worker, message: ToWriter) {
  const request = message.type === 'ask' ? message.ask.request : null
  if (request?.type === 'clearLog') die('destroyed')
  Reflect.apply(post, this, [message, []])
  if (request?.type === 'ballots' && request.write.do === 'close') dieWhile('writing')
  if (request?.type === 'clearLog') dieWhile('cutting')
})
syncBuiltinESMExports()

const { ballots } = await openSqliteStore({ directory, finder: () => [], lockWaitMs: 10_000 })
await ballots.open(vote)
say({ key: keyOf(directory, vote).toString('hex') })
const sealed = new Set<string>()
for (const { person, ballot } of actsIn(vote)) {
  await (ballot === null ? ballots.withdraw(vote, person) : ballots.put(vote, person, ballot))
  say({ done: person })
  for (const row of sealedRows(directory, vote)) {
    sealed.add(Buffer.concat([row.tag, row.sealed]).toString('hex'))
  }
}
say({ sealed: [...sealed] })
if (moment === 'voting') await once(process, 'SIGTERM') // somebody else kills it
isClosing = true
await ballots.close(vote, (opened) => {
  die('preparing')
  return opened.map(({ ballot }) => keptOf(ballot))
})
die('closed')
