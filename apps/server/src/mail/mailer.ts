import { createTransport } from 'nodemailer'
import type { Letter } from './letter.ts'

export interface Sending {
  /** The same for every try to send one letter, so that a mailbox knows a second copy again; without angle brackets. */
  readonly messageId?: string
  /** Breaks the try off. */
  readonly signal?: AbortSignal
  /** How long somebody waits for it, in ms; otherwise a slow server has the time it may take. */
  readonly withinMs?: number
}

/** How long a mail may take while somebody waits for it in front of a page. */
export const patienceMs = 10_000

/** Sends mails. */
export interface Mailer {
  /** Resolves once the mail server has taken the letter; rejects with `MailError` when it did not, as far as is known. */
  send(letter: Letter, sending?: Sending): Promise<void>
  close(): void
}

export type MailProblem =
  /** No connection, or none that was kept. */
  | 'mail.unreachable'
  /** The server did not answer in time. */
  | 'mail.slow'
  /** The server said: not now. */
  | 'mail.later'
  /** The server does not take this letter or this address, now or ever. */
  | 'mail.refused'
  /** The server takes nothing from us: sign-in, encryption or sender are not as it wants them. */
  | 'mail.notOurs'
  /** Broken off by us. */
  | 'mail.brokenOff'

/** A mail could not be handed over; `cause` is what the mail server or the network said. */
export class MailError extends Error {
  readonly problem: MailProblem
  /** Sending the same letter to the same address again would end the same. */
  readonly forGood: boolean

  constructor(problem: MailProblem, options: ErrorOptions) {
    super('the mail server did not take a mail: look at SMTP_URL and at the server it names', options)
    this.name = 'MailError'
    this.problem = problem
    this.forGood = problem === 'mail.refused'
  }
}

export interface SmtpOptions {
  /** smtp://user:password@host:port, or smtps://… */
  readonly url: string
  /** The address that mails come from. */
  readonly from: string
  /** How long the server may be silent, in ms; `slowestMs` unless given. */
  readonly silentMs?: number
}

const connectMs = 10_000
const greetingMs = 30_000
/**
 * A server may look at a letter for ten minutes before it answers for it (RFC 5321, 4.5.3.2.6). Whoever leaves
 * earlier and sends it again is why people get mails twice.
 */
const slowestMs = 600_000

/** Mails by way of an SMTP server. */
export function createSmtpMailer({ url, from, silentMs = slowestMs }: SmtpOptions): Mailer {
  const transport = createTransport(
    {
      url,
      connectionTimeout: connectMs,
      greetingTimeout: Math.min(greetingMs, silentMs),
      socketTimeout: silentMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  )
  return {
    async send(
      { to, subject, text, html, unsubscribe, calendars = [] },
      { messageId, signal, withinMs } = {},
    ) {
      const signals = [signal ?? [], withinMs === undefined ? [] : AbortSignal.timeout(withinMs)].flat()
      try {
        await transport.sendMail({
          to,
          subject,
          text,
          html,
          headers: headersOf(unsubscribe),
          attachments: calendars.map(({ method, file }) => ({
            filename: 'meeting.ics',
            content: file,
            contentType: `text/calendar; charset=utf-8; method=${method}`,
          })),
          ...(messageId === undefined ? {} : { messageId: `<${messageId}>` }),
          ...(signals.length === 0 ? {} : { signal: AbortSignal.any(signals) }),
        })
      } catch (cause) {
        throw new MailError(signal?.aborted === true ? 'mail.brokenOff' : problemOf(cause), { cause })
      }
    },
    close: () => transport.close(),
  }
}

/** A mail that nobody asked for at that moment says so, and how to end such mails with one tap (RFC 8058). */
function headersOf(unsubscribe: string | undefined): Record<string, string> {
  if (unsubscribe === undefined) return { 'Auto-Submitted': 'auto-generated' }
  return {
    'Auto-Submitted': 'auto-generated',
    'List-Unsubscribe': `<${unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

/** What went wrong, from what nodemailer says of it: its code, the reply, and the command that was replied to. */
function problemOf(error: unknown): MailProblem {
  const said: { code?: unknown; responseCode?: unknown; command?: unknown } =
    typeof error === 'object' && error !== null ? error : {}
  const reply = typeof said.responseCode === 'number' ? said.responseCode : null
  if (reply !== null && reply >= 500) {
    return said.command === 'RCPT TO' || said.command === 'DATA' ? 'mail.refused' : 'mail.notOurs'
  }
  if (reply !== null && reply >= 400) return 'mail.later'
  if (said.code === 'EAUTH' || said.code === 'ETLS') return 'mail.notOurs'
  return said.code === 'ETIMEDOUT' || said.code === 'EABORT' ? 'mail.slow' : 'mail.unreachable'
}

/** Prints mails for whoever runs the server, where no SMTP server is named. */
export function createPrintingMailer(print: (text: string) => void): Mailer {
  return {
    send({ to, subject, text }) {
      print(`--- mail to ${to}: ${subject}\n${text}--- end of mail\n`)
      return Promise.resolve()
    },
    close: () => undefined,
  }
}
