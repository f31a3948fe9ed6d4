import {
  evaluationAnswerSchema,
  mineAnswerSchema,
  myFileSchema,
  type EvaluationAnswer,
  type MySealed,
} from '@alongside/evaluation'
import {
  commandAnswerSchema,
  fileNameHeader,
  idFrom,
  linksSchema,
  type Capacity,
  type Command,
  type EvaluationAsk,
  type Evidence,
  type Score,
  type ServiceFacts,
} from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import type { Booted } from './boot.ts'

const newId = () => idFrom(randomBytes(16))

export const serviceFacts: ServiceFacts = {
  name: 'Support at home',
  provider: 'Homeward Care',
  commissioner: 'Riverside Council',
  about: 'Help with getting up, meals and going out.',
}

/** The command that opens an evaluation of a service. */
export function opening(
  title: string,
  service: string,
  from: string | null = null,
): Extract<Command, { do: 'openEvaluation' }> {
  return { do: 'openEvaluation', title, service, period: { from: '2026-01-01', to: '2026-06-30' }, from }
}

/** What scores a criterion, with nothing beside the number unless given. */
export function scoring(
  criterion: string,
  score: Score,
  more: Partial<Extract<EvaluationAsk, { do: 'score' }>> = {},
): Extract<EvaluationAsk, { do: 'score' }> {
  return { do: 'score', criterion, score, reason: '', reasonIs: 'withoutName', show: false, ...more }
}

/** An evaluation that the first person of a real server leads, with the others on its panel, in these capacities in turn. */
export async function holdEvaluation(
  server: Booted,
  others: readonly string[],
  capacities: readonly Capacity[] = ['usesServices'],
) {
  const { space, organiser } = server.board
  const command = async (name: string, asked: Command): Promise<string> =>
    (await server.ask(name, 'POST', `/spaces/${space}/commands`, commandAnswerSchema, asked)).made ?? ''
  const idOf = (name: string): string => server.board.person(name).id
  const service = newId()
  await command(organiser, { do: 'addService', service, facts: serviceFacts })
  const id = await command(organiser, opening('Support at home 2026', service))
  const evaluate = (name: string, ask: EvaluationAsk) =>
    command(name, { do: 'evaluate', evaluation: id, ask })
  const seen = (name: string): Promise<EvaluationAnswer> =>
    server.ask(name, 'GET', `/evaluations/${id}`, evaluationAnswerSchema)
  for (const [at, name] of others.entries()) {
    const capacity = capacities[at % capacities.length] ?? 'usesServices'
    await evaluate(organiser, { do: 'putOnPanel', person: idOf(name), capacity, isFromProvider: false })
  }
  const criteria = (await seen(organiser)).document.sections.map((section) => section.id)
  return {
    id,
    service,
    idOf,
    command,
    evaluate,
    seen,
    /** In their order. */
    criteria,
    mine: async (name: string): Promise<readonly MySealed[]> =>
      (await server.ask(name, 'GET', `/evaluations/${id}/mine`, mineAnswerSchema)).criteria,
    /** Comes in by a link to the evaluation as a guest of this name: the headers of whoever came. */
    async comeBy(name: string): Promise<Record<string, string>> {
      const lastDay = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
      const terms = { permission: 'comment', label: name, lastDay, visitors: false } as const
      const made = await command(organiser, { do: 'makeLink', document: id, ...terms })
      const { links } = await server.ask(organiser, 'GET', `/documents/${id}/links`, linksSchema)
      const token = links.find((link) => link.id === made)?.url?.split('/l/')[1] ?? ''
      const joined = await fetch(`${server.url}/api/links/${token}/join`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.site },
        body: JSON.stringify({ name, capacity: 'unpaidCarer' }),
      })
      const cookies = joined.headers.getSetCookie().map((one) => one.split(';', 1)[0])
      return { cookie: cookies.join('; '), origin: server.site }
    },
    /** What the API answers somebody, whatever it is. */
    async get(name: string, path: string): Promise<{ status: number; text: string }> {
      const answer = await fetch(`${server.url}/api${path}`, { headers: server.headersOf(name) })
      return { status: answer.status, text: await answer.text() }
    },
    /** Sends a file that is to come with somebody's score of a criterion; answers what goes into the score. */
    async bring(
      headers: Readonly<Record<string, string>>,
      criterion: string,
      name: string,
      bytes: string | Uint8Array<ArrayBuffer>,
    ): Promise<{ status: number; file: Evidence['files'][number] }> {
      const own = newId()
      const answer = await fetch(
        `${server.url}/api/evaluations/${id}/criteria/${criterion}/evidence?id=${own}`,
        { method: 'POST', headers: { ...headers, [fileNameHeader]: encodeURIComponent(name) }, body: bytes },
      )
      const seal = myFileSchema.safeParse(await answer.json()).data?.seal ?? ''
      return { status: answer.status, file: { id: own, seal, alt: null, decorative: false } }
    },
    /** What comes of an ask that may be refused. */
    async attempt(
      headers: Readonly<Record<string, string>>,
      ask: EvaluationAsk,
    ): Promise<{ status: number; text: string }> {
      const answer = await fetch(`${server.url}/api/spaces/${space}/commands`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ do: 'evaluate', evaluation: id, ask }),
      })
      return { status: answer.status, text: await answer.text() }
    },
  }
}

export type HeldEvaluation = Awaited<ReturnType<typeof holdEvaluation>>
