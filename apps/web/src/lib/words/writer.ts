import type { Standing } from '@alongside/attribution'
import type { Capacity, GuestStanding, ImportedFrom, MemberView, SpokenBy } from '@alongside/protocol'
import { wayName } from '#lib/comments/words.ts'
import { m } from '#lib/paraglide/messages.js'
import { capacityShown, personName } from '#lib/words/names.ts'
import type { Author, VoicedRun } from '#lib/section/authors.ts'

/** How a writer is shown: the name as the person chose it, the capacity that the words were written in. */
export interface ShownWriter {
  readonly name: string | null
  readonly capacity: Capacity
  readonly colour: number
  readonly guest: GuestStanding | null
  /** What they are called who typed the words for the writer; null where writers typed themselves. */
  readonly typedBy: string | null
  /** How their words reached the hand; null where it did not say, or they typed themselves. */
  readonly by: SpokenBy | null
  /** The file that they put the words in from, with its claim; null for what was written. */
  readonly importedFrom: ImportedFrom | null
}

/** Finds how a writer is shown; someone who is no member any more is shown by capacity. */
export function shownWriter(
  members: readonly MemberView[],
  { voice, hand, capacity, by, importedFrom }: Author,
): ShownWriter {
  const of = (one: string) => members.find(({ person }) => person === one)
  const { name = null, colour = 6, guest = null } = of(voice) ?? {}
  const typist = hand === voice ? undefined : of(hand)
  const typedBy = hand === voice ? null : typist === undefined ? m.wrote_someone() : personName(typist)
  return {
    name,
    capacity,
    colour,
    guest,
    typedBy,
    by: hand === voice ? null : (by ?? null),
    importedFrom: importedFrom ?? null,
  }
}

/** Who put words where they stand, in words; null where that is whoever wrote them. */
export function placedInWords(
  members: readonly MemberView[],
  { writer, placedBy }: Pick<VoicedRun, 'writer' | 'placedBy'>,
): string | null {
  if (placedBy === null || placedBy.hand === writer.voice) return null
  const member = members.find(({ person }) => person === placedBy.hand)
  return m.wrote_placedBy({ name: member === undefined ? m.wrote_someone() : personName(member) })
}

/** A writer in words: the name with the capacity, and who typed it for them, or the file that they put it in from. */
export function writerInWords(writer: ShownWriter): string {
  const { name, typedBy, by, importedFrom } = writer
  const capacity = capacityShown(writer)
  const who = name === null ? capacity : m.wrote_inCapacity({ name, capacity })
  if (importedFrom !== null) return importedInWords(who, importedFrom)
  if (typedBy === null) return who
  const typed = m.wrote_typedBy({ who, name: typedBy })
  return by === null ? typed : m.wrote_typedWay({ typed, way: wayName(by) })
}

/** That somebody put words in from a file, and whom the file names: what it says is its claim alone. */
export function importedInWords(who: string, { file, claim }: ImportedFrom): string {
  const put = m.wrote_importedFrom({ who, file })
  return claim === undefined ? put : m.wrote_importedClaim({ put, claim })
}

/** How words that were typed for another stand, in words; null where nobody has to say anything of them. */
export function standingInWords(standing: Standing | null): string | null {
  if (standing === 'open') return m.typed_unconfirmed()
  return standing === 'disowned' ? m.typed_disowned() : null
}
