import type { DocumentView, SectionView } from '@alongside/protocol'
import {
  memberOf,
  permissionOn,
  permissionOnDocument,
  placeOf,
  rightOnDocument,
  rightOnSection,
  standingsOn,
  voicedIn,
  voicesFor,
  type Grant,
  type Section,
  type Space,
  type SpaceDocument,
} from '@alongside/space'
import { documentSummary } from './space-view.ts'

/** A document as one of its readers may see it, where `mayIn` says what they may do in a section: only the sections that they may read, rights only for owners. */
export function documentView(
  space: Space,
  document: SpaceDocument,
  person: string,
  mayIn: typeof permissionOn,
): DocumentView {
  const held = permissionOnDocument(space, person, document.id)
  // What was put away can only be read, but whoever owns it still decides who may.
  const owns = rightOnDocument(space, person, document) === 'own'
  return {
    ...documentSummary(document),
    space: { id: space.id, slug: space.slug, name: space.name },
    permission: held ?? 'read',
    sections: document.sections.flatMap((section) => sectionView(space, document, section, person, mayIn)),
    voices: voicesIn(space, document, person),
    titles: titlesOf(space, document, person),
    grants: owns ? copy(document.rights) : [],
    people: owns
      ? [...standingsOn(space, document)].map(([person, standing]) => ({ person, ...standing }))
      : [],
  }
}

function sectionView(
  space: Space,
  document: SpaceDocument,
  section: Section,
  person: string,
  mayIn: typeof permissionOn,
): SectionView[] {
  const permission = mayIn(space, person, section.id)
  if (permission === null) return []
  const { id, key, title, prompt, putAway, closed, needsVoice, titleShown, rights } = section
  const owns = rightOnSection(space, person, document, section) === 'own'
  return [
    {
      id,
      key,
      title,
      prompt,
      permission,
      owns,
      putAway,
      closed: closed === null ? null : { ...closed },
      waitsFor: waitsFor(space, section, person),
      needsVoice,
      titleShown,
      ...typedIn(space, id),
      grants: owns ? copy(rights) : [],
    },
  ]
}

/** Those whose words the reader may type in some section, each with the sections that they may edit and type nothing for them. */
function voicesIn(space: Space, { sections }: SpaceDocument, person: string): DocumentView['voices'] {
  const bySection = new Map(
    sections
      .map(({ id }) => [id, voicesFor(space, person, id)] as const)
      .filter(([, voices]) => voices.length > 0),
  )
  const all = new Map([...bySection.values()].flat().map((one) => [one.person, one.capacity]))
  return Array.from(all, ([voice, capacity]) => ({
    person: voice,
    capacity,
    except: [...bySection.keys()].filter((id) => !bySection.get(id)?.some((one) => one.person === voice)),
  }))
}

/** What was said of words that others typed for somebody; most sections hold none. */
function typedIn(space: Space, section: string): Pick<SectionView, 'typed'> {
  const typed = Array.from(voicedIn(space, section), ([person, { waits, confirmed, disowned }]) => ({
    person,
    waits,
    confirmed: (confirmed?.blocks ?? []).map((letters) => [...letters]),
    disowned: [...disowned],
  }))
  return typed.length === 0 ? {} : { typed }
}

/** Of a section that the reader may not see, another that waits for it does not tell. */
function waitsFor(space: Space, section: Section, person: string): SectionView['waitsFor'] {
  if (section.waitsFor === null) return null
  const { section: awaited, entries } = section.waitsFor
  const isSeen = permissionOn(space, person, awaited) !== null
  return { title: isSeen ? (placeOf(space, awaited)?.section.title ?? null) : null, entries }
}

/**
 * Titles of what a member may not read, where its owner lets them be seen. What was put away is not shown, and guests
 * are shown none.
 */
function titlesOf(space: Space, { sections }: SpaceDocument, person: string): DocumentView['titles'] {
  if (memberOf(space, person)?.guest !== null) return []
  let after: string | null = null
  const titles: DocumentView['titles'] = []
  for (const { id, title, titleShown, putAway } of sections) {
    if (permissionOn(space, person, id) !== null) after = id
    else if (titleShown && !putAway) titles.push({ id, title, after })
  }
  return titles
}

function copy(grants: readonly Grant[]) {
  return grants.map(({ grantee, permission }) => ({ grantee, permission }))
}
