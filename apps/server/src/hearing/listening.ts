import { defaultHearing, type HearingSettings } from '@alongside/protocol'
import { itemsFor, maySee, type Item, type Marks, type Space } from '@alongside/space'
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
  const written = await documentsOf(deps.text, space, person)
  const settings = kept.settings ?? defaultHearing
  const { readUpTo, toldUpTo } = kept
  const marks = { readUpTo, toldUpTo, read: new Set(kept.read) }
  const wroteIn = (document: string) => written.has(document)
  return { items: itemsFor(space, person, { marks, muted: settings.muted, wroteIn }), settings, marks, kept }
}

/** The documents of others of which there is something to hear and in which words of this person stand. */
async function documentsOf(
  text: ListeningDeps['text'],
  space: Space,
  person: string,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const document of space.documents.values()) {
    // Whoever started it hears in any case, and who may not see it in none: their pens need not be read.
    if (document.createdBy === person || !space.notices.has(document.id)) continue
    if (!maySee(space, person, document.id)) continue
    for (const { id } of document.sections) {
      const { pens } = await text.start(id)
      if (!pens.some(({ voice }) => voice === person)) continue
      found.add(document.id)
      break
    }
  }
  return found
}
