import type { Evaluation } from '@alongside/evaluation'
import { isLatest, type Overtaking } from './latest-notice.ts'
import type { EvaluationMatter, Notice } from './notice.ts'
import { maySee, permissionOn } from './permission.ts'
import type { Space } from './space.ts'

/** Something to hear of an evaluation. */
export type EvaluationNotice = Extract<Notice, { readonly why: EvaluationMatter['why'] }>

/** How such a notice stands for its person: gone where they may not hear of it or nothing of it is left. */
export function standingOfEvaluation(
  space: Space,
  person: string,
  notice: EvaluationNotice,
): 'waits' | 'done' | 'gone' {
  const evaluation = space.evaluations.get(notice.document)
  if (evaluation === undefined || !maySee(space, person, notice.document)) return 'gone'
  if ('item' in notice && notice.item !== null && permissionOn(space, person, notice.item) === null) {
    return 'gone'
  }
  switch (notice.why) {
    case 'onPanel':
      return evaluation.panel.has(person) && evaluation.phase === 'preparing' ? 'waits' : 'done'
    case 'askedToScore':
    case 'scoringMoved':
      // Whether they have scored is known to nobody, so it waits for them while anything can be scored.
      return evaluation.panel.has(person) &&
        isScored(evaluation) &&
        isLatest(space, person, notice, { overtaking })
        ? 'waits'
        : 'done'
    case 'scoresRevealed':
    case 'offPanel':
    case 'replyCame':
      return isLatest(space, person, notice, { overtaking }) ? 'waits' : 'done'
    case 'resultReady':
      return evaluation.phase === 'finished' && isLatest(space, person, notice, { overtaking })
        ? 'waits'
        : 'done'
  }
}

/** Says whether something is scored, or is to be. */
export function isScored({ phase, criteria }: Evaluation): boolean {
  const isOn = phase === 'scoring' || phase === 'discussing'
  return isOn && [...criteria.values()].some(({ state }) => state === 'open' || state === 'waiting')
}

/** Of what is asked, and of what is shown, only the last word is news. */
const overtaking: Overtaking = [
  ['onPanel', 'askedToScore', 'scoringMoved', 'offPanel'],
  ['scoresRevealed', 'resultReady'],
]

/** All that there is to hear of evaluations; what one tells and is not named here does not compile. */
const ofEvaluations: Readonly<Record<EvaluationMatter['why'], true>> = {
  onPanel: true,
  offPanel: true,
  askedToScore: true,
  scoringMoved: true,
  scoresRevealed: true,
  resultReady: true,
  replyCame: true,
}

/** Says whether a notice is of an evaluation. */
export function isEvaluationNotice(notice: Notice): notice is EvaluationNotice {
  return notice.why in ofEvaluations
}
