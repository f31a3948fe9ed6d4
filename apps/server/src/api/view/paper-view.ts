import type { Language } from '@alongside/kinds'
import type { Meeting, Paper, PaperAnswer } from '@alongside/meeting'
import {
  fileOf,
  isShutOut,
  mayReadFor,
  permissionOn,
  saidIn,
  type Space,
  type SpaceFile,
} from '@alongside/space'
import type { People } from '@alongside/storage'
import type { SectionRead } from '../../reader/read-section.ts'
import type { Shelf } from '../../reader/shelf.ts'
import { fileView } from './file-view.ts'
import { namesIn } from './names.ts'
import { peopleIn, sectionText } from './section-text.ts'

export interface PaperDeps {
  readonly people: People
  readonly shelf: Shelf
}

/** A paper that a person may read now, or null. */
export function paperFor(space: Space, meeting: Meeting, person: string, id: string): Paper | null {
  const paper = meeting.papers.get(id)
  if (paper === undefined || !mayReadFor(space, person, meeting.id, paper.item)) return null
  const { source } = paper
  if (source.what === 'file') return paper
  const rights = space.documents.get(source.document)?.rights ?? []
  return isShutOut(space, person, rights) ? null : paper
}

/** A paper for one of those who may read it. */
export async function paperView(
  { people, shelf }: PaperDeps,
  space: Space,
  paper: Paper,
  { person, language }: { readonly person: string; readonly language: Language },
): Promise<PaperAnswer> {
  const { source } = paper
  const sections = await sectionsOf(shelf, space, paper, person)
  const writers = sections.flatMap(({ read }) => (read === null ? [] : peopleIn(read)))
  const names = await namesIn(space, people, [...writers, paper.addedBy ?? []].flat(), language)
  const { id, item, title, addedAt, addedBy } = paper
  const by = addedBy === null ? null : { id: addedBy, name: names.of(addedBy) }
  const facts = { id, item, title, addedAt, addedBy: by }
  if (source.what === 'file') {
    const file = fileOf(space, source.file)
    const mayRead = file !== null && permissionOn(space, person, file.section) !== null
    return { what: 'file', ...facts, file: mayRead ? fileView(file) : null }
  }
  return {
    what: 'document',
    ...facts,
    sections: sections.map(({ section, title: called, read }) => ({
      id: section,
      title: called,
      text: read === null ? null : sectionText(read, names, saidIn(space, section)),
    })),
  }
}

/**
 * Says whether a file stood in a text of a paper that its reader may read, and is that text's own: whoever writes the
 * number of another file into a text does not get at it so.
 */
export async function standsInPaper(
  { shelf }: Pick<PaperDeps, 'shelf'>,
  space: Space,
  paper: Paper,
  person: string,
  file: Pick<SpaceFile, 'id' | 'section'>,
): Promise<boolean> {
  const sections = await sectionsOf(shelf, space, paper, person)
  const text = sections.find(({ section }) => section === file.section)
  return text?.read?.blocks.some((block) => block.file === file.id) ?? false
}

interface AsItStood {
  readonly section: string
  readonly title: string
  /** Null where it cannot be read. */
  readonly read: SectionRead | null
}

/** The sections that the reader may read, as they stood; what was suggested in them then is no part of them. */
function sectionsOf(
  shelf: Shelf,
  space: Space,
  { source }: Paper,
  person: string,
): Promise<readonly AsItStood[]> {
  if (source.what === 'file') return Promise.resolve([])
  const now = space.documents.get(source.document)?.sections ?? []
  const open = source.sections.filter(({ section }) => {
    const rights = now.find(({ id }) => id === section)?.rights ?? []
    return !isShutOut(space, person, rights)
  })
  return Promise.all(
    open.map(async ({ section, title, seq }) => {
      const read = await shelf.readAt(section, seq).catch(() => null)
      return { section, title, read: read === null ? null : { ...read, shown: null } }
    }),
  )
}
