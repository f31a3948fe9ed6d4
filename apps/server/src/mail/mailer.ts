import { createTransport } from 'nodemailer'
import type { Letter } from './letter.ts'

/** Sends mails. */
export interface Mailer {
  /** Resolves once the mail server has taken the letter; rejects with `MailError` when it did not. */
  send(letter: Letter): Promise<void>
  close(): void
}

/** A mail could not be handed over; `cause` is what the mail server or the network said. */
export class MailError extends Error {
  constructor(options: ErrorOptions) {
    super('the mail server did not take a mail: look at SMTP_URL and at the server it names', options)
    this.name = 'MailError'
  }
}

export interface SmtpOptions {
  /** smtp://user:password@host:port, or smtps://… */
  readonly url: string
  /** The address that mails come from. */
  readonly from: string
}

const patienceMs = 10_000

/** Mails by way of an SMTP server. */
export function createSmtpMailer({ url, from }: SmtpOptions): Mailer {
  const transport = createTransport(
    {
      url,
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  )
  return {
    async send({ to, subject, text, html }) {
      try {
        await transport.sendMail({ to, subject, text, html })
      } catch (cause) {
        throw new MailError({ cause })
      }
    },
    close: () => transport.close(),
  }
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

/** Sends, and tries again after each of `waitsMs`; rejects with the last failure. */
export async function sendPatiently(
  mailer: Mailer,
  letter: Letter,
  waitsMs: readonly number[],
  wait: (ms: number) => Promise<unknown>,
): Promise<void> {
  for (const ms of waitsMs) {
    try {
      return await mailer.send(letter)
    } catch {
      await wait(ms)
    }
  }
  return mailer.send(letter)
}
