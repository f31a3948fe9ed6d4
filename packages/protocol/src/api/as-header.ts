/**
 * The header in which a page says whose it is. Its cookies may be another person's by now, who signed in beside it:
 * what was written on it must not be done in their name.
 */
export const asHeader = 'alongside-as'
