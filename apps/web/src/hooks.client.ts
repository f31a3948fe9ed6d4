import type { HandleClientError } from '@sveltejs/kit/hooks'
import { baseLocale, isLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js'

/** The server decided the language of this page; what the browser does to it afterwards must agree. */
overwriteGetLocale(() => {
  const { lang } = document.documentElement
  return isLocale(lang) ? lang : baseLocale
})

/** A page that could not be fetched is told from one that is broken: the person can do something about it. */
export const handleError: HandleClientError = ({ kind, error }) =>
  kind === 'unknown' && error instanceof TypeError && !navigator.onLine
    ? { status: 503, message: 'no network', kind: 'unreachable' }
    : {}
