import { describe, expect, it } from 'vitest'
import { ConfigError } from '../config.ts'
import type { Letter } from './letter.ts'
import { createPrintingMailer } from './mailer.ts'
import { openMailer } from './open-mailer.ts'

const letter: Letter = { to: 'asha@example.org', subject: 'Hello', text: 'Code 123456\n', html: '' }

describe('mailing', () => {
  it('prints where no mail server is named', async () => {
    const printed: string[] = []
    await createPrintingMailer((text) => printed.push(text)).send(letter)
    expect(printed.join()).toMatch(/asha@example.org: Hello\nCode 123456/)
  })

  it('does not begin where mails would link to wherever a request claims to come from', () => {
    const print = () => undefined
    const smtpUrl = 'smtp://mail.example.org'
    expect(() => openMailer({ smtpUrl, publicUrl: null }, print)).toThrow(ConfigError)
    openMailer({ smtpUrl, publicUrl: 'https://board.example.org' }, print).close()
  })
})
