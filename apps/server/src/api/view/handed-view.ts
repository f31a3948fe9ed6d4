import type { HandedView, HandedWords } from '@alongside/protocol'
import { permissionOn, placeOf, type Handed, type Space } from '@alongside/space'

/** How many of the words that someone handed on are still listed once they were dealt with. */
const mostSettled = 20

/** What waits for a person, and what became of what they handed on; the newest first. */
export function handedWords(space: Space, person: string): HandedWords {
  const all = [...space.handed.values()].toReversed()
  const sent = all.filter(({ from }) => from === person)
  const settled = sent.filter(({ outcome }) => outcome !== null).slice(0, mostSettled)
  const view = (handed: Handed) => handedView(space, handed, person)
  return {
    waiting: all.filter(({ to, outcome }) => to === person && outcome === null).map(view),
    sent: sent.filter((handed) => handed.outcome === null || settled.includes(handed)).map(view),
  }
}

/** The words stay with these two, whatever either of them may read now; where they belong does not. */
function handedView(space: Space, { section, ...handed }: Handed, person: string): HandedView {
  const place = permissionOn(space, person, section) === null ? null : placeOf(space, section)
  return {
    ...handed,
    place:
      place === null
        ? null
        : {
            section,
            title: place.section.title,
            document: { slug: place.document.slug, title: place.document.title },
          },
  }
}
