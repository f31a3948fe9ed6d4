import type { DocumentView, SpaceView } from '@alongside/protocol'
import { error } from '@sveltejs/kit'
import { api } from './api.ts'
import { need } from './load.ts'
import { m } from './paraglide/messages.js'

/** A document of the space by its slug or id, with the sections that the person may read. */
export async function loadDocument(
  fetch: typeof globalThis.fetch,
  space: SpaceView,
  wanted: string,
  url: URL,
): Promise<DocumentView> {
  return need(await api(fetch).document(documentId(space, wanted)), url)
}

/** The id of a document by its slug or id; the page is not there for any other. */
export function documentId(space: SpaceView, wanted: string): string {
  const found = space.documents.find(({ id, slug }) => slug === wanted || id === wanted)
  if (!found) error(404, m.trouble_notFound(), { kind: 'notFound' })
  return found.id
}
