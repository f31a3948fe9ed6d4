import type { Language } from '../language.ts'
import { da } from './da.ts'
import { en } from './en.ts'
import { criterionKeys, type CriterionText } from './key.ts'

const texts = { en, da } as const

/** The criteria that an evaluation starts with when it follows no other; its panel changes them as it likes. */
export function usualCriteria(language: Language): readonly CriterionText[] {
  return criterionKeys.map((key) => texts[language][key])
}
