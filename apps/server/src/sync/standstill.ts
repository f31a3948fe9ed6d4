/** Sections in which nothing is let in for a moment: what comes meanwhile waits, in its order. */
export function createStandstill() {
  const standing = new Map<string, { holders: number; readonly waiting: (() => void)[] }>()

  return {
    /** Does something in a section, now or as soon as nobody holds it still. */
    let(section: string, act: () => void): void {
      const held = standing.get(section)
      if (held === undefined) act()
      else held.waiting.push(act)
    },

    isHeld: (section: string): boolean => standing.has(section),

    /** Holds a section still; answers how to let it go on, which then does what has waited. */
    hold(section: string): () => void {
      const held = standing.get(section) ?? { holders: 0, waiting: [] }
      standing.set(section, held)
      held.holders += 1
      return () => {
        held.holders -= 1
        if (held.holders > 0) return
        standing.delete(section)
        for (const act of held.waiting) act()
      }
    },
  }
}
