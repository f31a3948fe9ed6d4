import type { CaptionLines, KeptCaption } from '../caption-lines.ts'
import { captionUnknown } from '../event-checks.ts'

type Reworded = readonly Pick<KeptCaption, 'meeting' | 'line' | 'words'>[]

/** Checks lines that are to say something else, and gives what puts that into them. */
export type PrepareCaptions = (all: Reworded) => () => void

/** Captions in memory. */
export function createMemoryCaptionLines(): {
  readonly captions: CaptionLines
  readonly prepareCaptions: PrepareCaptions
} {
  const kept = new Map<string, KeptCaption>()
  const keyOf = (meeting: string, line: string): string => `${meeting} ${line}`

  function prepareCaptions(all: Reworded): () => void {
    const found = all.map(({ meeting, line, words }) => {
      const caption = kept.get(keyOf(meeting, line))
      if (caption === undefined) throw captionUnknown(meeting, line)
      return { ...caption, words }
    })
    return () => {
      for (const caption of found) kept.set(keyOf(caption.meeting, caption.line), caption)
    }
  }

  const captions: CaptionLines = {
    async put({ meeting, line, item, person, words, at }) {
      const key = keyOf(meeting, line)
      if (!kept.has(key)) kept.set(key, { meeting, line, item, person, words, at })
    },

    async countOthers(meeting, line) {
      return [...kept.values()].filter((one) => one.meeting === meeting && one.line !== line).length
    },

    async of(meeting) {
      return [...kept.values()].filter((caption) => caption.meeting === meeting)
    },

    async drop(meeting, upTo) {
      for (const [key, caption] of kept) {
        if (caption.meeting === meeting && caption.at <= upTo) kept.delete(key)
      }
    },
  }
  return { captions, prepareCaptions }
}
