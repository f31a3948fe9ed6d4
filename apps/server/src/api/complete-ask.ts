import { allows, type Capacity, type Command } from '@alongside/protocol'
import { permissionOn, rightOnSection, placeOf, type Ask, type Space } from '@alongside/space'
import { completeAllocationAsk } from './complete-allocation.ts'
import { completeMeetingAsk, type CompleteMeetingDeps } from './complete-meeting.ts'
import { completeEvaluationAsk } from './complete-evaluation.ts'
import type { ApiDeps } from './deps.ts'

/** For how long after losing a right its holder may hand on what they wrote with it. */
const handingMs = 90 * 86_400_000

type Deps = Pick<ApiDeps, 'spaces' | 'reader' | 'now'>

/**
 * Adds to a command what a space cannot know: whose words stand in a section, and who could write there lately. `held`:
 * the items whose notes stand still meanwhile, and are approved with it.
 */
export async function completeAsk(
  deps: Deps & CompleteMeetingDeps & Pick<ApiDeps, 'presence' | 'newId' | 'evidence' | 'needs' | 'text'>,
  space: Space,
  person: string,
  command: Command,
  held: readonly string[] | null,
): Promise<Ask> {
  switch (command.do) {
    case 'nameVersion':
      return { ...command, sections: await rowsNow(deps, space, person, command.document) }
    case 'closeSection':
      return { ...command, heard: await voicesIn(deps, space, person, command.section) }
    case 'handWords':
      return { ...command, couldWrite: await couldWrite(deps, space, person, command.section) }
    case 'meet': {
      const { meeting, ask } = command
      const complete = await completeMeetingAsk(deps, space, person, { meeting, ask, held })
      // Minutes are approved in another meeting: what counts is who is connected there.
      const room = ask.do === 'approveMinutes' ? (ask.in ?? meeting) : meeting
      const presence = { isGone: deps.presence.gone(room), isCardGone: deps.presence.goneCards(room) }
      return { do: 'meet', meeting, ask: complete, presence }
    }
    case 'evaluate':
      return { ...command, ask: await completeEvaluationAsk(deps, space, person, command) }
    case 'allocate':
      return { ...command, ask: completeAllocationAsk(deps, command.ask) }
    default:
      return command
  }
}

/**
 * Whether a member may suggest or write in a section, or might at some moment of the last months, by the server's
 * clock: what the device says of when the words were written proves nothing.
 */
export async function couldWrite(
  { spaces, now }: Deps,
  space: Space,
  person: string,
  section: string,
): Promise<boolean> {
  const may = (then: Space) => allows(permissionOn(then, person, section), 'suggest')
  return may(space) || (await spaces.heldSince(space.id, now() - handingMs, may))
}

/** The last row of each section of a document that a person may read. */
async function rowsNow(
  { text }: Pick<ApiDeps, 'text'>,
  space: Space,
  person: string,
  document: string,
): Promise<readonly { readonly section: string; readonly seq: number }[]> {
  const sections = space.documents.get(document)?.sections ?? []
  const readable = sections.filter(({ id, putAway }) => !putAway && permissionOn(space, person, id) !== null)
  return Promise.all(readable.map(async ({ id }) => ({ section: id, seq: (await text.start(id)).head })))
}

/** The capacities whose words stand in a section that the person owns; whoever does not is refused anyway. */
async function voicesIn(
  { reader }: Deps,
  space: Space,
  person: string,
  section: string,
): Promise<readonly Capacity[]> {
  const place = placeOf(space, section)
  if (place === null || rightOnSection(space, person, place.document, place.section) !== 'own') return []
  if (place.section.needsVoice === null) return []
  const { blocks } = await reader.read(section)
  const runs = blocks.flatMap((block) => block.runs).filter(({ text }) => text.trim() !== '')
  return [...new Set(runs.map(({ writer }) => writer.capacity))]
}
