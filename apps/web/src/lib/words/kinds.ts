import { kindOf, kinds, languageFrom, purposeOf, titleOf, type KindId } from '@alongside/kinds'
import { getLocale } from '#lib/paraglide/runtime.js'

/** The title of a kind of document; its id where this version does not know the kind. */
export function kindTitle(id: string): string {
  const kind = kindOf(id)
  return kind === null ? id : titleOf(kind.id, languageFrom(getLocale()))
}

/** The kinds of document that can be begun, as choices of a form. */
export function kindChoices(): { value: KindId; label: string; hint: string }[] {
  const language = languageFrom(getLocale())
  return kinds
    .filter(({ isCalled }) => !isCalled)
    .map(({ id }) => ({ value: id, label: titleOf(id, language), hint: purposeOf(id, language) }))
}
