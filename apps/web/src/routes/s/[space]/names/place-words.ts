import type { NamePlaces } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'

/** Where a name may stand, in words. */
export function placeWords(place: Pick<NamePlaces['places'][number], 'in' | 'title' | 'document'>): string {
  if (place.document === null)
    return place.in === 'address' ? m.names_whereSpaceAddress() : m.names_whereSpace()
  const document = place.document.title
  const title = place.title ?? document
  switch (place.in) {
    case 'text':
      return m.names_where({ title, document })
    case 'comment':
      return m.names_whereComment({ title, document })
    case 'title':
      return m.names_whereTitle({ document })
    case 'address':
      return m.names_whereAddress({ document })
    case 'caption':
      return m.names_whereCaption({ title })
    case 'words':
      return m.names_whereWords({ document: place.title ?? document })
  }
}
