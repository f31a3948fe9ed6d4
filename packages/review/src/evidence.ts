import { inSmallGroups, leastShown } from '@alongside/figures'
import { capacities, capacitySchema, idSchema, type Capacity } from '@alongside/protocol'
import { z } from 'zod'
import { beginningSchema, beginningsOf } from './beginning.ts'
import { isEnough } from './enough.ts'
import { sharedOutIn, sharedOutSchema, type CountedRound } from './money.ts'
import { isIn, keyOfSource, sourceSchema, type Deed, type Occasion, type Source, type Span } from './deed.ts'

const counted = {
  people: z.number().int().positive(),
  whole: z.number().int().nonnegative(),
  part: z.number().int().nonnegative(),
}

/** What people of some capacities did together. */
const evidenceGroupSchema = z.object({ capacities: z.array(capacitySchema), ...counted })
export type EvidenceGroup = z.infer<typeof evidenceGroupSchema>

/** What was done, by capacity; `figure` null: too little of it, by too few. */
const evidenceByCapacitySchema = z.object({
  figure: z.object({ ...counted, groups: z.array(evidenceGroupSchema) }).nullable(),
  sources: z.array(sourceSchema),
})
export type EvidenceByCapacity = z.infer<typeof evidenceByCapacitySchema>

/** What was done for people; `figure` null: too little of it, for too few. */
const evidenceInAllSchema = z.object({
  figure: z.object(counted).nullable(),
  sources: z.array(sourceSchema),
})
type EvidenceInAll = z.infer<typeof evidenceInAllSchema>

/** Everything that a space tells by itself of how its work is done together. */
const evidenceSchema = z.object({
  /** The words that stand. */
  words: evidenceByCapacitySchema,
  /** Suggestions that were decided; the part was taken up. */
  suggestions: evidenceByCapacitySchema,
  /** Meetings that were chaired. */
  chairing: evidenceByCapacitySchema,
  /** Decisions that people had a say in. */
  deciding: evidenceByCapacitySchema,
  /** Who voted in each round in which money was shared out. */
  money: z.array(sharedOutSchema),
  /** Comments that were made; the part was answered. */
  answers: evidenceByCapacitySchema,
  /** What people took on; the part was done. */
  promises: evidenceByCapacitySchema,
  /** Papers that were sent; the part came late. */
  papers: evidenceInAllSchema,
  /** Needs of which somebody said how it was; the part was not met. */
  needs: evidenceInAllSchema,
  /** When the first lay words came into each document. */
  beginnings: z.array(beginningSchema),
})
export type Evidence = z.infer<typeof evidenceSchema>

/** `GET /api/evaluations/{evaluation}/evidence`: what the reader may know of, with what its sources are called. */
export const evidenceAnswerSchema = z.object({
  evidence: evidenceSchema,
  /** The documents and meetings in which sources stand. */
  documents: z.array(z.object({ id: idSchema, slug: z.string(), kind: z.string(), title: z.string() })),
  /** Whether the reader prepares every meeting of the time that they see: only then they know of all needs. */
  knowsNeeds: z.boolean(),
})
export type EvidenceAnswer = z.infer<typeof evidenceAnswerSchema>

/** What was found in a space of which one reader may know. */
export interface Found {
  readonly words: readonly Deed[]
  readonly suggestions: readonly Deed[]
  readonly chairing: readonly Deed[]
  readonly deciding: readonly Deed[]
  readonly answers: readonly Deed[]
  readonly promises: readonly Deed[]
  readonly rounds: readonly CountedRound[]
  readonly papers: readonly Occasion[]
  readonly needs: readonly Occasion[]
}

/** What all that was found tells of a span of time. */
export function evidenceOf(found: Found, span: Span): Evidence {
  const then = <One extends Deed | Occasion>(all: readonly One[]) => all.filter((one) => isIn(span, one))
  return {
    words: byCapacity(then(found.words)),
    suggestions: byCapacity(then(found.suggestions)),
    chairing: byCapacity(then(found.chairing)),
    deciding: byCapacity(then(found.deciding)),
    money: sharedOutIn(found.rounds, span),
    answers: byCapacity(then(found.answers)),
    promises: byCapacity(then(found.promises)),
    papers: inAll(then(found.papers)),
    needs: inAll(then(found.needs)),
    beginnings: beginningsOf(found.words, span),
  }
}

function byCapacity(deeds: readonly Deed[]): EvidenceByCapacity {
  const sources = sourcesOf(deeds)
  const doers = [...Map.groupBy(deeds, ({ person }) => person).values()].map(doerOf)
  if (!isEnough(doers.length, deeds.length)) return { figure: null, sources }
  const groups = inSmallGroups(doers, leastShown.figure).map(({ capacities: of, people }) => ({
    capacities: [...of],
    people: people.length,
    ...sumOf(people),
  }))
  return { figure: { people: doers.length, ...sumOf(deeds), groups }, sources }
}

interface Doer {
  readonly capacity: Capacity
  readonly whole: number
  readonly part: number
}

/** Somebody counts once, in the capacity in which they did most; of two alike, in the one that stands first. */
function doerOf(deeds: readonly Deed[]): Doer {
  const wholes = new Map<Capacity, number>()
  for (const { capacity, whole } of deeds) wholes.set(capacity, (wholes.get(capacity) ?? 0) + whole)
  const most = Math.max(...wholes.values())
  return { capacity: capacities.find((one) => wholes.get(one) === most) ?? 'observer', ...sumOf(deeds) }
}

function inAll(occasions: readonly Occasion[]): EvidenceInAll {
  const people = new Set(occasions.flatMap((one) => one.people)).size
  const sum = sumOf(occasions)
  return {
    figure: isEnough(people, sum.whole) ? { people, ...sum } : null,
    sources: sourcesOf(occasions),
  }
}

function sumOf(all: readonly Pick<Deed, 'whole' | 'part'>[]): Pick<Deed, 'whole' | 'part'> {
  return all.reduce((sum, { whole, part }) => ({ whole: sum.whole + whole, part: sum.part + part }), {
    whole: 0,
    part: 0,
  })
}

/** Where it all stands, the place with most of it first. */
function sourcesOf(all: readonly (Deed | Occasion)[]): Source[] {
  const places = [...Map.groupBy(all, ({ source }) => keyOfSource(source))].flatMap(([key, there]) => {
    const [first] = there
    return first === undefined ? [] : [{ key, source: first.source, whole: sumOf(there).whole }]
  })
  return places
    .toSorted((one, other) => other.whole - one.whole || (one.key < other.key ? -1 : 1))
    .map(({ source }) => source)
}
