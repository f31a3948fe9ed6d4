import type { HeardAnswer } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'

const answers: Readonly<Record<HeardAnswer, () => string>> = {
  fully: m.heard_fully,
  mostly: m.heard_mostly,
  little: m.heard_little,
  no: m.heard_no,
}

/** An answer to "Were you heard?" in words. */
export const heardName = (answer: HeardAnswer): string => answers[answer]()

const minuteMs = 60_000

/** How long a group spoke of all the time, in whole minutes: "12 of 40 minutes". */
export function timeInWords(ms: number, allMs: number): string {
  if (ms === 0) return m.spoke_notAtAll()
  const count = Math.round(allMs / minuteMs)
  const minutes = Math.round(ms / minuteMs)
  return minutes === 0 || count === 0 ? m.spoke_under() : m.spoke_timeOf({ minutes, count })
}
