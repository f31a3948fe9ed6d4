import type { Item } from '@alongside/meeting'
import {
  idSchema,
  itemFactsSchema,
  itemSorts,
  type Confidential,
  type GrantView,
  type ItemFacts,
} from '@alongside/protocol'
import { z } from 'zod'
import { checkFields } from '#lib/forms/check-fields.ts'
import type { FieldError } from '#lib/forms/field-error.ts'
import { answer, answerOrNull, type Values } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'

/** The fields of the page of an item. */
export const itemFields = [
  'title',
  'sort',
  'purpose',
  'ask',
  'presenter',
  'minutes',
  'breakAfter',
  'standing',
  'kept',
  'people',
  'reason',
] as const

const minutes = (most: number) => z.coerce.number().int().min(1).max(most)

const checks = checkFields({
  title: [z.string().min(1).max(200), m.meeting_itemTitleWrong],
  sort: [z.enum(itemSorts), m.meeting_itemSortWrong],
  purpose: [z.string().max(1000), m.meeting_itemTooLong],
  ask: [z.string().max(1000), m.meeting_itemTooLong],
  presenter: [z.union([z.literal(''), idSchema]), m.meeting_itemPresenterWrong],
  minutes: [minutes(480), m.meeting_itemMinutesWrong],
  breakAfter: [z.union([z.literal(''), minutes(180)]), m.meeting_itemBreakWrong],
  people: [z.array(idSchema).max(200), m.meeting_peopleWrong],
  reason: [z.string().max(500), m.rights_reasonWrong],
})

/** What is wrong with what was typed of an item. */
export function itemErrors(values: Values): readonly FieldError[] {
  return checks(values)
}

/** What the agenda is to say of the item. Throws `ZodError` unless the answers were checked. */
export function factsFrom(values: Values): ItemFacts {
  const breakAfter = answerOrNull(values, 'breakAfter')
  return itemFactsSchema.parse({
    sort: answer(values, 'sort'),
    purpose: answer(values, 'purpose'),
    ask: answer(values, 'ask'),
    presenter: answerOrNull(values, 'presenter'),
    minutes: Number(answer(values, 'minutes')),
    breakAfter: breakAfter === null ? null : Number(breakAfter),
    standing: answer(values, 'standing') === 'yes',
  })
}

/** Whom the item is to be kept among. */
export function confidentialFrom(values: Values): Confidential {
  return answer(values, 'kept') === 'people' ? { people: [...(values['people'] ?? [])] } : null
}

/** The answers for a new item. */
export const newItem: Values = { sort: ['discussion'], minutes: ['15'], kept: ['all'] }

/** The answers that make this item; whom it is kept among are those to whom its notes were given. */
export function answersOfItem(
  { facts, confidential }: Pick<Item, 'facts' | 'confidential'>,
  { title, grants }: { readonly title: string; readonly grants: readonly GrantView[] },
): Values {
  return {
    title: [title],
    sort: [facts.sort],
    purpose: [facts.purpose],
    ask: [facts.ask],
    presenter: [facts.presenter ?? ''],
    minutes: [String(facts.minutes)],
    breakAfter: [facts.breakAfter === null ? '' : String(facts.breakAfter)],
    standing: [facts.standing ? 'yes' : ''],
    kept: [confidential ? 'people' : 'all'],
    people: peopleOf(grants),
    reason: [''],
  }
}

/** Those to whom the notes of an item were given by name. */
export function peopleOf(grants: readonly GrantView[]): readonly string[] {
  return grants.flatMap(({ grantee, permission }) =>
    grantee.to === 'person' && permission !== null ? [grantee.person] : [],
  )
}
