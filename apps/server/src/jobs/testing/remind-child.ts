import { finderOf } from '@alongside/space'
import type { Hearing, Jobs } from '@alongside/storage'
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
 * Does what is due in the directory named, so many days after the first run, which put a question to Asha. It kills
 * itself at the step named, if it comes there.
 */
const [directory = '', smtpUrl = '', days = '0', step = 'none'] = process.argv.slice(2)

const day = 86_400_000
const site = 'http://board.test'
const space = 'spacea0000000000'
const [lena, asha] = ['lena000000000000', 'asha000000000000']
let made = 0

function comeTo(name: string): void {
  if (name === step) process.kill(process.pid, 'SIGKILL')
}

const store = await openSqliteStore({ directory, finder: finderOf, lockWaitMs: 30_000 })
let work: Work | null = null
const newId = () => `n${String((made += 1)).padStart(15, '0')}`
const now = () => Date.now() + Number(days) * day
const spaces = createSpaces({
  events: store.events,
  people: store.people,
  now,
  newId,
  planJobs,
  onJobs: () => work?.wake(),
  maxKept: 10,
})

if ((await spaces.load(space)) === null) {
  for (const [id, name] of [
    [lena, 'Lena'],
    [asha, 'Asha'],
  ] as const) {
    await store.people.add({ id, name, email: `${name.toLowerCase()}@example.org` })
  }
  const must = async (ask: Parameters<typeof spaces.run>[1], person: string) => {
    const outcome = await spaces.run(space, ask, { person })
    if ('refusal' in outcome) throw new Error(outcome.refusal.words)
    return outcome.made ?? ''
  }
  await must({ do: 'openSpace', name: 'Board', slug: 'board', capacities: ['layPartner'] }, lena)
  const invitation = await must(
    { do: 'inviteByLink', label: 'all', seat, lastDay: '2999-12-31', uses: 1 },
    lena,
  )
  await must({ do: 'acceptInvitation', invitation, email: null, inSpace: 'fullName' }, asha)
  const document = await must({ do: 'createDocument', kind: 'blank', title: 'Plan' }, lena)
  const section = (await spaces.load(space))?.documents.get(document)?.sections[0]?.id ?? ''
  const words = `Is it so, @{${asha}}?`
  const question = { section, thread: 'threadone0000000', anchor: null, sort: 'question', words } as const
  await must({ do: 'comment', ...question, voice: null }, lena)
}

const smtp = createSmtpMailer({ url: smtpUrl, from: 'no-reply@board.test' })
const mailer: Mailer = {
  async send(letter, sending) {
    comeTo('before the mail')
    await smtp.send(letter, sending)
    comeTo('after the answer')
  },
  close: () => smtp.close(),
}

const hearing: Hearing = {
  ...store.hearing,
  async tell(...told) {
    await store.hearing.tell(...told)
    comeTo('after the mark')
  },
}

const jobs: Jobs = {
  ...store.jobs,
  async claim(claim) {
    const claimed = await store.jobs.claim(claim)
    if (claimed.jobs.length > 0) comeTo('after the claim')
    return claimed
  },
  async settle(hold, outcome, at) {
    const isHeld = await store.jobs.settle(hold, outcome, at)
    comeTo('after the record')
    return isHeld
  },
}

work = startWork({
  jobs,
  spaces,
  people: store.people,
  text: store.text,
  needs: store.needs,
  hearing,
  tasks: store.tasks,
  contacts: store.contacts,
  reader: createLibrary(store.text, 1_000_000),
  waits: () => undefined,
  newId,
  pace: { gatherMs: 0, apartMs: 0 },
  remindAfterMs: [7 * day],
  mailer,
  secret: 'the same in every run',
  site,
  owner: String(process.pid),
  now,
  after: systemTimer,
  warn: (event) => process.stderr.write(`${event}\n`),
})
writeSync(1, 'at work\n')
