import { ConfigError } from '../config.ts'
import { createPrintingMailer, createSmtpMailer, type Mailer } from './mailer.ts'

export interface MailConfig {
  readonly smtpUrl: string | null
  readonly publicUrl: string | null
}

/**
 * Mails by the configured SMTP server, else prints. Throws `ConfigError` where mails would hold links to
 * wherever a request claims to come from.
 */
export function openMailer({ smtpUrl, publicUrl }: MailConfig, print: (text: string) => void): Mailer {
  if (smtpUrl === null) return createPrintingMailer(print)
  if (publicUrl === null) {
    throw new ConfigError(
      'PUBLIC_URL is missing: with SMTP_URL, set it to where people reach the server, for example ' +
        'https://board.example.org, since mails hold links to it.',
    )
  }
  return createSmtpMailer({ url: smtpUrl, from: `Alongside <no-reply@${new URL(publicUrl).hostname}>` })
}
