import { version } from '$app/env'
import { immutable } from '$app/manifest'
import { self } from '$app/service-worker'
import { offlinePage } from './offline-page.ts'
import { copyPrefix } from '#lib/copy-name.ts'
import { afterDocument, isDocument, planFor } from './plan.ts'

/**
 * Lets a document be opened again without a network: the files of the build are kept, and the pages of
 * documents that were visited. Answers of the API are never kept, and pages are thrown away when someone
 * signs in or out.
 */
const prefix = { files: 'alongside-files-', pages: 'alongside-pages-' }
const files = prefix.files + version
const pages = prefix.pages + version

const filesUnder = '/_app/immutable/'

/** Letters that only some people choose are kept when they are used first. */
const keptAtOnce = immutable
  .map(({ path }) => `/${path.replace(/^\//, '')}`)
  .filter((path) => !/opendyslexic|\.map$/i.test(path))

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(files).then((cache) => cache.addAll(keptAtOnce)))
  void self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await forgetOldBuilds()
      await self.clients.claim()
      await keepOpenDocuments()
    })(),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  const plan = planFor({
    method: request.method,
    mode: request.mode,
    url,
    origin: self.location.origin,
    filesUnder,
  })
  switch (plan) {
    case 'pass':
      return
    case 'forget':
      event.waitUntil(forgetReading())
      return
    case 'file':
      event.respondWith(file(request))
      return
    case 'document':
      event.respondWith(documentPage(request, url))
      return
    case 'page':
      event.respondWith(fetch(request).catch(() => offlinePage(self.navigator.language)))
      return
  }
})

async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await keep(files, request.url, response.clone())
  return response
}

async function documentPage(request: Request, url: URL): Promise<Response> {
  try {
    const response = await fetch(request)
    await remember(url, response)
    return response
  } catch {
    return (await keptPage(url)) ?? offlinePage(self.navigator.language)
  }
}

async function remember(url: URL, response: Response): Promise<void> {
  switch (afterDocument(response)) {
    case 'keep':
      return keep(pages, keyOf(url), response.clone())
    case 'forgetThis':
      for (const name of await namesOf(prefix.pages)) await (await caches.open(name)).delete(keyOf(url))
      return
    case 'forgetAll':
      return forgetReading()
    case 'leave':
      return
  }
}

/** A full disk costs the copy, never the page. */
async function keep(name: string, key: string, response: Response): Promise<void> {
  try {
    await (await caches.open(name)).put(key, response)
  } catch {
    await caches.delete(name)
  }
}

/** The page of a document from this build or the one before, whose files are kept along with it. */
async function keptPage(url: URL): Promise<Response | undefined> {
  for (const name of await namesOf(prefix.pages)) {
    const kept = await (await caches.open(name)).match(keyOf(url))
    if (kept) return kept
  }
  return undefined
}

/** Documents that were opened before this worker could see it. */
async function keepOpenDocuments(): Promise<void> {
  const open = await self.clients.matchAll({ type: 'window' })
  for (const url of open.map((client) => new URL(client.url)).filter(isDocument)) {
    try {
      const response = await fetch(keyOf(url), { redirect: 'manual' })
      await remember(url, response)
    } catch {
      return // offline already: there is nothing to keep
    }
  }
}

/** Pages and the texts of sections; never the journal, whose words nobody else has. */
async function forgetReading(): Promise<void> {
  for (const name of await namesOf(prefix.pages)) await caches.delete(name)
  for (const { name } of await indexedDB.databases()) {
    if (name?.startsWith(copyPrefix)) indexedDB.deleteDatabase(name)
  }
}

/** The build before this one stays, since its pages may be the only copy on this device. */
async function forgetOldBuilds(): Promise<void> {
  for (const kind of Object.values(prefix))
    for (const name of (await namesOf(kind)).slice(2)) await caches.delete(name)
}

/** The caches of a kind, newest build first. */
async function namesOf(kind: string): Promise<string[]> {
  const names = await caches.keys()
  return names
    .filter((name) => name.startsWith(kind))
    .toSorted()
    .toReversed()
}

const keyOf = (url: URL): string => url.origin + url.pathname
