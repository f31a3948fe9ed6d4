import { headerSchema, lineSchema } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { carePlan } from './kind/care-plan.ts'
import { outlineOf, purposeOf, sectionsOf, titleOf } from './in-words.ts'
import { kindOf, kinds } from './kinds.ts'
import { languageFrom, languages } from './language.ts'
import { titleOfMinutesItem } from './minutes-item.ts'

const everyWord = kinds.flatMap(({ id }) =>
  languages.map((language) => ({ id, language, sections: sectionsOf(id, language) })),
)

describe('kinds', () => {
  it('[K1] those that can be made now are listed, and no other is found', () => {
    expect(kinds.map(({ id }) => id)).toEqual([
      'carePlan',
      'strategy',
      'evaluation',
      'review',
      'coEvaluation',
      'coReview',
      'allocation',
      'meeting',
      'meetingNotes',
      'blank',
    ])
    expect(kinds.map(({ id }) => kindOf(id)?.id)).toEqual(kinds.map(({ id }) => id))
    for (const id of ['poll', 'toString', '']) {
      expect(kindOf(id)).toBeNull()
      expect(outlineOf(id, 'en')).toBeNull()
    }
  })

  it('[K2] the care plan has its fourteen sections in order, starting from the person', () => {
    expect(carePlan.sections.map(({ key }) => key)).toEqual([
      'howToTalk',
      'myLife',
      'whatIBring',
      'whatIWant',
      'whatGetsInTheWay',
      'exchange',
      'whatWeWillDo',
      'myBudget',
      'risksIChoose',
      'ifThingsChange',
      'myCarer',
      'sharing',
      'agreement',
      'review',
    ])
    expect(carePlan.personal).toBe(true)
    expect(kinds.filter(({ personal }) => personal)).toEqual([carePlan])
  })

  it('[K9] what is called or opened has no sections of its own, but for a review and the questions about a round', () => {
    const called = kinds.filter(({ isCalled }) => isCalled)
    expect(called.map(({ id, sections }) => [id, sections.map(({ key }) => key)])).toEqual([
      ['coEvaluation', []],
      ['coReview', ['culture', 'structure', 'practice', 'learning', 'whoWasMissing', 'limits']],
      ['allocation', ['questions']],
      ['meeting', []],
    ])
  })

  it.each(kinds.filter(({ isCalled }) => !isCalled))(
    '[K3] a key stands once in $id, and only letters make it',
    ({ sections }) => {
      const keys = sections.map(({ key }) => key)
      expect(keys.length).toBeGreaterThan(0)
      expect(new Set(keys).size).toBe(keys.length)
      for (const key of keys) expect(key).toMatch(/^[a-z][A-Za-z]*$/)
    },
  )

  it.each(kinds)('[K4] a section of $id opens after an earlier one only', ({ sections }) => {
    const keys: readonly string[] = sections.map(({ key }) => key)
    const waiting = sections.filter(({ rules }) => rules.opensAfter !== null)
    for (const { key, rules } of waiting) {
      const before = keys.indexOf(rules.opensAfter?.section ?? '')
      expect(before).toBeGreaterThanOrEqual(0)
      expect(before).toBeLessThan(keys.indexOf(key))
      expect(rules.opensAfter?.entries).toBeGreaterThan(0)
    }
  })

  it('[K4] what gets in the way opens when one thing is named that the person brings', () => {
    const rules = carePlan.sections.find(({ key }) => key === 'whatGetsInTheWay')?.rules
    expect(rules?.opensAfter).toEqual({ section: 'whatIBring', entries: 1 })
    expect(carePlan.sections.filter(({ rules }) => rules.ownerOnly).map(({ key }) => key)).toEqual([
      'howToTalk',
    ])
  })
})

describe('words', () => {
  it.each(everyWord)(
    '[K5] $id has a title, a purpose and prompts in $language',
    ({ id, language, sections }) => {
      expect(sections.map(({ key }) => key)).toEqual(kindOf(id)?.sections.map(({ key }) => key))
      const words = [titleOf(id, language), purposeOf(id, language)]
      for (const { title, prompt } of sections) words.push(title, prompt)
      for (const word of words) expect(word).toMatch(/^\S.*\S$/)
    },
  )

  it('[K5] the languages say different things, so none was left in English', () => {
    for (const { id, sections } of everyWord.filter(({ language }) => language === 'da')) {
      const english = new Set(sectionsOf(id, 'en').map(({ prompt }) => prompt))
      expect(sections.filter(({ prompt }) => english.has(prompt))).toEqual([])
    }
  })

  it.each(everyWord)(
    '[K6] sentences of $id are at most 15 words long in $language',
    ({ id, language, sections }) => {
      const texts = [purposeOf(id, language), ...sections.map(({ prompt }) => prompt)]
      const sentences = texts.flatMap((text) => text.split(/(?<=[.?!:])\s/))
      expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 15)).toEqual([])
    },
  )

  it.each([
    ['da', 'da'],
    ['da-DK', 'da'],
    ['DA', 'da'],
    ['en-GB', 'en'],
    ['cy', 'en'],
    ['', 'en'],
  ])('[K7] the language nearest to "%s" is %s', (tag, language) => {
    expect(languageFrom(tag)).toBe(language)
  })
})

describe('outline', () => {
  it.each(everyWord)(
    '[K8] a new $id in $language has a whole header and titled sections',
    ({ id, language }) => {
      const outline = outlineOf(id, language)
      expect(headerSchema.parse(outline?.header)).toEqual(outline?.header)
      expect(outline?.header.language).toBe(language)
      expect(outline?.header.purpose).toBe(purposeOf(id, language))
      expect(outline?.sections.map(({ title }) => title)).toEqual(
        sectionsOf(id, language).map(({ title }) => title),
      )
    },
  )

  it('[K8] a new care plan gives its first section to its owner alone', () => {
    const sections = outlineOf('carePlan', 'en')?.sections ?? []
    expect(sections.map(({ ownerOnly }) => ownerOnly)).toEqual(sections.map((_, place) => place === 0))
  })
})

describe('the item in which minutes are approved', () => {
  it.each(languages)(
    '[K10] has a title in %s that could have been typed, however long that of the meeting is',
    (language) => {
      expect(titleOfMinutesItem(language, 'March')).toContain(' March')
      expect(titleOfMinutesItem(language, null)).not.toContain('March')
      for (const before of ['', '-']) {
        const title = titleOfMinutesItem(language, before + '\u{1F333}'.repeat(99))
        expect(title.isWellFormed()).toBe(true)
        expect(lineSchema(200).parse(title)).toBe(title)
      }
    },
  )
})
