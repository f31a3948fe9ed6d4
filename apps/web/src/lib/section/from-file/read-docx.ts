import { unzipSync } from 'fflate'
import mammoth from 'mammoth'

/** More than this many bytes, once it is taken out of its package, no page could hold. */
const mostUnpackedBytes = 60_000_000

/** What a word processor's file holds: its text as HTML, and whom it names as its writers, in its order. */
export interface Docx {
  readonly html: string
  readonly names: readonly string[]
}

/** Reads a word processor's file; *tooLarge* for one that unpacks to more than can be held. Throws for what is none. */
export async function readDocx(bytes: ArrayBuffer): Promise<Docx | 'tooLarge'> {
  let unpacked = 0
  const parts = unzipSync(new Uint8Array(bytes), {
    filter: ({ name, originalSize }) => {
      unpacked += originalSize
      return unpacked <= mostUnpackedBytes && (name === 'docProps/core.xml' || name === 'word/document.xml')
    },
  })
  if (unpacked > mostUnpackedBytes) return 'tooLarge'
  const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
  const { value } = await mammoth.convertToHtml({ arrayBuffer: bytes }, { convertImage })
  return {
    html: value,
    names: [...creatorsIn(parts['docProps/core.xml']), ...editorsIn(parts['word/document.xml'])],
  }
}

function creatorsIn(bytes: Uint8Array | undefined): readonly string[] {
  return [...xmlOf(bytes).getElementsByTagNameNS('http://purl.org/dc/elements/1.1/', 'creator')].map(
    ({ textContent }) => textContent,
  )
}

/** Those whose tracked words stand in it. */
function editorsIn(bytes: Uint8Array | undefined): readonly string[] {
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  return [...xmlOf(bytes).getElementsByTagNameNS(word, 'ins')].map(
    (inserted) => inserted.getAttributeNS(word, 'author') ?? '',
  )
}

function xmlOf(bytes: Uint8Array | undefined): Document {
  const xml = bytes === undefined ? '<none/>' : new TextDecoder().decode(bytes)
  return new DOMParser().parseFromString(xml, 'application/xml')
}
