import type { ActionStatus } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'

const statuses: Readonly<Record<ActionStatus, () => string>> = {
  open: m.action_open,
  done: m.action_done,
  dropped: m.action_dropped,
}

/** How an action stands, in a word or two. */
export const statusName = (status: ActionStatus): string => statuses[status]()

const answers: Readonly<Record<ActionStatus, () => string>> = {
  done: m.carried_isDone,
  open: m.carried_goesOn,
  dropped: m.carried_isDropped,
}

/** What somebody says of how it stands. */
export const standingAnswer = (status: ActionStatus): string => answers[status]()
