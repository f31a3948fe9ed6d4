/** The title of a kind of document. */
export const kindTitle = (kind: string): string => kind

/** The kinds that can be made now, as choices of a form. */
export const kindChoices = (): { value: string; label: string }[] => []
