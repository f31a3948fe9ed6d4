import { error, redirect } from '@sveltejs/kit'
import type { Answer } from './api.ts'

/**
 * The value of an answer, for load functions. Who is signed out is led to the sign-in page and back to `url`
 * afterwards; any other refusal becomes the error page, which has words for it.
 */
export function need<T>(answer: Answer<T>, url: URL): T {
  if (answer.ok) return answer.value
  const { kind, words } = answer.trouble
  if (kind === 'signedOut') redirect(303, signInPath(url))
  error(statusOf(answer.status), words, { kind })
}

/** The sign-in page that leads back to `url`. */
export function signInPath(url: URL): string {
  const next = url.pathname + url.search
  return next === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ next })}`
}

const statusOf = (status: number) => (status >= 400 && status <= 599 ? status : 503)
