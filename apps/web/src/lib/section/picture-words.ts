import { m } from '#lib/paraglide/messages.js'
import { sizeInWords } from '#lib/words/size.ts'
import type { PictureTrouble } from './picture-file.ts'

const words: Readonly<Record<PictureTrouble, (maxBytes: number) => string>> = {
  offline: m.picture_offline,
  tooLarge: (maxBytes) => m.picture_tooLarge({ size: sizeInWords(maxBytes) }),
  wrongType: m.picture_wrongType,
  tooMany: m.picture_tooMany,
  noRoom: m.picture_noRoom,
  notAllowed: m.picture_notAllowed,
  failed: m.picture_failed,
}

/** Why a picture is not in the text, and what to do. */
export const pictureTroubleWords = (trouble: PictureTrouble, maxBytes: number): string =>
  words[trouble](maxBytes)
