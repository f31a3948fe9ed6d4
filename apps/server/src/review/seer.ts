import {
  maySee,
  permissionOn,
  placeOf,
  preparersOf,
  type Section,
  type Space,
  type SpaceDocument,
} from '@alongside/space'

/** For whom evidence is counted: what of a space they may know. */
export interface Seer {
  readonly maySee: (document: string) => boolean
  readonly mayRead: (section: string) => boolean
  /** Whether they know what people needed at a meeting. */
  readonly knowsNeeds: (meeting: string) => boolean
}

/** A member or guest. */
export function seerIn(space: Space, person: string): Seer {
  return {
    maySee: (document) => maySee(space, person, document),
    mayRead: (section) => permissionOn(space, person, section) !== null,
    knowsNeeds: (meeting) => preparersOf(space, meeting).includes(person),
  }
}

/** Those outside: only what everybody in the space may read is counted for them, and nothing of what people need. */
export function seerOutside(space: Space): Seer {
  return {
    maySee: (id) => isForAll(space.documents.get(id)),
    mayRead: (id) => {
      const place = placeOf(space, id)
      if (place === null || !isForAll(place.document)) return false
      const item = space.meetings.get(place.document.id)?.items.get(id)
      return isShownToAll(place.section) && item?.wasConfidential !== true
    },
    knowsNeeds: () => false,
  }
}

function isForAll(document: SpaceDocument | undefined): boolean {
  return (
    document !== undefined &&
    isShownToAll(document) &&
    document.rights.some(({ grantee }) => grantee.to === 'space')
  )
}

function isShownToAll({ rights }: Pick<Section, 'rights'>): boolean {
  return rights.every(({ permission }) => permission !== null)
}
