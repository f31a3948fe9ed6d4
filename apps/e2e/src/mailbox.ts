import { once } from 'node:events'
import { callbackify } from 'node:util'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'

/** A mail as its reader sees it. */
export interface Mail {
  readonly subject: string
  readonly text: string
}

/** The mails of everybody, at a real SMTP server. */
export interface Mailbox {
  /** What `SMTP_URL` is set to. */
  readonly url: string
  /** The mails to an address so far, oldest first. */
  to(address: string): readonly Mail[]
  /** Addresses that there are not: mail to them is refused for good. */
  readonly unknown: Set<string>
  /** Takes no more mail, as a mail server that is down. */
  close(): Promise<void>
  /** Takes mail again, at the same address. */
  open(): Promise<void>
}

/** Opens a mail server on a free port. */
export async function openMailbox(): Promise<Mailbox> {
  const mails = new Map<string, Mail[]>()
  const unknown = new Set<string>()
  let port = 0
  let server: SMTPServer | null = null

  async function open(): Promise<void> {
    const opened = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      onRcptTo({ address }, _session, answer) {
        if (!unknown.has(address)) answer()
        else answer(Object.assign(new Error('no such mailbox'), { responseCode: 550 }))
      },
      onData: callbackify(async (stream: SMTPServerDataStream, { envelope }: SMTPServerSession) => {
        const mail = await read(stream)
        for (const { address } of envelope.rcptTo) mails.set(address, [...(mails.get(address) ?? []), mail])
      }),
    })
    opened.listen(port, '127.0.0.1')
    await once(opened.server, 'listening')
    const address = opened.server.address()
    if (address === null || typeof address === 'string') throw new Error('no port was given')
    port = address.port
    server = opened
  }

  await open()
  return {
    url: `smtp://127.0.0.1:${port}`,
    unknown,
    to: (address) => mails.get(address) ?? [],
    open,
    async close() {
      const closing = server
      server = null
      if (closing !== null) await new Promise<void>((resolve) => closing.close(() => resolve()))
    },
  }
}

async function read(stream: AsyncIterable<Uint8Array>): Promise<Mail> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  const { subject = '', text = '' } = await PostalMime.parse(Buffer.concat(parts))
  return { subject, text }
}
