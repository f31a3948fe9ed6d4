/** What the service worker does with a request. */
export type Plan =
  /** Leaves it to the browser. */
  | 'pass'
  /** A file of this build, which never changes under its name: from the cache, else kept there. */
  | 'file'
  /** A document's page: from the network, and kept for when there is none. */
  | 'document'
  /** Another page: from the network, else a few words about being offline. */
  | 'page'
  /** Someone signs in or out, or asks to be forgotten: what was kept for whoever was here is thrown away. */
  | 'forget'

export interface Asked {
  readonly method: string
  /** `navigate` for pages. */
  readonly mode: string
  readonly url: URL
  /** This site's origin, and where the files of a build lie. */
  readonly origin: string
  readonly filesUnder: string
}

/** Decides by method and address alone; answers of the API are never kept. */
export function planFor({ method, mode, url, origin, filesUnder }: Asked): Plan {
  if (url.origin !== origin) return 'pass'
  if (method === 'POST') return /^\/(sign-(in|out)|me\/forget)(\/|$)/.test(url.pathname) ? 'forget' : 'pass'
  if (method !== 'GET') return 'pass'
  if (url.pathname.startsWith(filesUnder)) return 'file'
  if (mode !== 'navigate' || /^\/(api|sync|live)(\/|$)/.test(url.pathname)) return 'pass'
  return isDocument(url) ? 'document' : 'page'
}

/** Says whether an address is that of a document to read and write in, of a meeting, or of a page of an evaluation. */
export function isDocument(url: URL): boolean {
  return /^\/s\/[^/]+\/([dm]\/[^/]+|e\/[^/]+(\/(score|talk|result))?)$/.test(url.pathname)
}

export interface Answered {
  readonly status: number
  readonly type: string
}

/** What becomes of the kept copies when a document's page is answered. */
export function afterDocument({ status, type }: Answered): 'keep' | 'forgetThis' | 'forgetAll' | 'leave' {
  // A document's page leads elsewhere only when nobody is signed in any more.
  if (type === 'opaqueredirect' || status === 401) return 'forgetAll'
  if (status >= 200 && status < 300) return 'keep'
  return status === 403 || status === 404 || status === 410 ? 'forgetThis' : 'leave'
}
