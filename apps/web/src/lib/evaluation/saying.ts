import { differencesIn, type Difference } from '@alongside/figures'
import { scoreNumbers, type Capacity, type Scale, type Score } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'
import { begin } from '#lib/words/begin.ts'
import { listOf } from '#lib/words/list-of.ts'
import { scoreName } from './words.ts'

/** What is told of a group: who is in it, and the middle of what they scored, unless it is held back. */
interface Group {
  readonly capacities: readonly Capacity[]
  readonly median: number | null
}

const many: Readonly<Record<Capacity, () => string>> = {
  usesServices: m.evaluation_manyUsesServices,
  unpaidCarer: m.evaluation_manyUnpaidCarer,
  layPartner: m.evaluation_manyLayPartner,
  youngPerson: m.evaluation_manyYoungPerson,
  frontlineStaff: m.evaluation_manyFrontlineStaff,
  clinician: m.evaluation_manyClinician,
  commissioner: m.evaluation_manyCommissioner,
  electedMember: m.evaluation_manyElectedMember,
  facilitator: m.evaluation_manyFacilitator,
  observer: m.evaluation_manyObserver,
}

/** Those who speak in these capacities, within a sentence: "unpaid carers and young people". */
function groupInWords(capacities: readonly Capacity[]): string {
  return listOf(capacities.map((capacity) => many[capacity]()))
}

/** The same as a heading. */
export const groupTitle = (capacities: readonly Capacity[]): string => begin(groupInWords(capacities))

/** The middle of some scores in words; halves lie between two: "between ‘partly’ and ‘mostly’". */
export function middleInWords(median: number, scale: Scale = 'fully'): string {
  const below = scoreNumbers[Math.floor(median)] ?? 0
  const above = scoreNumbers[Math.ceil(median)] ?? 4
  return below === above
    ? m.evaluation_quoted({ score: small(scoreName(below, scale)) })
    : m.evaluation_between({ one: small(scoreName(below, scale)), other: small(scoreName(above, scale)) })
}

/**
 * What the groups say of a criterion, in a sentence, from the highest to the lowest: "Frontline staff say ‘mostly’,
 * people who use services say ‘a little’." Null where no group is shown.
 */
export function saying(groups: readonly Group[], scale: Scale = 'fully'): string | null {
  const shown = new Map<number, Capacity[]>()
  for (const { capacities, median } of groups) {
    if (median !== null) shown.set(median, [...(shown.get(median) ?? []), ...capacities])
  }
  const [first, ...rest] = [...shown].toSorted(([one], [other]) => other - one)
  if (first === undefined) return null
  const count = groups.filter(({ median }) => median !== null).length
  if (rest.length === 0 && count > 1) return m.evaluation_allSay({ score: middleInWords(first[0], scale) })
  const parts = [first, ...rest].map(([median, who]) =>
    m.evaluation_say({ group: groupInWords(who), score: middleInWords(median, scale) }),
  )
  return m.evaluation_sentence({ words: begin(parts.join(', ')) })
}

/** What the sentences beside a table say at most. */
const mostSentences = 2

/**
 * What groups answer more often than others, in sentences, the biggest difference first: "Frontline staff say ‘mostly’
 * more often than people who use services." Nothing where no spread is shown, or none is worth it.
 */
export function oftener(
  groups: Parameters<typeof differencesIn<Score>>[0],
  scale: Scale = 'fully',
): string[] {
  return differencesIn(groups)
    .slice(0, mostSentences)
    .map((difference) => oftenerInWords(difference, (score) => scoreName(score, scale)))
}

/** One of them, of whatever was answered. */
function oftenerInWords<Answer>(
  { answer, more, less }: Difference<Answer>,
  nameOf: (answer: Answer) => string,
): string {
  return m.review_co_oftener({
    more: groupTitle(more.capacities),
    less: groupInWords(less.capacities),
    answer: small(nameOf(answer)),
  })
}

/** How far apart the groups are, which are compared by their medians; null: fewer than two are shown. */
export function gapInWords(gap: number | null): string {
  if (gap === null) return m.evaluation_gapNone()
  if (gap === 0) return m.evaluation_gap0()
  if (gap <= 1) return m.evaluation_gap1()
  return gap <= 2 ? m.evaluation_gap2() : m.evaluation_gap3()
}

const small = (words: string): string => words.charAt(0).toLocaleLowerCase(getLocale()) + words.slice(1)
