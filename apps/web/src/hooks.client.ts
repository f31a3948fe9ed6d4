import type { HandleClientError } from '@sveltejs/kit/hooks'
import { z } from 'zod'
import { baseLocale, isLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js'

/** Zod would try whether it may make code from text, which the pages forbid: the try alone is reported as an attack. */
z.config({ jitless: true })

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
