import { error } from '@sveltejs/kit'
import { api, type Answer } from '#lib/api.ts'
import { troubleWords } from '#lib/words/trouble.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, depends }) => {
  const { space } = await parent()
  const summary = space.documents.find(({ id, slug }) => slug === params.document || id === params.document)
  if (!summary) error(404, troubleWords('notFound'))
  depends(`alongside:document:${summary.id}`)
  const ask = api(fetch)
  const [document, limits] = await Promise.all([ask.document(summary.id), ask.limits()])
  const [shown, maySend] = [must(document), must(limits)]

  // The words are in the page before any script: old tablets and search in the page have all of them.
  const sections = shown.sections.filter(({ putAway }) => !putAway)
  const [handed, texts, comments, suggestions] = await Promise.all([
    ask.handed(space.id),
    Promise.all(sections.map(({ id }) => ask.sectionText(id))),
    Promise.all(sections.map(({ id }) => ask.comments(id))),
    Promise.all(sections.map(({ id }) => ask.suggestions(id))),
  ])
  return {
    document: shown,
    limits: maySend,
    sections: sections.map((section, index) => {
      const text = texts[index]
      return { ...section, text: text?.ok ? text.value : null }
    }),
    /** Words that somebody could not save and handed to the person. */
    waiting: handed.ok ? handed.value.waiting : [],
    /** Null for a section whose comments could not be read. */
    comments: comments.map((answer) => (answer.ok ? answer.value : null)),
    suggestions: suggestions.map((answer) => (answer.ok ? answer.value : null)),
  }
}

function must<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  error(answer.status === 0 ? 503 : answer.status, troubleWords(answer.trouble.kind))
}
