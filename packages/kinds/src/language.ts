/** The languages in which the kinds are written. */
export const languages = ['en', 'da'] as const
export type Language = (typeof languages)[number]

/** The language nearest to a BCP 47 tag (`da-DK`): its own, or English if there is none. */
export function languageFrom(tag: string): Language {
  const primary = tag.toLowerCase().split('-')[0]
  return languages.find((language) => language === primary) ?? 'en'
}
