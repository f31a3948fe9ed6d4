import { overwriteGetLocale, isLocale, baseLocale } from '#lib/paraglide/runtime.js'

/** The server decided the language of this page; what the browser does to it afterwards must agree. */
overwriteGetLocale(() => {
  const { lang } = document.documentElement
  return isLocale(lang) ? lang : baseLocale
})
