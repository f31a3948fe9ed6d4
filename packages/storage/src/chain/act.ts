import { z } from 'zod'

/** What was done to a log, as a row of it says it. */
export type LogAct =
  /** Letters were erased: `rows` have other bytes since, which hash with their new salts as it says. */
  | {
      readonly is: 'erased'
      readonly ranges: readonly ErasedRange[]
      readonly rows: readonly { readonly seq: number; readonly content: string }[]
    }
  /** A person asked to be forgotten who wrote with these pens, or whose words they held. */
  | { readonly is: 'forgotten'; readonly pens: readonly number[] }

/** Letters of one Yjs client that are gone: from clock `from` up to but not including `to`. */
export interface ErasedRange {
  readonly client: number
  readonly from: number
  readonly to: number
}

const whole = z.number().int().nonnegative()

const actSchema: z.ZodType<LogAct> = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('erased'),
    ranges: z.array(z.object({ client: whole, from: whole, to: whole })),
    rows: z.array(z.object({ seq: whole, content: z.string() })),
  }),
  z.object({ is: z.literal('forgotten'), pens: z.array(whole) }),
])

/** The letters that acts say were erased. */
export function erasedBy(acts: readonly LogAct[]): readonly ErasedRange[] {
  return acts.flatMap((act) => (act.is === 'erased' ? act.ranges : []))
}

/** The act that a row says, from its JSON text; null if it says none. */
export function actIn(text: string): LogAct | null {
  try {
    return actSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
