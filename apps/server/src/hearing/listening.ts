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
  readonly text: Pick<TextLog, 'voices'>
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
  // Whoever started it hears in any case, and who may not see it in none: whose words stand there need not be read.
  const open = [...space.documents.values()].filter(
    ({ id, createdBy }) => createdBy !== person && space.notices.has(id) && maySee(space, person, id),
  )
  const sections = open.flatMap((document) => document.sections.map(({ id }) => id))
  if (sections.length === 0) return new Set()
  const written = (await text.voices(sections)).filter(({ voice }) => voice === person)
  return new Set(written.flatMap(({ section }) => space.places.get(section) ?? []))
}
