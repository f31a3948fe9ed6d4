import type { Evaluation } from '../evaluation.ts'
import type { EvaluationEventOf } from '../event.ts'
import type { Criterion } from '../part.ts'
import { changeCriterion } from './criterion.ts'

/** Once for each round: what was shown stays. */
export function reveal(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'revealed'>,
  { at, actor }: { readonly at: number; readonly actor: string | null },
): Evaluation {
  const { criterion, round, groups, shown, reasons } = payload
  return changeCriterion(evaluation, criterion, (known) =>
    known.state === 'open' && known.round === round
      ? { state: 'revealed', revealed: { at, by: actor, groups, shown, reasons } }
      : {},
  )
}

export function sayReady(evaluation: Evaluation, { payload }: EvaluationEventOf<'readySaid'>): Evaluation {
  const { criterion, person, ready } = payload
  return changeCriterion(evaluation, criterion, (known) => {
    const others = known.ready.filter((one) => one !== person)
    return { ready: ready ? [...others, person] : others }
  })
}

export function beLate(evaluation: Evaluation, { payload }: EvaluationEventOf<'scoreLate'>): Evaluation {
  const { criterion, person } = payload
  return changeCriterion(evaluation, criterion, ({ late }) =>
    late.includes(person) ? {} : { late: [...late, person] },
  )
}

/** Said again it is put right, in its place. */
export function sayScore(evaluation: Evaluation, { payload }: EvaluationEventOf<'scoreSaid'>): Evaluation {
  const { criterion, person, score } = payload
  return changeCriterion(evaluation, criterion, ({ said }) => ({
    said: score === null ? said.filter((one) => one.person !== person) : put(said, { person, score }),
  }))
}

export function sayReason(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'scoreReasonSaid'>,
): Evaluation {
  const { criterion, person, words, links, files } = payload
  return changeCriterion(evaluation, criterion, ({ saidReasons }) => ({
    saidReasons:
      words === null
        ? saidReasons.filter((one) => one.person !== person)
        : put(saidReasons, { person, words, links, files }),
  }))
}

export function dissent(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'scoreDissented'>,
): Evaluation {
  const { criterion, person, words } = payload
  return changeCriterion(evaluation, criterion, ({ dissents }) => ({
    dissents: put(dissents, { person, words }),
  }))
}

export function takeDissentBack(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'scoreDissentTakenBack'>,
): Evaluation {
  return changeCriterion(evaluation, payload.criterion, ({ dissents }) => ({
    dissents: dissents.filter(({ person }) => person !== payload.person),
  }))
}

/** Wherever the file stands, in the round that is on or one before it. */
export function describeEvidence(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'evidenceDescribed'>,
): Evaluation {
  const { criterion, file, alt, decorative } = payload
  const described = <One extends Pick<Criterion['saidReasons'][number], 'files'>>(
    all: readonly One[],
  ): One[] =>
    all.map((one) => ({
      ...one,
      files: one.files.map((known) => (known.file === file ? { ...known, alt, decorative } : known)),
    }))
  return changeCriterion(evaluation, criterion, ({ revealed, saidReasons, earlier }) => ({
    revealed: revealed && { ...revealed, reasons: described(revealed.reasons) },
    saidReasons: described(saidReasons),
    earlier: earlier.map((round) => ({
      ...round,
      revealed: { ...round.revealed, reasons: described(round.revealed.reasons) },
      saidReasons: described(round.saidReasons),
    })),
  }))
}

/** Each person has one of them, in the place where they first had. */
function put<One extends { readonly person: string }>(all: readonly One[], one: One): One[] {
  return all.some(({ person }) => person === one.person)
    ? all.map((known) => (known.person === one.person ? one : known))
    : [...all, one]
}
