import { once } from 'node:events'
import type { Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** What a mail server took. */
export interface Taken {
  readonly to: string
  readonly messageId: string
  /** The whole mail, as it came but for the soft breaks in its lines. */
  readonly source: string
}

/** How a mail server behaves to whoever comes next. */
export type Manners =
  | 'takes'
  /** Says these numbers: to anybody, to the address, or to the letter. */
  | { readonly says: number; readonly at: 'connect' | 'address' | 'letter' }
  /** Takes the letter and then breaks the line instead of answering. */
  | 'dies'
  /** Takes the letter, and answers when `release` is called. */
  | 'ponders'
  /** Lets people connect and says nothing. */
  | 'isSilent'

/** A real mail server whose manners a test sets. */
export interface MailServer {
  readonly url: string
  readonly port: number
  readonly taken: readonly Taken[]
  manners: Manners
  /** How many have connected. */
  readonly connections: number
  /** Answers those whose letters it was pondering. */
  release(): void
  /** Is told of each letter that has come, before it is answered. */
  onLetter: (letter: Taken) => void
  close(): Promise<void>
}

/** Starts a mail server, on a free port unless one is given. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const taken: Taken[] = []
  const sockets = new Set<Socket>()
  let pondering: (() => void)[] = []
  let connections = 0

  const options: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onConnect(_session, answer) {
      connections += 1
      if (mailServer.manners !== 'isSilent') answer(sayAt('connect'))
    },
    onRcptTo(_address, _session, answer) {
      answer(sayAt('address'))
    },
    onData(stream, { envelope }, answer) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const refusal = sayAt('letter')
        if (refusal) return answer(refusal)
        const source = Buffer.concat(parts).toString('utf8')
        const messageId = /^Message-ID: <(.+)>$/im.exec(source)?.[1] ?? ''
        const letter = {
          to: envelope.rcptTo[0]?.address ?? '',
          messageId,
          source: source.replaceAll('=\r\n', ''),
        }
        taken.push(letter)
        mailServer.onLetter(letter)
        if (mailServer.manners === 'dies') for (const socket of sockets) socket.destroy()
        else if (mailServer.manners === 'ponders') pondering.push(() => answer())
        else answer()
      })
    },
  }

  function sayAt(at: 'connect' | 'address' | 'letter'): Error | null {
    const { manners } = mailServer
    if (typeof manners !== 'object' || manners.at !== at) return null
    return Object.assign(new Error('not this one, asha@example.org'), { responseCode: manners.says })
  }

  const server = new SMTPServer(options)
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('error', () => undefined) // a line that breaks is what these tests are about
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')

  const mailServer: MailServer = {
    url: `smtp://127.0.0.1:${address.port}`,
    port: address.port,
    taken,
    manners: 'takes',
    get connections() {
      return connections
    },
    release() {
      for (const answer of pondering.splice(0)) answer()
    },
    onLetter: () => undefined,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  return mailServer
}
