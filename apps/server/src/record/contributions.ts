import type { Share } from '@alongside/attribution'
import { inSmallGroups, leastShown } from '@alongside/figures'
import type { Capacity, Contribution } from '@alongside/protocol'
import { threadsOf, selfOf, type Space } from '@alongside/space'
import type { ReadSuggestion } from '../reader/read-suggestions.ts'

/** What somebody gave to a document in one capacity. */
export interface Contributor extends Contribution {
  readonly person: string
  readonly capacity: Capacity
}

/** What is counted of a document: sections, the words in them, and what was suggested there. */
export interface Given {
  readonly sections: readonly string[]
  readonly shares: readonly Share[]
  readonly suggestions: readonly ReadSuggestion[]
}

const nothing: Contribution = {
  words: { standing: 0, moved: 0, removed: { bySelf: 0, byOthers: 0 } },
  suggestions: { made: 0, takenUp: 0 },
  decided: 0,
  comments: { made: 0, answered: 0 },
}

/** Everybody who gave anything, in each capacity in which they did, those first whose words stand most. */
export function contributorsOf(
  space: Space,
  { sections, shares, suggestions }: Given,
): readonly Contributor[] {
  const found = new Map<string, Contributor>()
  const add = (voice: string, capacity: Capacity, more: Partial<Contribution>): void => {
    const person = selfOf(space, voice)
    const key = `${person} ${capacity}`
    const known = found.get(key) ?? { person, capacity, ...nothing }
    found.set(key, { ...known, ...sum([known, { ...nothing, ...more }]) })
  }
  for (const { voice, capacity, standing, moved, imported, removed } of shares)
    add(voice, capacity, { words: { standing, moved, ...withFiles(imported), removed } })
  for (const { writer, fate } of suggestions) {
    const takenUp = fate?.is === 'accepted' ? 1 : 0
    add(writer.voice, writer.capacity, { suggestions: { made: 1, takenUp } })
    if (fate !== null) add(fate.writer.voice, fate.writer.capacity, { decided: 1 })
  }
  for (const { posts, resolved } of sections.flatMap((section) => [...threadsOf(space, section).values()])) {
    const [first] = posts
    // Whose capacity nobody knew then is in none of the groups.
    if (first === undefined || first.words === null || first.capacity === null) continue
    add(first.voice, first.capacity, { comments: { made: 1, answered: resolved === null ? 0 : 1 } })
  }
  return [...found.values()].sort((a, b) => b.words.standing - a.words.standing)
}

/** What the people of some capacities gave together. */
export interface ContributorGroup extends Contribution {
  readonly capacities: readonly Capacity[]
  readonly people: number
}

/**
 * What people gave, in groups of capacities that are large enough to be told of (G100). Each person is in one group,
 * with all that they gave: that of the capacity in which most of their words stand.
 */
export function groupsOf(contributors: readonly Contributor[]): readonly ContributorGroup[] {
  const people = [...Map.groupBy(contributors, ({ person }) => person).values()].map((each) => ({
    capacity: each.reduce((a, b) => (b.words.standing > a.words.standing ? b : a)).capacity,
    gave: sum(each),
  }))
  return inSmallGroups(people, leastShown.figure).map((group) => ({
    capacities: group.capacities,
    people: group.people.length,
    ...sum(group.people.map(({ gave }) => gave)),
  }))
}

/** Left out where there are none, so that records read as those from before there were any. */
function withFiles(imported: number): Pick<Contribution['words'], 'imported'> {
  return imported > 0 ? { imported } : {}
}

function sum(all: readonly Contribution[]): Contribution {
  return all.reduce(
    (a, b): Contribution => ({
      words: {
        standing: a.words.standing + b.words.standing,
        moved: a.words.moved + b.words.moved,
        ...withFiles((a.words.imported ?? 0) + (b.words.imported ?? 0)),
        removed: {
          bySelf: a.words.removed.bySelf + b.words.removed.bySelf,
          byOthers: a.words.removed.byOthers + b.words.removed.byOthers,
        },
      },
      suggestions: {
        made: a.suggestions.made + b.suggestions.made,
        takenUp: a.suggestions.takenUp + b.suggestions.takenUp,
      },
      decided: a.decided + b.decided,
      comments: {
        made: a.comments.made + b.comments.made,
        answered: a.comments.answered + b.comments.answered,
      },
    }),
    nothing,
  )
}
