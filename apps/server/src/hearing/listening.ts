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
  readonly text: Pick<TextLog, 'voices'>
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

/** The sections in which words of this person stand, of those of which there is something to hear. */
async function writtenBy(
  text: ListeningDeps['text'],
  space: Space,
  person: string,
): Promise<ReadonlySet<string>> {
  // Who may not see a document hears of nothing in it, and whoever started it hears of it in any case.
  const sections = [...space.documents.values()]
    .filter(({ id }) => maySee(space, person, id))
    .flatMap(({ id, createdBy }) => {
      const told = createdBy !== person && space.notices.has(id)
      return sectionsIn(space, id).filter((section) => told || space.notices.has(section))
    })
  if (sections.length === 0) return new Set()
  const written = await text.voices(sections)
  return new Set(written.flatMap(({ section, voice }) => (selfOf(space, voice) === person ? [section] : [])))
}
