import { lineSchema } from '@alongside/protocol'
import type { Language } from './language.ts'

const longest = 200

const words: Readonly<Record<Language, { readonly of: (title: string) => string; readonly last: string }>> = {
  en: { of: (title) => `Minutes of ${title}`, last: 'Minutes of the last meeting' },
  da: { of: (title) => `Referat af ${title}`, last: 'Referat af sidste møde' },
}

/** What the item is called in which a meeting approves the minutes of an earlier one; null: of which not everyone knows the title. */
export function titleOfMinutesItem(language: Language, title: string | null): string {
  const { of, last } = words[language]
  return title === null ? last : lineSchema(longest).parse(of(title).slice(0, longest))
}
