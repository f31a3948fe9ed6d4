import { finderOf } from '@alongside/space'
import type { Jobs } from '@alongside/storage'
import { openSqliteStore } from '@alongside/storage-sqlite'
import { writeSync } from 'node:fs'
import { seat } from '../../api/testing/visitor.ts'
import { createSmtpMailer, type Mailer } from '../../mail/mailer.ts'
import { createLibrary } from '../../reader/library.ts'
import { createSpaces } from '../../spaces/spaces.ts'
import { planJobs } from '../planner.ts'
import { systemTimer } from '../timer.ts'
import { startWork, type Work } from '../work.ts'

/**
 * Mails invitations from the directory named until there is nothing left to do, or until it comes to the step
 * named, where it kills itself. On an empty directory it first invites as many people as asked. Each
 * invitation that it has written down as mailed is printed as a line.
 */
const [directory = '', smtpUrl = '', step = 'none', people = '1'] = process.argv.slice(2)

const site = 'http://board.test'
const space = 'spacea0000000000'
const lena = 'lena000000000000'
let made = 0

function comeTo(name: string): void {
  if (name === step) process.kill(process.pid, 'SIGKILL')
}

const store = await openSqliteStore({ directory, finder: finderOf, lockWaitMs: 30_000 })
writeSync(1, 'opened\n')

let work: Work | null = null
const newId = () => `n${String((made += 1)).padStart(15, '0')}`
const spaces = createSpaces({
  events: store.events,
  people: store.people,
  now: Date.now,
  newId,
  planJobs,
  onJobs: () => work?.wake(),
  maxKept: 10,
})

const smtp = createSmtpMailer({ url: smtpUrl, from: 'no-reply@board.test' })
const mailer: Mailer = {
  async send(letter, sending) {
    comeTo('before the mail')
    await smtp.send(letter, sending)
    comeTo('after the answer')
  },
  close: () => smtp.close(),
}

const jobs: Jobs = {
  ...store.jobs,
  async claim(claim) {
    const claimed = await store.jobs.claim(claim)
    if (claimed.jobs.length > 0) comeTo('after the claim')
    return claimed
  },
  async settle(hold, outcome, now) {
    const isHeld = await store.jobs.settle(hold, outcome, now)
    if (outcome.type === 'done' && outcome.next.length > 0) writeSync(1, `mailed ${hold.id}\n`)
    comeTo('after the record')
    return isHeld
  },
}

if ((await spaces.load(space)) === null) {
  await store.people.add({ id: lena, name: 'Lena', email: 'lena@example.org' })
  const open = { do: 'openSpace', name: 'Board', slug: 'board', capacities: ['layPartner'] } as const
  await spaces.run(space, open, { person: lena })
  for (let count = 1; count <= Number(people); count += 1) {
    const email = `person${count}@example.org`
    const ask = { do: 'inviteByMail', email, name: null, seat, words: '' } as const
    await spaces.run(space, ask, { person: lena })
  }
  comeTo('after the events')
}
writeSync(1, 'invited\n')

work = startWork({
  jobs,
  spaces,
  people: store.people,
  text: store.text,
  needs: store.needs,
  hearing: store.hearing,
  tasks: store.tasks,
  contacts: store.contacts,
  reader: createLibrary(store.text, 1_000_000),
  newId,
  pace: { gatherMs: 0, apartMs: 0 },
  remindAfterMs: [],
  mailer,
  secret: 'the same in every run',
  site,
  owner: String(process.pid),
  now: Date.now,
  after: systemTimer,
  waits: () => undefined,
  warn: (event) => process.stderr.write(`${event}\n`),
})
