import { typedFor } from '@alongside/attribution'
import type { Language } from '@alongside/kinds'
import type { LetterSpan, TypedAnswer } from '@alongside/protocol'
import {
  dayIn,
  isCodeOpen,
  memberOf,
  mostMissed,
  permissionOn,
  placeOf,
  saidIn,
  selfOf,
  voicedOf,
  voicesFor,
  type Space,
  type VoicedWords,
} from '@alongside/space'
import type { People } from '@alongside/storage'
import type { ReadBlock } from '../../reader/read-section.ts'
import type { Reader } from '../../reader/reader.ts'
import { standingIn } from '../../typed/typed-words.ts'
import { namesIn } from './names.ts'
import { blockViews, peopleIn } from './section-text.ts'

export interface TypedViewDeps {
  readonly reader: Pick<Reader, 'read'>
  readonly people: People
  readonly now: () => number
}

interface Asked {
  readonly section: string
  /** Whose words. */
  readonly person: string
  readonly me: string
  readonly language: Language
}

/** The words that others typed for somebody, as one of those who may read them sees them; null where none stand there. */
export async function typedView(
  { reader, people, now }: TypedViewDeps,
  space: Space,
  { section, person, me, language }: Asked,
): Promise<TypedAnswer | null> {
  const place = placeOf(space, section)
  const read = await reader.read(section)
  const parted = standingIn(space, section, read)
  const typed = typedFor(parted, person)
  const known = voicedOf(space, section, person)
  const theirs = parted.map((runs) =>
    runs.some((run) => run.standing !== null && run.writer.voice === person),
  )
  if (place === null || (!theirs.includes(true) && known.confirmed === null)) return null
  const names = await namesIn(
    space,
    people,
    [...peopleIn(read), person, known.confirmed?.by ?? person],
    language,
  )
  const capacity = space.members.get(person)?.capacity ?? 'observer'
  const mark = (id: string) => ({
    ...names.who(id),
    name: names.orCapacity(id, space.members.get(selfOf(space, id))?.capacity ?? capacity),
  })
  // The standing of words depends on all others of the section, so they are parted before the rest is left out.
  const blocks = blockViews(read.blocks, names, saidIn(space, section))
  return {
    seq: read.seq,
    section: { id: section, title: place.section.title },
    document: { slug: place.document.slug, title: place.document.title },
    person: mark(person),
    hands: typed.hands.map(mark),
    reader: readerIs(space, { section, person, me }, typed.hands),
    blocks: blocks.filter((_, at) => theirs[at]),
    open: typed.open.reduce((sum, { length }) => sum + length, 0),
    gone: await goneOf(reader, section, read.blocks, person, known),
    confirmed: known.confirmed && {
      how: known.confirmed.how,
      by: mark(known.confirmed.by),
      at: known.confirmed.at,
    },
    maySend: voicesFor(space, me, section).some((one) => one.person === selfOf(space, person)),
    code: codeOf(known, dayIn(space.timeZone, now())),
  }
}

function readerIs(
  space: Space,
  { section, person, me }: Pick<Asked, 'section' | 'person' | 'me'>,
  hands: readonly string[],
): TypedAnswer['reader'] {
  if (hands.some((hand) => selfOf(space, hand) === me)) return 'hand'
  if (selfOf(space, person) === me) return 'self'
  const isHere = permissionOn(space, selfOf(space, person), section) !== null
  return isHere && memberOf(space, me)?.guest === null ? 'witness' : 'other'
}

function codeOf({ code }: VoicedWords, today: string): TypedAnswer['code'] {
  if (code === null || !isCodeOpen(code, today)) return null
  return { lastDay: code.lastDay, left: mostMissed - code.missed }
}

/** What somebody confirmed last and does not stand there now, read from the text as it was then. */
async function goneOf(
  reader: Pick<Reader, 'read'>,
  section: string,
  blocks: readonly ReadBlock[],
  person: string,
  { confirmed }: VoicedWords,
): Promise<string[]> {
  if (confirmed === null) return []
  const stand = new Set(
    blocks.flatMap(({ runs }) => runs.flatMap(({ letters = [] }) => letters.flatMap(idsOf))),
  )
  if (
    confirmed.blocks
      .flat()
      .flatMap(idsOf)
      .every((id) => stand.has(id))
  )
    return []
  const then = await reader.read(section, confirmed.upTo)
  return then.blocks.flatMap(({ runs }) =>
    runs.flatMap(({ text, writer, letters = [] }) => {
      if (writer.voice !== person) return []
      const ids = letters.flatMap(idsOf)
      const kept = Array.from({ length: text.length }, (_, at) =>
        stand.has(ids[at] ?? '') ? '\n' : text.charAt(at),
      )
      return kept
        .join('')
        .split('\n')
        .filter((words) => words.trim() !== '')
    }),
  )
}

function idsOf({ client, clock, length }: LetterSpan): string[] {
  return Array.from({ length }, (_, at) => `${client} ${clock + at}`)
}
