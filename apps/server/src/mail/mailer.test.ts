import { describe, expect, it } from 'vitest'
import { ConfigError } from '../config.ts'
import type { Letter } from './letter.ts'
import { createPrintingMailer, sendPatiently, type Mailer } from './mailer.ts'
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

  it('tries again after each wait, and says the last failure', async () => {
    const waits: number[] = []
    let failures = 2
    const mailer: Mailer = {
      send: () => (failures-- > 0 ? Promise.reject(new Error(`${failures} to go`)) : Promise.resolve()),
      close: () => undefined,
    }
    const wait = (ms: number) => Promise.resolve(waits.push(ms))
    await sendPatiently(mailer, letter, [10, 20], wait)
    expect(waits).toEqual([10, 20])
    failures = 3
    await expect(sendPatiently(mailer, letter, [10, 20], wait)).rejects.toThrow('0 to go')
  })
})
