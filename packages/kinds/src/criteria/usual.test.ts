import { criterionFactsSchema, lineSchema } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { languages } from '../language.ts'
import { usualCriteria } from './usual.ts'

it.each(languages)(
  '[K11] the twelve usual criteria could have been typed, and are short, in %s',
  (language) => {
    const criteria = usualCriteria(language)
    expect(criteria).toHaveLength(12)
    for (const { title, question, help } of criteria) {
      expect(lineSchema(200).parse(title)).toBe(title)
      expect(criterionFactsSchema.parse({ question, help })).toEqual({ question, help })
      expect(question).toMatch(/^[^.?!]+\?$/)
      const sentences = [question, ...help.split(/(?<=[.?!])\s/)]
      expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 15)).toEqual([])
    }
  },
)

it('[K11] they say different things in each language, so none was left in English', () => {
  const english = new Set(usualCriteria('en').flatMap(({ title, question, help }) => [title, question, help]))
  const danish = usualCriteria('da').flatMap(({ title, question, help }) => [title, question, help])
  expect(danish.filter((words) => english.has(words))).toEqual([])
})
