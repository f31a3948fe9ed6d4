import { idSchema, proposalCardSchema, type ProposalCard } from '@alongside/protocol'
import { z } from 'zod'
import type { FieldError } from '#lib/forms/field-error.ts'
import { m } from '#lib/paraglide/messages.js'
import { moneyFrom, moneyInField } from './money.ts'

/** A card as it is typed: whatever stands in its fields. */
export const typedCardSchema = z.object({
  title: z.string(),
  what: z.string(),
  easyRead: z.string(),
  forWhom: z.string(),
  asset: z.string(),
  costs: z.array(z.object({ what: z.string(), amount: z.string() })),
  lead: z.string(),
  partners: z.string(),
  risks: z.string(),
  audio: idSchema.nullable(),
  picture: idSchema.nullable(),
  /** What can be seen on the picture. */
  shows: z.string(),
})
export type TypedCard = z.infer<typeof typedCardSchema>

/** The longest that each text of a card may be, the same for everyone. */
export const longest = {
  title: 60,
  what: 600,
  easyRead: 600,
  forWhom: 200,
  asset: 200,
  lead: 100,
  partners: 200,
  risks: 300,
  cost: 80,
  shows: 200,
} as const
export const mostCosts = 12

/** A card on which nothing stands yet. */
export const blankCard = (): TypedCard => ({
  title: '',
  what: '',
  easyRead: '',
  forWhom: '',
  asset: '',
  costs: [{ what: '', amount: '' }],
  lead: '',
  partners: '',
  risks: '',
  audio: null,
  picture: null,
  shows: '',
})

/** The fields of a card that was handed in. */
export function typedFrom(card: ProposalCard, currency: string): TypedCard {
  const { title, what, easyRead, forWhom, asset, lead, partners, risks, audio, picture } = card
  return {
    title,
    what,
    easyRead,
    forWhom,
    asset,
    lead,
    partners,
    risks,
    audio,
    costs: card.costs.map((cost) => ({ what: cost.what, amount: moneyInField(cost.amount, currency) })),
    picture: picture?.file ?? null,
    shows: picture?.shows ?? '',
  }
}

/** What the costs that can be read come to. */
export function sumOf({ costs }: Pick<TypedCard, 'costs'>, currency: string): number {
  return costs.reduce((sum, { amount }) => sum + (moneyFrom(amount, currency) ?? 0), 0)
}

/** The card that stands in the fields, or what is to be put right in which of them; a row with nothing in it is none. */
export function cardFrom(
  typed: TypedCard,
  { pot, currency }: { readonly pot: number; readonly currency: string },
): { readonly card: ProposalCard } | { readonly errors: readonly FieldError[] } {
  const rows = typed.costs.flatMap((row, at) =>
    row.what.trim() === '' && row.amount.trim() === '' ? [] : [{ ...row, at }],
  )
  const amounts = rows.map(({ amount }) => moneyFrom(amount, currency))
  const errors: FieldError[] = [
    ...(typed.title.trim() === '' ? [{ field: 'title', text: m.alloc_titleEmpty() }] : []),
    ...(typed.what.trim() === '' ? [{ field: 'what', text: m.alloc_whatEmpty() }] : []),
    ...(rows.length === 0 ? [{ field: 'cost-0', text: m.alloc_costsEmpty() }] : []),
    ...rows.flatMap(({ what, at }, row) => [
      ...(what.trim() === '' ? [{ field: `cost-${at}`, text: m.alloc_costWhatEmpty() }] : []),
      ...(amounts[row] === null ? [{ field: `amount-${at}`, text: m.alloc_amountWrong() }] : []),
    ]),
    ...(typed.picture !== null && typed.shows.trim() === ''
      ? [{ field: 'shows', text: m.alloc_showsEmpty() }]
      : []),
  ]
  if (errors.length === 0 && sumOf(typed, currency) > pot) {
    errors.push({ field: `amount-${rows[0]?.at ?? 0}`, text: m.alloc_refusedTooDear() })
  }
  if (errors.length > 0) return { errors }
  const { shows, ...texts } = typed
  const read = proposalCardSchema.safeParse({
    ...texts,
    costs: rows.map(({ what }, row) => ({ what, amount: amounts[row] })),
    picture: typed.picture === null ? null : { file: typed.picture, shows },
  })
  return read.success ? { card: read.data } : { errors: [{ field: 'title', text: m.trouble_invalid() }] }
}
