import type { Evaluation } from '../evaluation.ts'
import type { EvaluationEventOf } from '../event.ts'

type Logged = { readonly at: number; readonly actor: string | null }

export function writeChoice(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'choiceWritten'>,
  { at, actor }: Logged,
): Evaluation {
  const { choice: id, sort, words } = payload
  return { ...evaluation, choices: new Map(evaluation.choices).set(id, { id, sort, words, at, by: actor }) }
}

export function removeChoice(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'choiceRemoved'>,
): Evaluation {
  const choices = new Map(evaluation.choices)
  choices.delete(payload.choice)
  return { ...evaluation, choices }
}

/** What was told of how it stands stays when it is put right. */
export function agreeAction(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'evaluationActionAgreed'>,
  at: number,
): Evaluation {
  const { action: id, criterion, words, owner, helper, due } = payload
  const known = evaluation.actions.get(id)
  const agreed = {
    id,
    criterion,
    words,
    owner,
    helper,
    due,
    status: known?.status ?? ('open' as const),
    evidence: known?.evidence ?? '',
    agreedAt: known?.agreedAt ?? at,
    toldAt: known?.toldAt ?? null,
  }
  return { ...evaluation, actions: new Map(evaluation.actions).set(id, agreed) }
}

export function tellAction(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'evaluationActionTold'>,
  at: number,
): Evaluation {
  const { action: id, status, evidence } = payload
  const known = evaluation.actions.get(id)
  if (known === undefined) return evaluation
  return {
    ...evaluation,
    actions: new Map(evaluation.actions).set(id, { ...known, status, evidence, toldAt: at }),
  }
}

/** Asked again under its id, what was replied already stays. */
export function askReply(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'providerReplyAsked'>,
  { at, actor }: Logged,
): Evaluation {
  const { reply: id, name, due } = payload
  const asked = { id, name, due, askedAt: at, askedBy: actor, words: null, repliedAt: null }
  const known = evaluation.reply
  return { ...evaluation, reply: known?.id === id ? { ...known, name, due } : asked }
}

export function takeReply(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'providerReplied'>,
  at: number,
): Evaluation {
  const { reply: id, words } = payload
  if (evaluation.reply?.id !== id) return evaluation
  return { ...evaluation, reply: { ...evaluation.reply, words, repliedAt: at } }
}

export function publish(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'resultPublished'>,
  at: number,
): Evaluation {
  const { page: id } = payload
  if (evaluation.pages.has(id)) return evaluation
  return { ...evaluation, pages: new Map(evaluation.pages).set(id, { id, at, withdrawn: null }) }
}

export function withdraw(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'resultWithdrawn'>,
  at: number,
): Evaluation {
  const { page: id, reason } = payload
  const page = evaluation.pages.get(id)
  if (page === undefined || page.withdrawn !== null) return evaluation
  return { ...evaluation, pages: new Map(evaluation.pages).set(id, { ...page, withdrawn: { at, reason } }) }
}
