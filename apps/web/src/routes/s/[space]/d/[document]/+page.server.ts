import { allows, type SectionText, type SectionView } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { asRow } from '#lib/history/row-in.ts'
import { documentId } from '#lib/load-document.ts'
import { need } from '#lib/load.ts'
import { addressIn, pathOf } from '#lib/meeting/meeting-id.ts'
import type { ReadText } from '#lib/part/notes.svelte.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, url, depends, untrack }) => {
  const { space } = await parent()
  const id = documentId(space, params.document)
  depends(`alongside:document:${id}`)
  // The address matters only where it leads to the sign-in page.
  const here = untrack(() => new URL(url))
  // Meetings, evaluations and allocation rounds have pages of their own; their notes can be read here in one piece.
  const kind = space.documents.find((one) => one.id === id)?.kind
  if (pathOf(kind) !== 'd' && !here.searchParams.has('notes')) {
    redirect(307, addressIn(space, { id, slug: params.document }) + here.search)
  }
  const ask = api(fetch)
  const [document, limits] = await Promise.all([ask.document(id), ask.limits()])
  const [shown, maySend] = [need(document, here), need(limits, here)]

  // The words are in the page before any script: old tablets and search in the page have all of them.
  const sections = shown.sections.filter(({ putAway }) => !putAway)
  const [handed, texts, comments, suggestions] = await Promise.all([
    ask.handed(space.id),
    Promise.all(sections.map(({ id }) => ask.sectionText(id))),
    Promise.all(sections.map(({ id }) => ask.comments(id))),
    Promise.all(sections.map(({ id }) => ask.suggestions(id))),
  ])
  return {
    /** Whether it is drawn in the text whose words are whose, for whoever has no script. */
    isDrawn: here.searchParams.get('wrote') === 'words',
    document: shown,
    limits: maySend,
    sections: sections.map((section, index) => {
      const text = texts[index]
      return { ...section, text: text?.ok ? readable(text.value) : null }
    }),
    restoring: restoringIn(here, sections),
    /** Words that somebody could not save and handed to the person. */
    handed: handed.ok ? handed.value.waiting : [],
    /** Null for a section whose comments could not be read. */
    comments: comments.map((answer) => (answer.ok ? answer.value : null)),
    suggestions: suggestions.map((answer) => (answer.ok ? answer.value : null)),
  }
}

/** The version of a part, or the words of it, that the address asks to bring back, if the person may write there; else null. */
function restoringIn(url: URL, sections: readonly SectionView[]) {
  const said = url.searchParams.get('words')
  const [id = '', row = '', ...rest] = (said ?? url.searchParams.get('restore'))?.split('.') ?? []
  const section = sections.find((one) => one.id === id && allows(one.permission, 'edit'))
  const seq = asRow(row)
  if (section === undefined || seq === null) return null
  const asked = { section: id, row: seq, title: section.title }
  if (said === null) return { ...asked, words: null }
  const [since = null, client = null, clock = null] = rest.map(asRow)
  return since === null || client === null || clock === null
    ? null
    : { ...asked, words: { since, first: { client, clock } } }
}

/** What a page shows of a text: it stands in the page as words and again as data, and need not be there a third time. */
function readable({ text, blocks, shown, asOf }: SectionText): ReadText {
  const isEmpty = text.trim() === '' && shown === undefined && blocks.every(({ kind }) => kind !== 'image')
  return { isEmpty, blocks: shown ?? blocks, asOf: asOf ?? null }
}
