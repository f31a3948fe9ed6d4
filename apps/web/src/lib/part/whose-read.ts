import type { MemberView, RunView } from '@alongside/protocol'
import { looksOf } from '#lib/author-looks.ts'
import { authorAttributes } from '#lib/author-pattern.ts'
import { m } from '#lib/paraglide/messages.js'
import { initials } from '#lib/words/initials.ts'
import { writerInWords, type ShownWriter } from '#lib/words/writer.ts'
import { capacityShown } from '#lib/words/names.ts'

/** What the element round the words of a run bears, so that it is seen whose they are. */
export type WhoseRead = (run: RunView) => Readonly<Record<string, string>>

/** Draws each author of texts as the server read them in a look of their own; the name is the element's title. */
export function whoseRead(
  members: readonly MemberView[],
  texts: readonly { readonly blocks: readonly { readonly runs: readonly RunView[] }[] }[],
): WhoseRead {
  const runs = texts.flatMap(({ blocks }) => blocks.flatMap((block) => block.runs))
  const lookOf = readLooks(members, runs)
  return (run) => ({
    class: 'whose',
    'data-initials': initials(run.author.name),
    title: readAuthor(run),
    ...authorAttributes(lookOf(run)),
  })
}

/** The look of the author of each run of a text, which nobody else in it has. */
export function readLooks(
  members: readonly MemberView[],
  runs: readonly RunView[],
): (run: Pick<RunView, 'author'>) => number {
  const looks = looksOf(
    members,
    runs.map(({ author }) => author.id),
  )
  return ({ author }) => looks.get(author.id) ?? 0
}

/** How the author of a run is shown, in a look. */
export function shownInRun({ author, hand, capacity, importedFrom }: RunView, colour: number): ShownWriter {
  // Where only the capacity is shown, the name is the capacity.
  const isNamed = author.name !== '' && author.name !== capacityShown({ capacity })
  return {
    name: isNamed ? author.name : null,
    capacity,
    colour,
    guest: author.guest ?? null,
    typedBy: hand.id === author.id ? null : hand.name,
    by: null,
    importedFrom: importedFrom ?? null,
  }
}

/** Whose the words of a run are, in words: the name with the capacity, who typed them, who put them there. */
export function readAuthor(run: RunView): string {
  const { author, placed } = run
  const typed = writerInWords(shownInRun(run, 0))
  const isPlaced = placed !== undefined && placed.by.id !== author.id
  return isPlaced ? `${typed}. ${m.wrote_placedBy({ name: placed.by.name })}` : typed
}
