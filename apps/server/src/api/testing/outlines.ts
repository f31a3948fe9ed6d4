import type { DocumentOutline } from '@alongside/space'

const header: DocumentOutline['header'] = {
  status: 'draft',
  purpose: '',
  rung: 'involved',
  language: 'en',
  confidentiality: 'space',
  reviewDue: null,
}

/** Two kinds of document, small enough to be read in a test. */
export function smallOutlineOf(kind: string): DocumentOutline | null {
  switch (kind) {
    case 'blank':
      return {
        header,
        personal: false,
        sections: [{ key: 'text', title: 'Text', prompt: null, ownerOnly: false }],
      }
    case 'plan':
      return {
        header,
        personal: true,
        sections: [
          { key: 'talk', title: 'How to talk with me', prompt: null, ownerOnly: true },
          { key: 'life', title: 'My life', prompt: null, ownerOnly: false },
        ],
      }
    default:
      return null
  }
}
