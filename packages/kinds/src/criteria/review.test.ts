import { criterionFactsSchema, lineSchema } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { languages } from '../language.ts'
import { reviewCriteria } from './review.ts'

it.each(languages)(
  '[K12] a review asks for the level and the four principles, which could have been typed, in %s',
  (language) => {
    const criteria = reviewCriteria(language)
    expect(criteria.map(({ scale }) => scale)).toEqual(['level', 'fully', 'fully', 'fully', 'fully'])
    for (const { title, question, help } of criteria) {
      expect(lineSchema(200).parse(title)).toBe(title)
      expect(criterionFactsSchema.parse({ question, help })).toEqual({ question, help })
      expect(question).toMatch(/^[^.?!]+\?$/)
      const sentences = [question, ...help.split(/(?<=[.?!:])\s/)]
      expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 15)).toEqual([])
    }
  },
)

it('[K12] it says different things in each language, so none was left in English', () => {
  const english = new Set(
    reviewCriteria('en').flatMap(({ title, question, help }) => [title, question, help]),
  )
  const danish = reviewCriteria('da').flatMap(({ title, question, help }) => [title, question, help])
  expect(danish.filter((words) => english.has(words))).toEqual([])
})
