import type { CaptionLane, CaptionLine } from '@alongside/protocol'
import type { Told } from '#lib/live-line.ts'
import { withLine, withRemembered } from './lines.ts'

/** What is told of the captions of a meeting. */
export type CaptionTold = Extract<
  Told,
  { type: 'captions' | 'lane' | 'caption' | 'captionGot' | 'captionNot' }
>

/** The captions of a meeting as they are typed. What was told stands through a lost connection. */
export class Captions {
  lane: CaptionLane = $state.raw({ state: 'none', by: null, isYours: false })
  lines: readonly CaptionLine[] = $state.raw([])

  readonly meeting: string
  readonly #listeners = new Set<(told: CaptionTold) => void>()

  constructor(meeting: string) {
    this.meeting = meeting
  }

  hear(told: CaptionTold): void {
    if ('meeting' in told && told.meeting !== this.meeting) return
    if (told.type === 'captions') this.lines = withRemembered(this.lines, told.lines)
    if (told.type === 'caption') this.lines = withLine(this.lines, told.line)
    if ('lane' in told) this.lane = told.lane
    for (const listener of this.#listeners) listener(told)
  }

  /** Calls `listener` with all that is told from now on; answers how to stop that. */
  listen(listener: (told: CaptionTold) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
