import type { AgreedAction } from '@alongside/protocol'
import { isTheirs } from './carried-actions.ts'
import type { Concern } from './concern.ts'

/** Whoever takes something on, and helps, hears of it once, given how it stood before; `item` as in the notice. */
export function actionConcerns(
  known: AgreedAction | undefined,
  { owner, helper }: Pick<AgreedAction, 'owner' | 'helper'>,
  at: { readonly document: string; readonly item: string | null; readonly action: string },
): readonly Concern[] {
  return [owner, helper]
    .flatMap((person) => person ?? [])
    .filter((person) => !(known && isTheirs(known, person)))
    .map((whom) => ({ whom, matter: { why: 'actionGiven', ...at } }))
}
