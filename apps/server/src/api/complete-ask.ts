import { allows, type Capacity, type Command } from '@alongside/protocol'
import {
  permissionOn,
  rightOnSection,
  placeOf,
  selfOf,
  voicedOf,
  type Ask,
  type Space,
} from '@alongside/space'
import { reachOf, type ReachingDeps } from '../hearing/reaching.ts'
import { typedWords } from '../typed/typed-words.ts'
import { createVoiceCodes } from '../typed/voice-codes.ts'
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
  deps: Deps &
    CompleteMeetingDeps &
    ReachingDeps &
    Pick<ApiDeps, 'presence' | 'newId' | 'evidence' | 'needs' | 'secret' | 'text' | 'linkCodes'>,
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
    case 'confirmVoice':
    case 'disownVoice':
      return { ...command, typed: await typedFor(deps, space, person, command) }
    case 'sendVoiceCode': {
      const { email } = await reachOf(deps, space, selfOf(space, command.person))
      return { ...command, typed: await typedFor(deps, space, person, command), hasMail: email !== '' }
    }
    case 'confirmVoiceByCode': {
      const { code: typedCode, ...ask } = command
      const { code } = voicedOf(space, ask.section, ask.person)
      if (code === null) return { ...ask, typed: null, isRight: false }
      const typed = await typedFor(deps, space, person, { ...ask, upTo: code.upTo })
      return { ...ask, typed, isRight: (await createVoiceCodes(deps).linkWith(typedCode)) === code.id }
    }
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

/** The words that others typed for somebody in a section that the one who asks may read; whoever may not is refused anyway. */
async function typedFor(
  { reader }: Deps,
  space: Space,
  asks: string,
  words: { readonly section: string; readonly person: string; readonly upTo: number },
) {
  return permissionOn(space, asks, words.section) === null ? null : typedWords(reader, space, words)
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
