import { getLocale } from '#lib/paraglide/runtime.js'

/** Languages that documents are most often written in here; any other that a document has is added. */
const usual = ['en', 'cy', 'da', 'ar', 'bn', 'gu', 'pa', 'pl', 'ro', 'so', 'ur', 'zh']

/** Languages as choices, by name in the language of the page. */
export function languageChoices(chosen: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([getLocale()], { type: 'language' })
  const order = new Intl.Collator(getLocale())
  return [...new Set([...usual, chosen])]
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((a, b) => order.compare(a.label, b.label))
}
