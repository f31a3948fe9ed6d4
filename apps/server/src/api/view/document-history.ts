import type { Beginning } from '@alongside/history'
import type { DocumentHistory, SectionHistory } from '@alongside/protocol'
import { selfOf, type DocumentVersion, type Space, type SpaceDocument } from '@alongside/space'
import { markOf } from './history.ts'
import type { Names } from './names.ts'

interface Read {
  /** The sections that the reader may read. */
  readonly sections: readonly string[]
  /** How those of them began that could be read. */
  readonly beginnings: readonly { readonly section: string; readonly beginning: Beginning }[]
  readonly names: Names
}

/** What a reader may know of a document's named versions and of how it began. */
export function documentHistory(
  space: Space,
  document: SpaceDocument,
  { sections, beginnings, names }: Read,
): DocumentHistory {
  return {
    document: document.id,
    versions: document.versions.toReversed().map((version) => ({
      ...namedBy(space, version, names),
      sections: version.sections
        .filter(({ section }) => sections.includes(section))
        .map(({ section, seq }) => ({ section, seq })),
    })),
    beginning: beginningOf(beginnings),
  }
}

/** The named versions that a section is in, latest first. */
export function versionsOf(
  space: Space,
  versions: readonly DocumentVersion[],
  section: string,
  names: Names,
): SectionHistory['versions'] {
  return versions.toReversed().flatMap((version) => {
    const row = version.sections.find((one) => one.section === section)
    return row === undefined ? [] : [{ ...namedBy(space, version, names), seq: row.seq }]
  })
}

function namedBy(space: Space, { id, name, by, at }: DocumentVersion, names: Names) {
  const capacity = space.members.get(selfOf(space, by))?.capacity ?? 'observer'
  return { id, name, by: markOf(names, by, { capacity }), at }
}

/** The first lay words in any of the sections, and the letters that stood in all of them before. */
function beginningOf(beginnings: Read['beginnings']): DocumentHistory['beginning'] {
  const began = beginnings.flatMap(({ section, beginning: { firstAt } }) =>
    firstAt === null ? [] : [{ section, at: firstAt }],
  )
  const [first] = began.toSorted((a, b) => a.at - b.at)
  if (first === undefined) return null
  const before = beginnings.flatMap(({ beginning }) => beginning.growth).filter(([at]) => at < first.at)
  return { ...first, letters: before.reduce((sum, [, letters]) => sum + letters, 0) }
}
