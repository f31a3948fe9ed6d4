import { answeredProblemSchema, type EvaluationAsk } from '@alongside/protocol'
import { holdEvaluation, type HeldEvaluation } from '../../testing/hold-evaluation.ts'
import { bootKillable, untilAnswered, type Killable } from '../../testing/killable.ts'

/** What became of an ask, and whether it had to be sent more than once since the line broke. */
export interface Pressed {
  readonly status: number
  readonly kind: string | null
  readonly wasBroken: boolean
}

/** An evaluation that is scored, on a server in a process of its own. */
export interface ScoringHall extends Pick<Killable, 'restart' | 'events' | 'close'> {
  readonly held: HeldEvaluation
  /** Asks the same until somebody answers it, as a page does of which the line breaks. */
  press(name: string, ask: EvaluationAsk): Promise<Pressed>
}

/** Of the people the first two lead, and all others are on the panel in one capacity. */
export async function openScoringHall(people: readonly string[]): Promise<ScoringHall> {
  const killable = await bootKillable(people)
  const { board } = killable
  try {
    const [lead = '', facilitator = '', ...panel] = people
    const held = await holdEvaluation(board, panel)
    const person = held.idOf(facilitator)
    await held.command(lead, { do: 'giveOffice', person, office: 'facilitator' })
    await held.evaluate(lead, { do: 'startScoring', open: 'all', deadline: null })
    return {
      ...killable,
      held,
      async press(name, ask) {
        const { status, text, wasBroken } = await untilAnswered(() =>
          held.attempt(board.headersOf(name), ask),
        )
        const kind = answeredProblemSchema.safeParse(JSON.parse(text)).data?.kind ?? null
        return { status, kind, wasBroken }
      },
    }
  } catch (error) {
    await killable.close()
    throw error
  }
}
