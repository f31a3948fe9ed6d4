import { error } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { troubleWords } from '#lib/words/trouble.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, depends }) => {
  const { space } = await parent()
  const summary = space.documents.find(({ id, slug }) => slug === params.document || id === params.document)
  if (!summary) error(404, troubleWords('notFound'))
  depends(`alongside:document:${summary.id}`)
  const ask = api(fetch)
  const document = await ask.document(summary.id)
  if (!document.ok) error(document.status === 0 ? 503 : document.status, troubleWords(document.trouble.kind))

  // The words are in the page before any script: old tablets and search in the page have all of them.
  const sections = document.value.sections.filter(({ putAway }) => !putAway)
  const [texts, comments, suggestions] = await Promise.all([
    Promise.all(sections.map(({ id }) => ask.sectionText(id))),
    Promise.all(sections.map(({ id }) => ask.comments(id))),
    Promise.all(sections.map(({ id }) => ask.suggestions(id))),
  ])
  return {
    document: document.value,
    sections: sections.map((section, index) => {
      const text = texts[index]
      return { ...section, text: text?.ok ? text.value : null }
    }),
    /** Null for a section whose comments could not be read. */
    comments: comments.map((answer) => (answer.ok ? answer.value : null)),
    suggestions: suggestions.map((answer) => (answer.ok ? answer.value : null)),
  }
}
