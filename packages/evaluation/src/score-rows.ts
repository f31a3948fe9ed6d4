import { eachOnce, leastShown, toldAfter, type Given, type ToldGroup } from '@alongside/figures'
import { idSchema, scoresOf, type Scale, type Score } from '@alongside/protocol'
import { z } from 'zod'
import type { Evaluation } from './evaluation.ts'
import { revealedGroupSchema, shownScoreSchema } from './event/reveal.ts'
import { figureOf, tellsOthers } from './figure.ts'
import {
  handSchema,
  reasonBallotSchema,
  scoreBallotSchema,
  type Hand,
  type OpenedBallot,
  type OpenedBox,
  type ReasonBallot,
  type ScoreBallot,
} from './sealed.ts'

/** What is kept of the scores of a round when their box is closed; nothing of it can be read but by the server. */
const scoreRowSchema = z.discriminatedUnion('row', [
  /** A figure, and who is in it: so that a later round tells nothing by subtraction. */
  revealedGroupSchema.extend({ row: z.literal('group'), of: z.array(idSchema) }),
  shownScoreSchema.extend({ row: z.literal('shown') }),
  reasonBallotSchema.extend({ row: z.literal('reason'), person: idSchema }),
  /** Whose score was put in by another's hand: it is told to them alone. */
  handSchema.extend({ row: z.literal('hand'), hand: idSchema }),
  /** Somebody who scored and is in no figure: so that what they send once more is not told as late. */
  z.object({ row: z.literal('untold'), person: idSchema }),
])
export type ScoreRow = z.infer<typeof scoreRowSchema>

/** Reads the rows that were kept of a box of scores; one that cannot be read is left out. */
export function readScoreRows(rows: readonly string[]): readonly ScoreRow[] {
  return rows.flatMap((row) => {
    const read = scoreRowSchema.safeParse(parsed(row))
    return read.success ? [read.data] : []
  })
}

/** Where lies what came with the reasons that are shown, by what was kept of the boxes of a round. */
export function placesIn({
  scores: named,
  reasons,
}: Pick<OpenedBox, 'scores' | 'reasons'>): readonly string[] {
  return [
    ...readScoreRows(named).map((row) => (row.row === 'reason' ? row.evidence : null)),
    ...(reasons ?? []).map((row) => readReasonBallot(row)?.evidence ?? null),
  ].filter((place) => place !== null)
}

/** Whose scores were in a box, by what was kept of it. */
export function whoScored(rows: readonly string[]): ReadonlySet<string> {
  return new Set(readScoreRows(rows).flatMap((row) => (row.row === 'group' ? row.of : [row.person])))
}

/** By whose hand the score of somebody was put in that was counted, by what was kept of it; null: their own. */
export function handIn(rows: readonly string[], ids: readonly string[]): Hand | null {
  for (const row of readScoreRows(rows)) {
    if (row.row === 'hand' && ids.includes(row.person)) return { person: row.hand, by: row.by }
  }
  return null
}

/** Reads a ballot from a box of scores; null for what is none. */
export function readScoreBallot(ballot: string): ScoreBallot | null {
  return scoreBallotSchema.safeParse(parsed(ballot)).data ?? null
}

/** Reads what lies in a box of reasons, or is kept of it; null for what is none. */
export function readReasonBallot(ballot: string): ReasonBallot | null {
  return reasonBallotSchema.safeParse(parsed(ballot)).data ?? null
}

/**
 * What is kept of the scores of a round at its reveal: the figures of groups, with who is in each, and with their names
 * what people wanted to show. `scale` is that of the criterion, `before` are the rows of all rounds before, `selfOf` says who a guest turned out to be.
 */
