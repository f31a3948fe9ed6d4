import { permissions } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { permissionName } from '#lib/words/names.ts'

/** Stands for "nothing" among the permissions of a form. */
export const nothing = 'nothing'

/** Stands for "no right of their own": what is given otherwise counts for them. */
export const follow = 'follow'

/** What can be chosen for somebody, from nothing to all. */
export function choices(): readonly { readonly value: string; readonly label: string }[] {
  return [
    { value: nothing, label: m.rights_nothing() },
    ...permissions.map((value) => ({ value: value as string, label: permissionName(value) })),
  ]
}

/** The id of the row of somebody's right on the document or one of its parts; of the form that adds one, without a key. */
export function rowId(on: string, key: string): string {
  return `right-${on}-${key.replace(':', '-') || 'new'}`
}
