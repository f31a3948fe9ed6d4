/** What is to become of something that a service does. */
export const choiceSorts = ['keep', 'change', 'stop'] as const
export type ChoiceSort = (typeof choiceSorts)[number]

/** How many things to keep, change and stop one evaluation may name. */
export const mostChoices = 60
