import {
  commandAnswerSchema,
  linksSchema,
  type AllocationAsk,
  type AllocationBallot,
  type Capacity,
  type Command,
  type ProposalCard,
} from '@alongside/protocol'
import { request, type BrowserContext } from '@playwright/test'
import { demoState } from './demo.ts'
import { signIn } from './person.ts'
import type { Product } from './server.ts'

/** What is asked here of a proposal. */
interface Proposed {
  readonly id: string
  readonly version: number
  readonly card: { readonly title: string }
}

/** What is asked here of `GET /api/allocations/{allocation}`. */
interface Shown {
  readonly allocation: {
    readonly proposals: readonly Proposed[]
    readonly batches: readonly { readonly id: string }[]
  }
}

/** A round of sharing out money of the demo's board, as its API knows it. */
export interface HeldRound {
  readonly id: string
  /** The address of its pages. */
  readonly here: string
  readonly person: (key: string) => string
  readonly proposals: () => Promise<readonly Proposed[]>
  /** The votes on paper that were typed in, by their ids. */
  readonly batches: () => Promise<readonly { readonly id: string }[]>
  /** Asks for something in the name of a demo account, which must be done. */
  readonly must: (key: string, ask: AllocationAsk) => Promise<void>
  /** A demo account finds all cards fine but these. */
  readonly findFine: (key: string, but?: readonly string[]) => Promise<void>
  /** A demo account puts proposals of these titles into a basket. */
  readonly votes: (key: string, capacity: Capacity, ...titles: readonly string[]) => Promise<void>
  /** Makes a link by which people come in; answers its address. */
  readonly link: () => Promise<string>
}

/** A card with the least that stands on one; `amount` in pence. */
export const cardOf = (title: string, what: string, amount: number): ProposalCard => ({
  title,
  forWhom: '',
  what,
  asset: '',
  costs: [{ what: 'All of it', amount }],
  lead: '',
  partners: '',
  risks: '',
  easyRead: '',
  audio: null,
  picture: null,
})

/** The round of a board with this title, looked after by the organiser. */
export async function roundCalled(
  product: Product,
  organiser: BrowserContext,
  title: string,
): Promise<HeldRound> {
  const demo = await demoState(product)
  const read = async (path: string): Promise<unknown> => (await organiser.request.get(`/api${path}`)).json()
  const { allocations } = (await read(`/spaces/${demo.space.id}/allocations`)) as {
    readonly allocations: readonly { readonly id: string; readonly slug: string; readonly title: string }[]
  }
  const found = allocations.find((one) => one.title === title)
  if (found === undefined) throw new Error(`no round is called ${title}`)
  const { id } = found
  const person = (key: string): string => {
    const known = demo.people.find((one) => one.key === key)
    if (known === undefined) throw new Error(`nobody in the demo has the key ${key}`)
    return known.id
  }
  const command = async (context: Pick<BrowserContext, 'request'>, data: Command): Promise<string> => {
    const answer = await context.request.post(`/api/spaces/${demo.space.id}/commands`, {
      data,
      headers: { origin: product.url },
    })
    if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`)
    return commandAnswerSchema.parse(await answer.json()).made ?? ''
  }
  const must = async (key: string, ask: AllocationAsk): Promise<void> => {
    const api = await request.newContext({ baseURL: product.url })
    await signIn({ request: api }, product, key)
    await command({ request: api }, { do: 'allocate', allocation: id, ask })
    await api.dispose()
  }
  const state = async () => ((await read(`/allocations/${id}`)) as Shown).allocation
  const proposals = async (): Promise<readonly Proposed[]> => (await state()).proposals
  return {
    id,
    here: `/s/${demo.space.slug}/a/${found.slug}`,
    person,
    proposals,
    batches: async () => (await state()).batches,
    must,
    async findFine(key, but = []) {
      for (const { id: proposal, version, card } of await proposals()) {
        if (but.includes(card.title)) continue
        await must(key, { do: 'check', proposal, version, verdict: 'fine', words: '' })
      }
    },
    async votes(key, capacity, ...titles) {
      const all = await proposals()
      const chosen = titles.map((one) => all.find(({ card }) => card.title === one)!.id)
      const ballot: AllocationBallot = { by: 'basket', chosen }
      await must(key, { do: 'vote', person: person(key), capacity, ballot })
    },
    async link() {
      const lastDay = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
      const link = await command(organiser, {
        do: 'makeLink',
        document: id,
        permission: 'edit',
        label: 'For those at home',
        lastDay,
        visitors: false,
      })
      const { links } = linksSchema.parse(await read(`/documents/${id}/links`))
      return links.find((one) => one.id === link)!.url!
    },
  }
}
