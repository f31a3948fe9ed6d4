import { m } from '#lib/paraglide/messages.js'
import type { Recorder, RecorderTrouble } from '#lib/recording/recorder.svelte.ts'

const words: Readonly<Record<RecorderTrouble, (minutes: number) => string>> = {
  cannot: m.bring_cannot,
  refused: m.bring_refused,
  none: m.bring_none,
  busy: m.bring_busy,
  lost: m.bring_lost,
  full: (minutes) => m.bring_full({ minutes }),
  quiet: m.bring_quiet,
  interrupted: m.bring_interrupted,
}

/** Why it does not record, or stopped to, and what to do; empty while all is well. */
export function recorderWords({ trouble, maxSeconds }: Recorder): string {
  return trouble === null ? '' : words[trouble](Math.round(maxSeconds / 60))
}
