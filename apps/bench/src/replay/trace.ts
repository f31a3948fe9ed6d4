import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'

const patchSchema = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative(), z.string()])

/** A recording of people writing at once, as the public editing-traces collection writes it down. */
const concurrentSchema = z.object({
  kind: z.literal('concurrent'),
  endContent: z.string(),
  numAgents: z.number().int().positive(),
  txns: z.array(
    z.object({
      parents: z.array(z.number().int().nonnegative()),
      agent: z.number().int().nonnegative(),
      patches: z.array(patchSchema),
    }),
  ),
})

/** A recording of one person. */
const sequentialSchema = z.object({
  startContent: z.literal(''),
  endContent: z.string(),
  txns: z.array(z.object({ patches: z.array(patchSchema) })),
})

export type Patch = z.infer<typeof patchSchema>

/** Changes made in one go, to the text as all transactions before it in its own past had made it. */
export interface Transaction {
  readonly agent: number
  readonly patches: readonly Patch[]
  /** What its writer must have read since their own last transaction, in order. */
  readonly reads: readonly number[]
}

export interface Trace {
  readonly agents: number
  readonly transactions: readonly Transaction[]
  readonly endContent: string
}

/** Reads a recording, gzipped or not; throws with a sentence when it is none, or cannot be played by people. */
export function readTrace(file: string): Trace {
  const bytes = readFileSync(file)
  const json: unknown = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString())
  const concurrent = concurrentSchema.safeParse(json)
  if (concurrent.success) {
    const { numAgents, txns, endContent } = concurrent.data
    return { agents: numAgents, transactions: withReads(txns), endContent }
  }
  const sequential = sequentialSchema.safeParse(json)
  if (sequential.success) {
    const { txns, endContent } = sequential.data
    const transactions = txns.map(({ patches }) => ({ agent: 0, patches, reads: [] }))
    return { agents: 1, transactions, endContent }
  }
  throw new Error(
    `${file} is no recording of the editing-traces collection: ${z.prettifyError(concurrent.error)}`,
  )
}

/**
 * Finds what each writer must have read before each of their transactions, and nothing more. Throws when one
 * agent wrote in two places at once: such a one is no single person.
 */
export function withReads(
  txns: readonly { parents: readonly number[]; agent: number; patches: readonly Patch[] }[],
): Transaction[] {
  const known = new Map<number, Set<number>>()
  const last = new Map<number, number>()
  return txns.map(({ parents, agent, patches }, index) => {
    const read = known.get(agent) ?? new Set()
    known.set(agent, read)
    const own = last.get(agent)
    const [reads, metOwn] = unread(txns, parents, read, own)
    if (own !== undefined && !metOwn)
      throw new Error(`agent ${agent} writes ${index} without knowing its own ${own}`)
    read.add(index)
    last.set(agent, index)
    return { agent, patches, reads }
  })
}

/** Walks back from `parents` to what is known; also says whether `own` was met on the way. */
function unread(
  txns: readonly { readonly parents: readonly number[] }[],
  parents: readonly number[],
  known: Set<number>,
  own: number | undefined,
): [number[], boolean] {
  const found: number[] = []
  const open = [...parents]
  let metOwn = false
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    metOwn ||= next === own
    if (known.has(next)) continue
    known.add(next)
    found.push(next)
    open.push(...(txns[next]?.parents ?? []))
  }
  return [found.sort((a, b) => a - b), metOwn]
}
