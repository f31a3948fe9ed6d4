import { finderOf } from '@alongside/space'
import type { Hearing, Outcome, Jobs } from '@alongside/storage'
import { openSqliteStore } from '@alongside/storage-sqlite'
import { createSmtpMailer, type Mailer } from '../../mail/mailer.ts'
import { createPrivateAnswers } from '../../meeting/private-answers.ts'
import { createLibrary } from '../../reader/library.ts'
import { createSpaces } from '../../spaces/spaces.ts'
import { planJobs } from '../planner.ts'
import { systemTimer } from '../timer.ts'
import { startWork, type Work, type WorkDeps } from '../work.ts'

export interface MortalOptions {
  readonly directory: string
  readonly smtpUrl: string
  /** The step at which the process kills itself. */
  readonly step: string
  readonly now?: () => number
  /** Told once it is written down how a job ended. */
  readonly onSettled?: (job: number, outcome: Outcome) => void
}

/** Spaces and their work on a real store and mail server, in a process that kills itself at the step named. */
export async function openMortal({ directory, smtpUrl, step, now = Date.now, onSettled }: MortalOptions) {
  const store = await openSqliteStore({ directory, finder: finderOf, lockWaitMs: 30_000 })
  let made = 0
  let work: Work | null = null
  const newId = () => `n${String((made += 1)).padStart(15, '0')}`
  const spaces = createSpaces({
    events: store.events,
    people: store.people,
    ballots: store.ballots,
    now,
    newId,
    planJobs,
    onJobs: () => work?.wake(),
    maxKept: 10,
  })

  function comeTo(name: string): void {
    if (name === step) process.kill(process.pid, 'SIGKILL')
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
      onSettled?.(hold.id, outcome)
      comeTo('after the record')
      return isHeld
    },
  }

  return {
    people: store.people,
    spaces,
    comeTo,
    /** Begins what is due, without waiting for more to put into a mail. */
    work: ({ remindAfterMs }: Pick<WorkDeps, 'remindAfterMs'>): void => {
      const library = createLibrary(store, 1_000_000)
      work = startWork({
        jobs,
        spaces,
        people: store.people,
        text: store.text,
        needs: store.needs,
        hearing,
        tasks: store.tasks,
        contacts: store.contacts,
        linkCodes: store.linkCodes,
        privateAnswers: createPrivateAnswers({ ballots: store.ballots, openMs: 0, now }),
        captions: store.captions,
        reader: {
          suggested: (section) => library.suggested(section),
          read: (section, seq) => library.read(section, seq ?? null),
        },
        forgetPerson: () => Promise.resolve(null),
        newId,
        pace: { gatherMs: 0, apartMs: 0 },
        remindAfterMs,
        mailer,
        secret: 'the same in every run',
        site: 'http://board.test',
        owner: String(process.pid),
        now,
        after: systemTimer,
        waits: () => undefined,
        warn: (event) => process.stderr.write(`${event}\n`),
      })
    },
  }
}
