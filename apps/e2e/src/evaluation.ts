import {
  commandAnswerSchema,
  linksSchema,
  type Capacity,
  type Command,
  type EvaluationAsk,
} from '@alongside/protocol'
import { request, type BrowserContext } from '@playwright/test'
import { demoState, type DemoState } from './demo.ts'
import { signIn } from './person.ts'
import type { Product } from './server.ts'

/** An evaluation of the demo's board, as its API knows it. */
export interface HeldEvaluation {
  readonly id: string
  /** The address of its pages. */
  readonly here: string
  readonly demo: DemoState
  readonly person: (key: string) => string
  /** The criteria that are scored, in their order. */
  readonly criteria: () => Promise<readonly { readonly id: string; readonly title: string }[]>
  /** Asks for something in the name of a demo account, which must be done. */
  readonly must: (key: string, ask: EvaluationAsk) => Promise<void>
  /** Puts a demo account on the panel. */
  readonly seat: (key: string, capacity: Capacity, isFromProvider?: boolean) => Promise<void>
  /** Begins another of the same service that follows this one. */
  readonly follow: (title: string) => Promise<HeldEvaluation>
  /** Makes a link by which people come in; answers its address. */
  readonly link: () => Promise<string>
}

/** What is asked here of `GET /api/spaces/{space}/evaluations`. */
interface Listed {
  readonly evaluations: readonly { readonly id: string; readonly slug: string; readonly title: string }[]
}

/** What is asked here of `GET /api/evaluations/{evaluation}`. */
interface Shown {
  readonly document: { readonly sections: readonly { readonly id: string; readonly title: string }[] }
  readonly evaluation: {
    readonly service: string
    readonly criteria: readonly { readonly id: string; readonly state: string }[]
  }
}

/** The evaluation of a board with this title, looked after by the organiser. */
export async function evaluationCalled(
  product: Product,
  organiser: BrowserContext,
  title: string,
): Promise<HeldEvaluation> {
  const demo = await demoState(product)
  const read = async (path: string): Promise<unknown> => (await organiser.request.get(`/api${path}`)).json()
  const { evaluations } = (await read(`/spaces/${demo.space.id}/evaluations`)) as Listed
  const found = evaluations.find((one) => one.title === title)
  if (found === undefined) throw new Error(`no evaluation is called ${title}`)
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
  const must = async (key: string, ask: EvaluationAsk): Promise<void> => {
    const api = await request.newContext({ baseURL: product.url })
    await signIn({ request: api }, product, key)
    await command({ request: api }, { do: 'evaluate', evaluation: id, ask })
    await api.dispose()
  }
  return {
    id,
    here: `/s/${demo.space.slug}/e/${found.slug}`,
    demo,
    person,
    async criteria() {
      const { document, evaluation } = (await read(`/evaluations/${id}`)) as Shown
      const scored = new Set(
        evaluation.criteria.filter(({ state }) => state !== 'takenOut').map((one) => one.id),
      )
      return document.sections.filter((section) => scored.has(section.id))
    },
    must,
    seat: (key, capacity, isFromProvider = false) =>
      must('sam', { do: 'putOnPanel', person: person(key), capacity, isFromProvider }),
    async follow(next) {
      const { evaluation } = (await read(`/evaluations/${id}`)) as Shown
      const period = { from: '2026-07-01', to: '2026-12-31' }
      const { service } = evaluation
      await command(organiser, { do: 'openEvaluation', title: next, service, period, from: id })
      return evaluationCalled(product, organiser, next)
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
