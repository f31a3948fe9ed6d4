import type { DocumentView, SectionView } from '@alongside/protocol'
import {
  permissionOn,
  permissionOnDocument,
  rightOnDocument,
  type Grant,
  type Space,
  type SpaceDocument,
} from '@alongside/space'
import { documentSummary } from './space-view.ts'

/** A document as one of its readers may see it: only the sections that they may read, rights only for owners. */
export function documentView(space: Space, document: SpaceDocument, person: string): DocumentView {
  const held = permissionOnDocument(space, person, document.id)
  // What was put away can only be read, but whoever owns it still decides who may.
  const owns = rightOnDocument(space, person, document) === 'own'
  return {
    ...documentSummary(document),
    space: { id: space.id, slug: space.slug, name: space.name },
    permission: held ?? 'read',
    sections: document.sections.flatMap((section): SectionView[] => {
      const permission = permissionOn(space, person, section.id)
      if (permission === null) return []
      const { id, key, title, prompt, putAway, rights } = section
      const grants = owns || permission === 'own' ? copy(rights) : []
      return [{ id, key, title, prompt, permission, putAway, grants }]
    }),
    grants: owns ? copy(document.rights) : [],
  }
}

function copy(grants: readonly Grant[]) {
  return grants.map(({ grantee, permission }) => ({ grantee, permission }))
}
