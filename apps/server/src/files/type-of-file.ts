import { isFileType, Refusal, type FileType } from '@alongside/protocol'
import { fileTypeFromFile } from 'file-type'
import { isFilm } from './film.ts'
import { beginningOfText } from './plain-text.ts'

/** What the bytes of a file are, whatever its name says. Refuses a kind of file that is not taken, in words. */
export async function typeOfFile(path: string): Promise<FileType> {
  const beginning = await beginningOfText(path)
  return beginning === null ? typeOfBytes(path) : typeOfText(beginning)
}

/** Text first, since a text may begin with any letters, also with those by which a kind of picture is known. */
function typeOfText(beginning: string): FileType {
  const start = beginning.replace(/^[\uFEFF\s]+/, '')
  if (start.startsWith('%PDF-')) return 'application/pdf'
  if (start.startsWith('<')) {
    throw wrongType(
      'page',
      'This is a web page or a drawing made of code (HTML, SVG, XML), which could do harm in the browser of ' +
        'whoever opens it. Save it as a PDF or a picture.',
    )
  }
  if (start.startsWith('{\\rtf') || start.startsWith('%!')) throw notTaken()
  return 'text/plain'
}

async function typeOfBytes(path: string): Promise<FileType> {
  const found = (await fileTypeFromFile(path))?.mime ?? ''
  const [type = ''] = found.split(';', 1)
  switch (type) {
    case 'video/mp4':
    case 'audio/mp4':
    case 'audio/x-m4a':
      return recording(path, 'mp4', 'audio/mp4')
    case 'video/webm':
    case 'audio/webm':
      return recording(path, 'webm', 'audio/webm')
    case 'image/apng':
      return 'image/png'
    case 'image/heic':
    case 'image/heif':
    case 'image/avif':
      throw wrongType('picture', 'Many devices cannot show this kind of picture. Save it as a JPEG.')
    case '':
      throw wrongType(
        'unknown',
        'It is not clear what this file is. If it is a text, save it as UTF-8. ' + whatIsTaken,
      )
    default:
      if (isFileType(type)) return type
      throw type.startsWith('video/') ? film() : notTaken()
  }
}

/** Recordings come in the same two kinds of file as films do. */
async function recording(path: string, kind: 'mp4' | 'webm', type: FileType): Promise<FileType> {
  if (await isFilm(path, kind)) throw film()
  return type
}

const whatIsTaken =
  'You can add pictures (PNG, JPEG, WebP, GIF), sound, PDF, office files (Word, Excel, PowerPoint, ' +
  'OpenDocument) and plain text.'

function notTaken(): Refusal {
  return wrongType('other', `This kind of file is not taken. ${whatIsTaken}`)
}

function film(): Refusal {
  return wrongType('film', `Films are not taken. ${whatIsTaken}`)
}

function wrongType(which: string, words: string): Refusal {
  return new Refusal('invalid', words, `type.${which}`)
}