export function scoreRows(
  evaluation: Pick<Evaluation, 'panel'>,
  given: readonly OpenedBallot[],
  before: readonly string[],
  selfOf: (person: string) => string,
  scale: Scale = 'fully',
): readonly string[] {
  const ballots = ballotsOf(evaluation, given, selfOf)
  const told = toldAfter({ now: [], before: groupsBefore(before, selfOf) }, ballots, {
    answers: scoresOf(scale),
    least: leastShown.figure,
    oneVoice: 'shown',
  })
  const scoreOf = new Map(ballots.map(({ person, answer }) => [person, answer]))
  const wantsShown = new Set(ballots.filter(({ ballot }) => ballot.show).map(({ person }) => person))
  const groups = told.map(({ capacities, people }) => {
    const group = {
      capacities: [...capacities],
      people: people.length,
      ...figureOf(people.map(score), scale),
    }
    return { group, of: people.toSorted() }
  })
  const kept = new Set(
    groups.flatMap(({ group, of }) => {
      const shown = of.filter((person) => wantsShown.has(person))
      return tellsOthers(group, shown.map(score), scale) ? shown : []
    }),
  )
  const rows: ScoreRow[] = [
    ...groups.map(({ group, of }) => ({ row: 'group' as const, ...group, of })),
    ...ballots
      .filter(({ person }) => wantsShown.has(person) && !kept.has(person))
      .map(({ person, answer }) => ({ row: 'shown' as const, person, score: answer })),
    ...ballots
      .filter(({ ballot }) => ballot.reason !== '' || ballot.evidence !== null)
      .map(({ person, ballot: { reason: words, evidence } }) => ({
        row: 'reason' as const,
        person,
        words,
        evidence,
      })),
    ...ballots.flatMap(({ person, ballot: { hand } }) =>
      hand === undefined ? [] : [{ row: 'hand' as const, person, hand: hand.person, by: hand.by }],
    ),
    ...ballots
      .filter(({ person }) => !groups.some(({ of }) => of.includes(person)))
      .map(({ person }) => ({ row: 'untold' as const, person })),
  ]
  return rows.map((row) => JSON.stringify(row))

  function score(person: string): Score {
    const answer = scoreOf.get(person)
    if (answer === undefined) throw new RangeError('a group holds somebody who did not score')
    return answer
  }
}

/**
 * What is kept of the reasons without names: these alone, if enough people gave one. Null: so few that each might be
 * guessed; their box stays sealed.
 */
export function reasonRows(
  { panel }: Pick<Evaluation, 'panel'>,
  given: readonly OpenedBallot[],
  selfOf: (person: string) => string,
): readonly string[] | null {
  const written = onceEach(given, selfOf).filter(({ person }) => panel.has(person))
  if (written.length > 0 && written.length < leastShown.figure) return null
  return written.map(({ ballot }) => ballot).toSorted()
}

interface CountedBallot extends Given<Score> {
  readonly ballot: ScoreBallot
}

/** Of those on the panel what each said once, in the capacity in which they are there. */
function ballotsOf(
  { panel }: Pick<Evaluation, 'panel'>,
  given: readonly OpenedBallot[],
  selfOf: (person: string) => string,
): readonly CountedBallot[] {
  return onceEach(given, selfOf).flatMap(({ person, ballot }) => {
    const read = readScoreBallot(ballot)
    const capacity = panel.get(person)?.capacity
    if (read === null || capacity === undefined) return []
    return [{ person, capacity, answer: read.score, ballot: read }]
  })
}

/** Under who they are now: what somebody said as themselves counts before what they said as a guest. */
function onceEach(
  given: readonly OpenedBallot[],
  selfOf: (person: string) => string,
): readonly OpenedBallot[] {
  const asGuest = ({ person }: OpenedBallot) => (selfOf(person) === person ? 0 : 1)
  const ownFirst = given.toSorted((one, other) => asGuest(one) - asGuest(other))
  return eachOnce(ownFirst.map(({ person, ballot }) => ({ person: selfOf(person), ballot })))
}

/** In no group that is told of again. */
const nobody = ''

/** A group that shares somebody with one before, since a guest turned out to be them, is never told of again. */
function groupsBefore(
  rows: readonly string[],
  selfOf: (person: string) => string,
): readonly ToldGroup<Score>[] {
  const before: ToldGroup<Score>[] = []
  for (const row of readScoreRows(rows)) {
    if (row.row !== 'group') continue
    const people = row.of.map(selfOf)
    const sharing = before.filter((other) => other.people.some((person) => people.includes(person)))
    const isApart = sharing.every((other) => isSameGroup(other.people, people))
    before.push({
      capacities: row.capacities,
      people: isApart ? people : [...people, nobody],
      counts: row.counts,
    })
  }
  return before
}

function isSameGroup(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((person) => other.includes(person))
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
