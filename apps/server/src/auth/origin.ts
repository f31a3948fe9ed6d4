/**
 * Says whether a request comes from this site's own pages, or from no page at all. Browsers send Origin with
 * everything but plain reading, so what sends neither Origin nor Sec-Fetch-Site is no browser.
 */
export function isOwnSite(headers: Headers, publicUrl: string): boolean {
  const origin = headers.get('origin')
  if (origin !== null) return isSameOrigin(origin, publicUrl)
  const site = headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' || site === 'none'
}

/** Says whether an Origin header names the site at `publicUrl`; the names of one's own machine are one. */
export function isSameOrigin(origin: string, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false
  return plainOrigin(origin) === plainOrigin(publicUrl)
}

function plainOrigin(address: string): string {
  const url = new URL(address)
  if (['127.0.0.1', '[::1]'].includes(url.hostname)) url.hostname = 'localhost'
  return url.origin
}
