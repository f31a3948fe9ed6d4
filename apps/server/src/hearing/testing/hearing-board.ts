import { hearingViewSchema, type HearingView } from '@alongside/protocol'
import { databaseIn } from '@alongside/storage-sqlite'
import { DatabaseSync } from 'node:sqlite'
import { expect } from 'vitest'
import { openBoard, type Board } from '../../api/testing/open-board.ts'
import type { Visitor } from '../../api/testing/visitor.ts'
import { createSmtpMailer } from '../../mail/mailer.ts'
import { startMailServer, type MailServer, type Taken } from '../../mail/testing/mail-server.ts'

/** Three people in a space whose mails go to a real mail server, and a document of Lena's. */
export interface HearingBoard {
  readonly board: Board
  readonly server: MailServer
  readonly lena: Visitor
  readonly sam: Visitor
  readonly asha: Visitor
  readonly ids: Readonly<Record<'lena' | 'sam' | 'asha', string>>
  readonly space: string
  readonly document: string
  readonly section: string
  /** The mails to somebody, as the mail server has them. */
  mailsTo(name: string): readonly Taken[]
  /** Lets all that is due until a moment be done, each at its own time. */
  until(at: number): Promise<void>
  hearingOf(visitor: Visitor): Promise<HearingView>
  close(): Promise<void>
}

/** Opens it at a moment (milliseconds since 1970). */
export async function openHearingBoard(now: number): Promise<HearingBoard> {
  const server = await startMailServer()
  const board = await openBoard({
    mailer: createSmtpMailer({ url: server.url, from: 'no-reply@board.test' }),
  })
  board.clock.now = now
  const jobs = new DatabaseSync(databaseIn(board.directory), { readOnly: true, timeout: 5_000 })
  const due = jobs.prepare(
    `SELECT count(*) AS left FROM job WHERE state = 'open' AND (due_at <= ? OR held_until IS NOT NULL)`,
  )
  const next = jobs.prepare(`SELECT min(due_at) AS at FROM job WHERE state = 'open'`)

  async function settled(): Promise<void> {
    board.work.wake()
    await expect.poll(() => due.get(board.clock.now)?.['left'], { interval: 2, timeout: 20_000 }).toBe(0)
  }

  const [lena, sam, asha] = [board.visitor(), board.visitor(), board.visitor()]
  await board.signInAs(lena, 'lena@example.org', 'Lena Fischer')
  const space = await lena.openSpace('Riverside board')
  const token = await lena.makeLink(space)
  await board.signInAs(sam, 'sam@example.org', 'Sam Okoro')
  await board.signInAs(asha, 'asha@example.org', 'Asha Patel')
  for (const visitor of [sam, asha]) await visitor.join(token)
  const personOf = async (visitor: Visitor) => (await visitor.view(space)).me.person
  const ids = { lena: await personOf(lena), sam: await personOf(sam), asha: await personOf(asha) }
  const { made: document } = await lena.made(space, {
    do: 'createDocument',
    kind: 'blank',
    title: 'Our plan',
  })
  const section = (await lena.document(document)).sections[0]?.id ?? ''
  await settled()

  return {
    board,
    server,
    lena,
    sam,
    asha,
    ids,
    space,
    document,
    section,
    mailsTo: (name) => server.taken.filter(({ to }) => to === `${name}@example.org`),
    async until(at) {
      await settled()
      for (;;) {
        const soonest = next.get()?.['at'] ?? null
        const then = soonest === null ? at : Math.min(Number(soonest), at)
        if (then > board.clock.now) board.clock.pass(then - board.clock.now)
        await settled()
        if (then >= at) return
      }
    },
    async hearingOf(visitor) {
      return hearingViewSchema.parse((await visitor.ask('GET', `/spaces/${space}/hearing`)).body)
    },
    async close() {
      jobs.close()
      await board.close()
      await server.close()
    },
  }
}
