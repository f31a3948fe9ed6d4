import type { ActionStatus } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'

const statusWords: Readonly<Record<ActionStatus, () => string>> = {
  open: m.action_open,
  done: m.action_done,
  dropped: m.action_dropped,
}

/** How something stands that somebody has taken on. */
export const statusName = (status: ActionStatus): string => statusWords[status]()
