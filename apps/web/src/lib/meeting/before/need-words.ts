import { formatSchema, type Needs } from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { formatName } from '#lib/needs/words.ts'

/** What a line of somebody's needs record asks for, in words; `needs` is null where the reader may not read them. */
export function needInWords(line: string, needs: Needs | null): string {
  const name = line.split(':').at(-1) ?? line
  const format = formatSchema.safeParse(name)
  if (format.success) return formatName(format.data)
  switch (name) {
    case 'formatWords':
      return needs?.formatWords || m.needs_formatWords()
    case 'language':
      return labelled(m.needs_language(), needs?.language)
    case 'times':
      return labelled(m.needs_times(), needs?.times)
    case 'supporter':
    case 'supporterWords':
      return labelled(m.needs_supporter(), needs?.supporterWords)
    case 'pleaseDo':
      return labelled(m.needs_pleaseDo(), needs?.pleaseDo)
    case 'pleaseDont':
      return labelled(m.needs_pleaseDont(), needs?.pleaseDont)
    default:
      return m.meeting_someNeed()
  }
}

function labelled(label: string, words: string | undefined): string {
  return words ? m.meeting_needLine({ label, words }) : label
}
