import { m } from '#lib/paraglide/messages.js'
import { baseLocale, locales } from '#lib/paraglide/runtime.js'

/** A page in the language of the browser that says what can still be done. */
export function offlinePage(browserLanguage: string): Response {
  const locale = locales.find((one) => browserLanguage.startsWith(one)) ?? baseLocale
  const html = `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${m.offline_title({}, { locale })}</title>
<style>
  :root { color-scheme: light dark; font: 112.5%/1.55 system-ui, sans-serif }
  body { max-width: 34rem; margin: 3rem auto; padding: 0 1rem }
  a { display: inline-block; min-height: 44px }
</style>
<h1>${m.offline_title({}, { locale })}</h1>
<p>${m.offline_words({}, { locale })}</p>
<p><a href="">${m.error_again({}, { locale })}</a></p>
</html>`
  return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } })
}
