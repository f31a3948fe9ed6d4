import type { QuorumShort } from '@alongside/meeting'
import type { QuorumWho } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { capacityName } from '#lib/words/names.ts'

const groupWords: Readonly<Record<'lay' | 'livedExperience', () => string>> = {
  lay: m.room_groupLay,
  livedExperience: m.room_groupLived,
}

/** Who is missing: how many people, and how many of them of whom, in words that are empty where it is anybody. */
export function missingParts(missing: readonly QuorumShort[]): {
  readonly people: number
  readonly parts: string
} {
  const whoName = (who: QuorumWho): string =>
    who === 'lay' || who === 'livedExperience' ? groupWords[who]() : capacityName(who)
  const people = missing.find(({ who }) => who === null)?.short ?? 0
  const parts = missing.flatMap(({ who, short }) => (who === null ? [] : [`${short} ${whoName(who)}`]))
  return { people, parts: parts.join(', ') }
}

/** Who is missing for a decision: "2 more people are needed to decide, of whom 1 Unpaid carer". */
export function quorumWords(missing: readonly QuorumShort[]): string {
  const { people, parts } = missingParts(missing)
  const needed = m.room_needed({ count: people })
  return parts === '' ? `${needed}.` : `${needed}, ${m.room_neededOne({ parts })}.`
}
