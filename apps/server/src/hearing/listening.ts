import { defaultHearing, type HearingSettings } from '@alongside/protocol'
import { itemsFor, maySee, sectionsIn, selfOf, type Item, type Marks, type Space } from '@alongside/space'
import type { Hearing, KeptHearing, TextLog } from '@alongside/storage'

/** What someone may hear in a space now, and how they chose to. */
export interface Listening {
  readonly items: readonly Item[]
  readonly settings: HearingSettings
  readonly marks: Marks
  readonly kept: KeptHearing
}

export interface ListeningDeps {
  readonly hearing: Hearing
  readonly text: Pick<TextLog, 'start'>
}

/** Reads what someone may hear in a space as it stands. */
export async function listen(deps: ListeningDeps, space: Space, person: string): Promise<Listening> {
  const kept = await deps.hearing.of(space.id, person)
  const written = await writtenBy(deps.text, space, person)
  const settings = kept.settings ?? defaultHearing
  const { readUpTo, toldUpTo } = kept
  const marks = { readUpTo, toldUpTo, read: new Set(kept.read) }
  const wroteIn = (section: string) => written.has(section)
  return { items: itemsFor(space, person, { marks, muted: settings.muted, wroteIn }), settings, marks, kept }
}

/**
 * The sections in which words of this person stand and of which there is something to hear; of a document of which
 * there is, one is enough.
 */
async function writtenBy(
  text: ListeningDeps['text'],
  space: Space,
  person: string,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const wroteIn = async (section: string) => {
    if (!found.has(section)) {
      const { pens } = await text.start(section)
      if (pens.some(({ voice }) => selfOf(space, voice) === person)) found.add(section)
    }
    return found.has(section)
  }
  for (const document of space.documents.values()) {
    // Who may not see it hears of nothing in it: their pens need not be read.
    if (!maySee(space, person, document.id)) continue
    const sections = sectionsIn(space, document.id)
    for (const section of sections) if (space.notices.has(section)) await wroteIn(section)
    // Whoever started it hears of the document in any case.
    if (document.createdBy === person || !space.notices.has(document.id)) continue
    for (const section of sections) if (await wroteIn(section)) break
  }
  return found
}
