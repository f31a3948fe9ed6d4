import type { Evaluation } from '@alongside/evaluation'
import { openText } from '@alongside/meeting'
import { withoutSources, type Beside, type Evidence } from '@alongside/review'
import type { Space } from '@alongside/space'
import { countEvidence, evidenceFor, type ReadsWords } from './evidence-for.ts'
import { seerIn, seerOutside, type Seer } from './seer.ts'

/** Counts what a space tells those outside by itself. */
export type CountsOutside = (space: Space, evaluation: Evaluation) => Promise<Evidence>

/** What a review shows beside its scores, for somebody who may see it; null: it is none. */
export async function besideFor(
  deps: ReadsWords,
  space: Space,
  evaluation: Evaluation,
  person: string,
): Promise<Beside | null> {
  if (evaluation.review === null) return null
  const seer = seerIn(space, person)
  const shown = await evidenceFor(deps, space, evaluation, seer)
  return { shown, pieces: await piecesOf(deps, space, evaluation, seer) }
}

/** The same for those outside. */
export async function besideOutside(
  deps: ReadsWords,
  space: Space,
  evaluation: Evaluation,
  count: CountsOutside,
): Promise<Beside | null> {
  if (evaluation.review === null) return null
  const shown = withoutSources(await count(space, evaluation))
  return { shown, pieces: await piecesOf(deps, space, evaluation, seerOutside(space)) }
}

/** How long figures are given out before they are counted anew. */
const keptMs = 60_000

/**
 * Counts for everyone at most once a minute for each review however many read it, since all that a space holds is read
 * for that. So many reviews are kept.
 */
export function createCountsOutside(
  deps: ReadsWords & { readonly now: () => number },
  most = 32,
): CountsOutside {
  const kept = new Map<string, { readonly until: number; readonly evidence: Promise<Evidence> }>()

  return function count(space, evaluation) {
    const known = kept.get(evaluation.id)
    if (known !== undefined && deps.now() < known.until) return known.evidence
    const evidence = countEvidence(deps, space, evaluation, seerOutside(space))
    kept.delete(evaluation.id)
    kept.set(evaluation.id, { until: deps.now() + keptMs, evidence })
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    evidence.catch(() => {
      if (kept.get(evaluation.id)?.evidence === evidence) kept.delete(evaluation.id)
    })
    return evidence
  }
}

/** The sections of a review that are written together, beside those of what is scored. */
async function piecesOf(
  { reader }: ReadsWords,
  space: Space,
  { id, criteria }: Evaluation,
  seer: Seer,
): Promise<Beside['pieces']> {
  const sections = (space.documents.get(id)?.sections ?? []).filter(
    (section) =>
      section.key !== null && !criteria.has(section.id) && !section.putAway && seer.mayRead(section.id),
  )
  return Promise.all(
    sections.map(async ({ id: section, title, prompt }) => ({
      title,
      prompt,
      blocks: openText((await reader.read(section)).blocks),
    })),
  )
}
