import { capacities, capacityGroups, type Capacity } from '@alongside/protocol'

/** A voice that a section waits for: one capacity, or any of a group. */
export type Voice = Capacity | keyof typeof capacityGroups

/** Every voice that a section may wait for. */
export const voices = [...capacities, 'lay', 'livedExperience'] as const satisfies readonly Voice[]

/** Says whether someone who speaks in `capacity` is the voice that is waited for. */
export function isVoice(voice: Voice, capacity: Capacity): boolean {
  const group: readonly Capacity[] =
    voice === 'lay' || voice === 'livedExperience' ? capacityGroups[voice] : [voice]
  return group.includes(capacity)
}

/** A party whose statement stands beside the others', in its own words. */
export type View = 'person' | 'carer' | 'staff' | 'services' | 'people'

/** What holds for a section beside the rights that people give on it. */
export interface BlockRules {
  /** Only the document's owner edits it. */
  readonly ownerOnly: boolean
  /** It cannot be closed without words from this voice. */
  readonly needsVoice: Voice | null
  /** It opens when another section of the same kind holds this many entries. */
  readonly opensAfter: { readonly section: string; readonly entries: number } | null
  /** Statements that stand side by side; empty: one text for all. */
  readonly views: readonly View[]
  /** It holds an agreed text, with who agrees and who does not. */
  readonly agreed: boolean
}

/** The rules of a section that has none of its own. */
export const openToAll: BlockRules = {
  ownerOnly: false,
  needsVoice: null,
  opensAfter: null,
  views: [],
  agreed: false,
}
