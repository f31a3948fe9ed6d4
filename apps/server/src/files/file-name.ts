import { fileTypes, type FileType } from '@alongside/protocol'

/** What would break a line, turn the reading direction round so that an ending looks like another, or hide. */
const unseen = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu
/** What some systems take for something else in a name. */
const special = /[<>:"|?*]/g
const maxLetters = 100

/** A name as it can be kept and given out: no path, nothing unseen, not too long, with an ending that is true. */
export function cleanFileName(given: string, type: FileType): string {
  const plain = given
    .toWellFormed()
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(unseen, '')
    .replace(/^.*[/\\]/s, '')
    .replace(special, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
  const endings: readonly string[] = fileTypes[type]
  const ending = endings.find((one) => plain.toLowerCase().endsWith(`.${one}`))
  const stem = ending === undefined ? plain : plain.slice(0, -ending.length - 1)
  const short = Array.from(stem)
    .slice(0, maxLetters)
    .join('')
    .replace(/[. ]+$/, '')
  return `${short === '' ? 'file' : short}.${ending ?? endings[0]}`
}
