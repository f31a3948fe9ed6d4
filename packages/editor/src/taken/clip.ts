import type { Asked } from '@alongside/flow'
import { clipLimits, clipSchema, type Clip } from '@alongside/protocol'
import type { Taken } from './taken.ts'

/**
 * The attribute of copied HTML that says where its words were taken from. Chromium, Firefox and Safari keep `data-`
 * attributes of what a copy event puts on the clipboard, in another tab and after a reload too, as ProseMirror's own
 * `data-pm-slice` relies on. Other programs pass it over, and nothing of it is ever a text.
 */
export const clipAttribute = 'data-flow-from'

type ClipAsked = [of: string, entry: Asked['entry']]

/** Writes what was taken from a section for the clipboard; null where nothing can be said. What is too much is cut off. */
export function clipFrom(section: string, { words }: Taken): string | null {
  const said: Clip['words'] = []
  let units = 0
  for (const { client, clock, text, open, asked = [], begins = [] } of words.slice(
    0,
    clipLimits.mostRanges,
  )) {
    // Quotes and backslashes take two units, and whatever else is written as a number takes six.
    const all = [asked, begins].map((some) =>
      some.slice(0, clipLimits.mostAsked).map(({ of, entry }): ClipAsked => [of, entry]),
    )
    const [ofWords = [], ofBlock = []] = all
    const hasAsked = ofWords.length > 0 || ofBlock.length > 0
    units += 60 + JSON.stringify(text).length + (hasAsked ? JSON.stringify(all).length : 0)
    if (units > clipLimits.mostUnits) break
    if (ofBlock.length > 0) said.push([client, clock, text, open ?? null, ofWords, ofBlock])
    else if (hasAsked) said.push([client, clock, text, open ?? null, ofWords])
    else said.push(open === undefined ? [client, clock, text] : [client, clock, text, open])
  }
  const clip = clipSchema.safeParse({ section, words: said })
  return clip.success ? JSON.stringify(clip.data) : null
}

/** Reads what came with copied HTML, from whomever; null for what is nothing of ours. `own` is the section read into. */
export function takenFrom(raw: string | null, own: string | null): Taken | null {
  if (raw === null || raw.length > clipLimits.mostUnits) return null
  const clip = clipSchema.safeParse(parsed(raw))
  if (!clip.success) return null
  const { section, words } = clip.data
  return {
    section: section === own ? null : section,
    words: words.map(([client, clock, text, open, asked, begins]) => ({
      client,
      clock,
      text,
      ...(typeof open === 'string' && { open }),
      ...(asked && asked.length > 0 && { asked: asked.map(([of, entry]) => ({ of, entry })) }),
      ...(begins && { begins: begins.map(([of, entry]) => ({ of, entry })) }),
    })),
  }
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return null
  }
}
