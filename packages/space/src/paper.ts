import { notFound, refuse, type MeetingAsk, type Problem } from '@alongside/protocol'
import { grantTo, type Grant } from './grant.ts'
import { maySee, permissionOn, rightOnDocument } from './permission.ts'
import { fileOf, memberOf, type Section, type Space } from './space.ts'

/** What is to be added as a paper, and for which item of a meeting; null: for the whole meeting. */
export type PaperAsked = Pick<Extract<MeetingAsk, { do: 'addPaper' }>, 'item' | 'source'>

/** What a paper is called, and the sections in it: none of a file. */
export interface FoundPaper {
  readonly title: string
  readonly sections: readonly Section[]
}

/**
 * What somebody may add to a meeting as a paper. Adding a document lets all who may read the meeting read it as it is
 * now, so only those do it who own it; parts that are kept among some people stay with them.
 */
export function paperToAdd(
  space: Space,
  person: string,
  meeting: string,
  { item, source }: PaperAsked,
): FoundPaper | { readonly refusal: Problem } {
  if (!space.meetings.has(meeting) || !maySee(space, person, meeting)) return notFound()
  return source.what === 'document'
    ? documentToAdd(space, person, meeting, source.document)
    : fileToAdd(space, person, meeting, item, source.file)
}

function documentToAdd(space: Space, person: string, meeting: string, id: string) {
  const document = space.documents.get(id)
  if (document === undefined || !maySee(space, person, id)) return notFound()
  if (id === meeting) return refuse('invalid', 'The meeting cannot be a paper of itself.', 'source')
  if (rightOnDocument(space, person, document) !== 'own') {
    const words =
      'Everyone in the meeting could read this document then. Only those who own it can add it: ask one of them.'
    return refuse('notAllowed', words, 'source')
  }
  if (document.putAway) {
    return refuse('ended', 'This document has been put away. Bring it back first.', 'source')
  }
  const sections = document.sections.filter(
    (section) =>
      !section.putAway && !isKept(section.rights) && permissionOn(space, person, section.id) !== null,
  )
  if (sections.length > 0) return { title: document.title, sections }
  return refuse('invalid', 'All parts of this document are kept among some people.', 'source')
}

function fileToAdd(space: Space, person: string, meeting: string, item: string | null, id: string) {
  const file = fileOf(space, id)
  const section = space.documents.get(meeting)?.sections.find((one) => one.id === file?.section)
  if (file === null || permissionOn(space, person, file.section) === null) return notFound()
  if (section === undefined) {
    return refuse('invalid', 'Put the file into the notes of an item first.', 'source')
  }
  if (isKept(section.rights) && section.id !== item) {
    const words = 'This file stands in an item that is kept among some people. Add it to that item.'
    return refuse('notAllowed', words, 'item')
  }
  return { title: file.name, sections: [] }
}

/** Nothing, given to everyone, keeps something among those who are named. */
function isKept(rights: readonly Grant[]): boolean {
  return grantTo(rights, { to: 'space' })?.permission === null
}

/**
 * Says whether something was hidden from a person by name or office (M100): then they do not read it as a paper either.
 */
export function isShutOut(space: Space, person: string, rights: readonly Grant[]): boolean {
  const named = grantTo(rights, { to: 'person', person })
  if (named !== undefined) return named.permission === null
  const offices = memberOf(space, person)?.offices ?? []
  const byOffice = offices.flatMap((office) => grantTo(rights, { to: 'office', office }) ?? [])
  return byOffice.length > 0 && byOffice.every(({ permission }) => permission === null)
}

/** Says whether a person may read what a paper is for: an item's notes, or the whole meeting. */
export function mayReadFor(space: Space, person: string, meeting: string, item: string | null): boolean {
  return item === null ? maySee(space, person, meeting) : permissionOn(space, person, item) !== null
}
