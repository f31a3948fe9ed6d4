import * as Y from 'yjs'

/**
 * One stretch that a transaction replaced, in units: characters, embeds and markers count 1 each. `from` and
 * `to` are places before it, `newFrom` and `newTo` after it.
 */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly newFrom: number
  readonly newTo: number
}

/**
 * What a transaction replaced between two markers that stood before and after it (null: the flow's ends),
 * counted from behind the first. It is read from the items themselves, so that `aa` turned into `aaa` says
 * which `a` is new.
 */
export function editsBetween(
  transaction: Y.Transaction,
  body: Y.Text,
  after: Y.Item | null,
  before: Y.Item | null,
): readonly Edit[] {
  const edits: Edit[] = []
  let from = 0
  let newFrom = 0
  let to = 0
  let newTo = 0
  const close = () => {
    if (to > from || newTo > newFrom) edits.push({ from, to, newFrom, newTo })
    from = to
    newFrom = newTo
  }
  for (let item = after === null ? body._start : after.right; item !== before; item = item.right) {
    if (item === null) break
    if (!item.countable) continue
    const isOld = item.id.clock < (transaction.beforeState.get(item.id.client) ?? 0)
    const stood = isOld && (!item.deleted || Y.isDeleted(transaction.deleteSet, item.id))
    const stands = !item.deleted
    if (stood && stands) {
      close()
      from = to = to + item.length
      newFrom = newTo = newTo + item.length
    } else if (stood) to += item.length
    else if (stands) newTo += item.length
  }
  close()
  return edits
}
