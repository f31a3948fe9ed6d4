import { penOf } from '@alongside/protocol'
import type { Attribution, Author, Origin, Stranger, WriterOf } from './attribution.ts'
import { fileOf } from './imported.ts'
import { stretchesOf } from './stretches.ts'

/** Who wrote words where they were first written, and when (of the first of them), in milliseconds since 1970. */
export interface Authorship {
  readonly author: Author
  readonly at: number
}

/** Whose words an origin is. Throws `RangeError` for a pen that is bound to nobody, and a stranger that is not known. */
export function authorOf(attribution: Attribution, writerOf: WriterOf, origin: Origin): Authorship {
  if (origin.is === 'elsewhere') {
    const { section: _section, client: _client, ...author } = strangerOf(attribution, origin.stranger)
    return { author, at: origin.at }
  }
  const { client, clock } = origin
  const at = stretchesOf(attribution, client, clock, clock + 1)[0]?.at ?? 0
  const importedFrom = fileOf(attribution, client, clock)
  const holder = holderOf(writerOf, client)
  return { author: importedFrom === undefined ? holder : { ...holder, importedFrom }, at }
}

/** Who holds the pen of a client id of this section, as `writerOf` gives them. Throws `RangeError` for one that is bound to nobody. */
export function holderOf(writerOf: WriterOf, client: number): Author {
  const writer = writerOf(penOf(client) ?? 0)
  if (writer === undefined) throw new RangeError(`client ${client} belongs to no bound pen`)
  return writer
}

/** Someone whose words came here from another section. Throws `RangeError` for a number of nobody. */
export function strangerOf({ strangers }: Pick<Attribution, 'strangers'>, number: number): Stranger {
  const stranger = strangers[number]
  if (stranger === undefined) throw new RangeError(`there is no stranger ${number}`)
  return stranger
}
