import type { Problem, ProblemKind } from '@alongside/protocol'

/** An expected refusal, with a plain sentence that says what to do. */
export function refuse(kind: ProblemKind, words: string, field?: string): { refusal: Problem } {
  return { refusal: field === undefined ? { kind, words } : { kind, words, field } }
}

export const notFound = () => refuse('notFound', 'There is nothing here by that name that you may see.')
export const organisersOnly = () => refuse('notAllowed', 'Only an organiser can do this. Ask one of them.')
export const lastOrganiser = () =>
  refuse('lastOrganiser', 'You are the last organiser. Hand the office on to someone first.')
