import type { CaptionLines, KeptCaption } from '../caption-lines.ts'

/** Captions in memory. */
export function createMemoryCaptionLines(): CaptionLines {
  const kept = new Map<string, KeptCaption>()
  const keyOf = (meeting: string, line: string): string => `${meeting} ${line}`

  return {
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
}
