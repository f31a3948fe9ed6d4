import type { Handle, HandleFetch } from '@sveltejs/kit/hooks'
import { sequence } from '@sveltejs/kit/hooks'
import { parseSetCookie } from 'cookie'
import { getLocale } from '#lib/paraglide/runtime.js'
import { paraglideMiddleware } from '#lib/paraglide/server.js'
import { asAttributes, readCookie, readingCookie } from '#lib/reading/settings.ts'

/** Writes the language and the reading settings into `<html>`, so that the first paint is the right one. */
const asThePersonReads: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, ({ locale }) => {
    event.locals.reading = readCookie(event.cookies.get(readingCookie))
    return resolve(event, {
      transformPageChunk: ({ html }) =>
        html
          .replace('%alongside.lang%', locale)
          .replace('%alongside.reading%', asAttributes(event.locals.reading)),
      preload: ({ type, path }) =>
        type === 'js' || type === 'css' || (type === 'font' && path.includes('next-latin-wght-normal')),
    })
  })

/** What is shown to one person must not be kept by anything between the server and them. */
const keptByNobody: Handle = async ({ event, resolve }) => {
  const response = await resolve(event)
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store')
  return response
}

export const handle = sequence(keptByNobody, asThePersonReads)

/** Asks the API in this process where the server in front of the pages offers that, else over the network. */
export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  const url = new URL(request.url)
  if (url.origin !== event.url.origin || !url.pathname.startsWith('/api/')) return fetch(request)

  const asked = new Request(request)
  asked.headers.set('origin', event.url.origin)
  // The person may have chosen another language than their browser's: mails and names follow the choice.
  asked.headers.set('accept-language', getLocale())
  for (const name of ['cookie', 'user-agent', 'x-alongside-client']) {
    const value = event.request.headers.get(name)
    if (value !== null) asked.headers.set(name, value)
  }
  const alongside = event.platform?.req.alongside
  const answer = await (alongside ? alongside.api(asked) : globalThis.fetch(asked))

  for (const header of answer.headers.getSetCookie()) {
    const { name, value, ...options } = parseSetCookie(header, { decode: (text) => text })
    event.cookies.set(name, value ?? '', {
      ...options,
      path: options.path ?? '/',
      httpOnly: options.httpOnly ?? false,
      secure: options.secure ?? false,
      encode: (text) => text,
    })
  }
  return answer
}
