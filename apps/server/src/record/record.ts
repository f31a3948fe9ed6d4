import type { Capacity, ContributionRecord } from '@alongside/protocol'
import { selfOf, type Space, type SpaceDocument } from '@alongside/space'
import type { Names } from '../api/view/names.ts'
import { groupsOf, type Contributor } from './contributions.ts'

/** What a record is made of. */
export interface RecordParts {
  readonly space: Space
  readonly document: SpaceDocument
  readonly sections: readonly {
    readonly id: string
    readonly title: string
    readonly rows: number
    readonly head: string
  }[]
  readonly contributors: readonly Contributor[]
  readonly names: Names
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The record of a document: who took part, and what people gave, by groups of capacities. */
export function documentRecord(parts: RecordParts): ContributionRecord {
  const { contributors, names } = parts
  const standing = contributors.filter(({ words }) => words.standing > 0)
  const people = [...Map.groupBy(standing, ({ person }) => person)].map(([person, each]) => {
    const capacities = each.map(({ capacity }) => capacity)
    return { name: nameOf(names, person, capacities), capacities }
  })
  return {
    ...headOf(parts),
    person: null,
    // Not in the order of how much they gave: nobody is to be ranked.
    contributors: people.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    groups: groupsOf(contributors).map((group) => ({ ...group, capacities: [...group.capacities] })),
    own: [],
  }
}

/** The record of what one person gave to a document. */
export function personRecord(parts: RecordParts, person: string): ContributionRecord {
  const self = selfOf(parts.space, person)
  const own = ownOf(parts.contributors, self)
  const name = nameOf(
    parts.names,
    self,
    own.map(({ capacity }) => capacity),
  )
  return { ...headOf(parts), person: { id: self, name }, contributors: [], groups: [], own }
}

/** What somebody gave, in each capacity in which they did. */
export function ownOf(contributors: readonly Contributor[], self: string): ContributionRecord['own'] {
  return contributors
    .filter(({ person }) => person === self)
    .map(({ capacity, words, suggestions, decided, comments }) => ({
      capacity,
      words,
      suggestions,
      decided,
      comments,
    }))
}

function headOf({ space, document, sections, now }: RecordParts) {
  return {
    schema: 'alongside/contribution-record',
    version: 1,
    madeAt: now,
    space: { id: space.id, name: space.name },
    document: { id: document.id, title: document.title, kind: document.kind },
    sections: sections.map(({ id, title, rows, head }) => ({ id, title, rows, head })),
  } as const satisfies Partial<ContributionRecord>
}

function nameOf(names: Names, person: string, [capacity = 'observer']: readonly Capacity[]): string {
  return names.orCapacity(person, capacity)
}
