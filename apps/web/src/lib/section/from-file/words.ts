import { m } from '#lib/paraglide/messages.js'
import { sizeInWords } from '#lib/words/size.ts'
import type { NotPutIn } from './file-desk.svelte.ts'
import { mostFileBytes } from './read-file.ts'

const words: Readonly<Record<NotPutIn, () => string>> = {
  wrongKind: m.fromFile_wrongKind,
  tooLarge: () => m.fromFile_tooLarge({ size: sizeInWords(mostFileBytes) }),
  empty: m.fromFile_empty,
  unreadable: m.fromFile_unreadable,
  offline: m.fromFile_offline,
  forAnother: m.fromFile_forAnother,
  closed: m.fromFile_closed,
}

/** Why nothing of a file is in the text, and what to do. */
export const notPutInWords = (why: NotPutIn): string => words[why]()
