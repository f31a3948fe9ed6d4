import type { Confidential, ItemFacts, MeetingAsk, QuorumRule } from '@alongside/protocol'
import type { BrowserContext } from '@playwright/test'
import { demoState, type DemoState } from './demo.ts'
import { signIn } from './person.ts'
import type { Product } from './server.ts'

/** A meeting of the demo's board, whose agenda is published, as its API makes it. */
export interface CalledMeeting {
  readonly id: string
  /** The address of its room. */
  readonly room: string
  readonly items: readonly string[]
  readonly demo: DemoState
  /** Puts one more item at the end of the agenda, kept among some unless it is for all. */
  readonly add: (title: string, confidential: Confidential) => Promise<string>
  readonly person: (key: string) => string
  /** Asks the meeting for something in the name of a demo account; answers with the status. */
  readonly ask: (key: string, ask: MeetingAsk) => Promise<number>
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
  const post = (context: BrowserContext, data: unknown) =>
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
  return {
    id,
    room: `/s/${demo.space.slug}/m/${id}/room`,
    items,
    add,
    demo,
    person,
    async ask(key, ask) {
      const context = await organiser.browser()!.newContext({ baseURL: product.url })
      await signIn(context, product, key)
      const answer = await post(context, { do: 'meet', meeting: id, ask })
      await context.close()
      return answer.status()
    },
  }
}
