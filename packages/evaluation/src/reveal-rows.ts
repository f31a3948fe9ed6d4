import { fileTypes, isFileType } from '@alongside/protocol'
import type { EvaluationEventOf } from './event.ts'
import type { ShownReason } from './event/reveal.ts'
import { readReasonBallot, readScoreRows } from './score-rows.ts'
import type { OpenedBox, ReasonFile, SealedEvidence, SealedFile } from './sealed.ts'

/** What everybody gets to see of what was kept of a round, in an order that tells nothing. */
export function revealOf({
  scores,
  reasons,
  evidence,
}: Pick<OpenedBox, 'scores' | 'reasons' | 'evidence'>): Pick<
  EvaluationEventOf<'revealed'>['payload'],
  'groups' | 'shown' | 'reasons'
> {
  const rows = readScoreRows(scores)
  const brought = (place: string | null): SealedEvidence =>
    (place === null ? undefined : evidence?.get(place)) ?? { links: [], files: [] }
  const named = rows.flatMap((row): ShownReason[] => {
    if (row.row !== 'reason') return []
    const { links, files } = brought(row.evidence)
    return [{ person: row.person, words: row.words, links, files: files.map(shownFile) }]
  })
  const unnamed = (reasons ?? []).flatMap((row): ShownReason[] => {
    const read = readReasonBallot(row)
    if (read === null) return []
    const { links, files } = brought(read.evidence)
    return [
      { person: null, words: read.words, links, files: files.map((file) => unnamedFile(shownFile(file))) },
    ]
  })
  return {
    groups: rows
      .flatMap((row) => {
        if (row.row !== 'group') return []
        const { capacities, people, median, counts } = row
        return [{ capacities, people, median, counts }]
      })
      .toSorted((one, other) => other.people - one.people || order(one.capacities, other.capacities)),
    shown: rows
      .flatMap((row) => (row.row === 'shown' ? [{ person: row.person, score: row.score }] : []))
      .toSorted((one, other) => (one.person < other.person ? -1 : 1)),
    reasons: [...named, ...unnamed].toSorted((one, other) => order([one.words], [other.words])),
  }
}

/** A file as everybody sees it: without the key that was its own until then. */
export function shownFile({ id: _id, key: _key, ...file }: SealedFile): ReasonFile {
  return file
}

/** What a file is called often says whose it is, or when it was made. */
function unnamedFile(file: ReasonFile): ReasonFile {
  const [ending] = isFileType(file.type) ? fileTypes[file.type] : ['bin']
  return { ...file, name: `file.${ending}` }
}

function order(one: readonly string[], other: readonly string[]): number {
  return one.join() < other.join() ? -1 : 1
}
