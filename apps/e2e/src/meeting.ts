import {
  linksSchema,
  type Confidential,
  type ItemFacts,
  type LinkPermission,
  type MeetingAsk,
  type QuorumRule,
} from '@alongside/protocol'
import { request, type BrowserContext } from '@playwright/test'
import { demoState, type DemoState } from './demo.ts'
import { signIn } from './person.ts'
import type { Product } from './server.ts'

/** A meeting of the demo's board, whose agenda is published, as its API makes it. */
export interface CalledMeeting {
  readonly id: string
  /** The address of its page. */
  readonly here: string
  /** The address of its room. */
  readonly room: string
  readonly items: readonly string[]
  readonly demo: DemoState
  /** Puts one more item at the end of the agenda, kept among some unless it is for all. */
  readonly add: (title: string, confidential: Confidential) => Promise<string>
  readonly person: (key: string) => string
  /** Makes a link to it, and answers with its id and its address. */
  readonly link: (permission: LinkPermission) => Promise<{ readonly id: string; readonly url: string }>
  /** Asks the meeting for something in the name of a demo account; answers with the status. */
  readonly ask: (key: string, ask: MeetingAsk) => Promise<number>
  /** The same, for what must be done. */
  readonly must: (key: string, ask: MeetingAsk) => Promise<void>
}

const hour = 3_600_000

/** What the agenda says of an item of twenty minutes. */
const facts: ItemFacts = {
  sort: 'discussion',
  purpose: 'We hear how the pilot is going.',
  ask: 'Say what should be other than it is.',
  presenter: null,
  minutes: 20,
  breakAfter: null,
  standing: false,
}

/** Calls a meeting in the name of the organiser, who seats these people with a vote each. */
export async function callMeeting(
  product: Product,
  organiser: BrowserContext,
  {
    seats,
    titles,
    quorum = { atLeast: 2, of: [] },
    title = 'Partnership board in March',
    from = null,
  }: {
    readonly seats: readonly string[]
    readonly titles: readonly string[]
    readonly quorum?: QuorumRule
    readonly title?: string
    /** The meeting that it follows. */
    readonly from?: string | null
  },
): Promise<CalledMeeting> {
  const demo = await demoState(product)
  const person = (key: string): string => {
    const found = demo.people.find((one) => one.key === key)
    if (found === undefined) throw new Error(`nobody in the demo has the key ${key}`)
    return found.id
  }
  const post = (context: Pick<BrowserContext, 'request'>, data: unknown) =>
    context.request.post(`/api/spaces/${demo.space.id}/commands`, {
      data,
      headers: { origin: product.url },
    })
  const made = async (data: unknown): Promise<string> => {
    const answer = await post(organiser, data)
    if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`)
    return ((await answer.json()) as { made: string }).made
  }

  const startsAt = Math.floor(Date.now() / hour) * hour
  const id = await made({
    do: 'callMeeting',
    title,
    notice: {
      startsAt,
      endsAt: startsAt + 2 * hour,
      place: 'The long room at the library',
      callUrl: 'https://calls.example.org/board',
      phone: '+45 70 12 34 56',
      papersDue: null,
      preMeeting: null,
      payment: '',
      words: '',
    },
    quorum,
    seats: seats.map((key) => ({ person: person(key), votes: true })),
    series: null,
    from,
  })
  const items: string[] = []
  const add = async (title: string, confidential: Confidential): Promise<string> => {
    const after = items.at(-1) ?? null
    const item = await made({ do: 'addItem', meeting: id, title, after, facts, confidential })
    items.push(item)
    return item
  }
  for (const called of titles) await add(called, null)
  await made({ do: 'meet', meeting: id, ask: { do: 'publish' } })
  const ask = async (key: string, asked: MeetingAsk): Promise<number> => {
    const api = await request.newContext({ baseURL: product.url })
    await signIn({ request: api }, product, key)
    const answer = await post({ request: api }, { do: 'meet', meeting: id, ask: asked })
    const status = answer.status()
    await api.dispose()
    return status
  }
  const here = `/s/${demo.space.slug}/m/${id}`
  return {
    id,
    here,
    room: `${here}/room`,
    items,
    add,
    demo,
    person,
    async link(permission) {
      const lastDay = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
      const terms = { permission, label: 'For those at home', lastDay, visitors: false }
      const link = await made({ do: 'makeLink', document: id, ...terms })
      const answer = await organiser.request.get(`/api/documents/${id}/links`)
      const { url } = linksSchema.parse(await answer.json()).links.find((one) => one.id === link)!
      return { id: link, url: url! }
    },
    ask,
    async must(key, asked) {
      const status = await ask(key, asked)
      if (status !== 200) throw new Error(`${key} cannot ${asked.do}: ${status}`)
    },
  }
}
