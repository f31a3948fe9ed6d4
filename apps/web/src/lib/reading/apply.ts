import { readingCookie, readingCookieMaxAge, writeCookie, type ReadingSettings } from './settings.ts'

/** Shows the page in these settings at once and keeps them for the next visit; works offline. */
export function applyReading(settings: ReadingSettings): void {
  Object.assign(document.documentElement.dataset, settings)
  document.cookie = `${readingCookie}=${encodeURIComponent(writeCookie(settings))}; path=/; max-age=${readingCookieMaxAge}; samesite=lax`
}
