import type { EventOf } from '../event.ts'
import type { Section, Space, SpaceDocument } from '../space.ts'

export function createDocument(space: Space, { payload }: EventOf<'documentCreated'>, at: number): Space {
  const { document: id, type: kind, ...rest } = payload
  const created = {
    ...rest,
    id,
    kind,
    putAway: false,
    reviewCame: null,
    createdAt: at,
    sections: [],
    versions: [],
  }
  return { ...space, documents: new Map(space.documents).set(id, created) }
}

export function nameVersion(space: Space, { payload }: EventOf<'versionNamed'>, at: number): Space {
  const { document, version: id, name, by, sections } = payload
  return changeDocument(space, document, ({ versions }) => ({
    versions: [...versions, { id, name, by, at, sections }],
  }))
}

export function addSection(space: Space, { payload }: EventOf<'sectionAdded'>): Space {
  const { document: documentId, section: id, opensAfter: waitsFor, ...rest } = payload
  if (!space.documents.has(documentId) || space.places.has(id)) return space
  const added: Section = {
    ...rest,
    id,
    waitsFor,
    closed: null,
    titleShown: false,
    putAway: false,
  }
  const placed = changeDocument(space, documentId, (document) => ({
    sections: inOrder([...document.sections, added]),
  }))
  return { ...placed, places: new Map(space.places).set(id, documentId) }
}

export function changeDocument(
  space: Space,
  id: string,
  change: (document: SpaceDocument) => Partial<SpaceDocument>,
): Space {
  const document = space.documents.get(id)
  if (document === undefined) return space
  return { ...space, documents: new Map(space.documents).set(id, { ...document, ...change(document) }) }
}

export function changeSection(
  space: Space,
  id: string,
  change: (section: Section, document: SpaceDocument) => Partial<Section>,
): Space {
  return changeDocument(space, space.places.get(id) ?? '', (document) => ({
    sections: inOrder(
      document.sections.map((section) =>
        section.id === id ? { ...section, ...change(section, document) } : section,
      ),
    ),
  }))
}

/** By place; two that were put at one place at once stand in the order of their ids. */
function inOrder(sections: readonly Section[]): readonly Section[] {
  return sections.toSorted((a, b) => compare(a.order, b.order) || compare(a.id, b.id))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
