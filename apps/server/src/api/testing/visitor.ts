import {
  commandAnswerSchema,
  documentViewSchema,
  linksSchema,
  meSchema,
  spaceSummarySchema,
  spaceViewSchema,
  type Command,
  type DocumentView,
  type Seat,
  type SpaceView,
} from '@alongside/protocol'
import type { Hono } from 'hono'
import type { Letter } from '../../mail/letter.ts'
import type { Env } from '../env.ts'
import { setupCode, site } from './site.ts'

/** An answer of the API, read. */
export interface Answered {
  readonly status: number
  /** JSON, the text of a calendar file or table, or null where there was none. */
  readonly body: unknown
  readonly headers: Headers
}

export const seat: Seat = {
  capacities: ['layPartner'],
  organisation: null,
  seat: null,
  speaksFor: null,
  term: { from: null, to: null },
  voting: true,
}

/** A browser that keeps its cookies, and the mails of whoever sits at it. */
export class Visitor {
  readonly #api: Hono<Env>
  readonly #letters: readonly Letter[]
  readonly #cookies = new Map<string, string>()

  constructor(api: Hono<Env>, letters: readonly Letter[]) {
    this.#api = api
    this.#letters = letters
  }

  /** The same browser, asking another server that keeps the same data. */
  through(api: Hono<Env>): Visitor {
    const visitor = new Visitor(api, this.#letters)
    for (const [name, value] of this.#cookies) visitor.#cookies.set(name, value)
    return visitor
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Asks the API as a page of the site would; `headers` go over what is usual. */
  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered> {
    const response = await this.#api.request(`${site}/api${path}`, {
      method,
      headers: {
        origin: site,
        cookie: this.cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(cookie)) this.#cookies.delete(pair.slice(0, at))
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const text = await response.text()
    const isText = response.headers.get('content-type')?.startsWith('text/') ?? false
    return {
      status: response.status,
      body: text === '' ? null : isText ? text : JSON.parse(text),
      headers: response.headers,
    }
  }

  /** The last mail to an address. */
  letterTo(email: string): Letter {
    const letter = this.#letters.findLast(({ to }) => to === email)
    if (letter === undefined) throw new Error(`there is no mail to ${email}`)
    return letter
  }

  /** Signs in by the code in the mail, and says what the person is called. */
  async signIn(email: string, name: string): Promise<string> {
    await this.ask('POST', '/sign-in', { email })
    const code = /\d{6}/.exec(this.letterTo(email).subject)?.[0]
    const answer = await this.ask('POST', '/sign-in/code', { email, code })
    if (answer.status !== 200) throw new Error(`${email} cannot sign in: ${JSON.stringify(answer.body)}`)
    await this.ask('PATCH', '/me', { name })
    const { person } = meSchema.parse((await this.ask('GET', '/me')).body)
    return person?.id ?? ''
  }

  /** Makes the first space of all. */
  async openSpace(name: string): Promise<string> {
    const asked = { name, code: setupCode, capacities: ['layPartner'] }
    return spaceSummarySchema.parse((await this.ask('POST', '/spaces', asked)).body).id
  }

  command(space: string, command: Command): Promise<Answered> {
    return this.ask('POST', `/spaces/${space}/commands`, command)
  }

  /** A command that must be carried out; answers what it made and where that leaves the reader. */
  async made(space: string, command: Command): Promise<{ made: string; position: string }> {
    const { made, position } = commandAnswerSchema.parse((await this.command(space, command)).body)
    return { made: made ?? '', position }
  }

  /** What this visitor sees of a document. */
  async document(id: string): Promise<DocumentView> {
    return documentViewSchema.parse((await this.ask('GET', `/documents/${id}`)).body)
  }

  /** A link that lets anyone join, and the token in it. */
  async makeLink(space: string): Promise<string> {
    const { made } = await this.made(space, {
      do: 'inviteByLink',
      label: 'for a test',
      seat,
      lastDay: '2999-12-31',
      uses: 100,
    })
    const url = (await this.view(space)).invitations.find(({ id }) => id === made)?.url ?? ''
    return url.slice(url.lastIndexOf('/') + 1)
  }

  /** A link by which guests may comment on a document until a day, and the token in it. */
  async linkTo(space: string, document: string, lastDay: string): Promise<{ id: string; token: string }> {
    const terms = { permission: 'comment', label: 'Guests', lastDay, visitors: false } as const
    const { made: id } = await this.made(space, { do: 'makeLink', document, ...terms })
    const { links } = linksSchema.parse((await this.ask('GET', `/documents/${document}/links`)).body)
    return { id, token: links.find((link) => link.id === id)?.url?.split('/l/')[1] ?? '' }
  }

  /** What this visitor sees of a space. */
  async view(space: string): Promise<SpaceView> {
    return spaceViewSchema.parse((await this.ask('GET', `/spaces/${space}`)).body)
  }

  join(token: string): Promise<Answered> {
    return this.ask('POST', `/invitations/${token}/accept`, { inSpace: 'fullName' })
  }
}
