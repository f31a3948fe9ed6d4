import type { MeetingAnswer } from '@alongside/meeting'
import { m } from '#lib/paraglide/messages.js'
import { formatName } from '#lib/needs/words.ts'

/** What somebody wrote of a need, as far as the reader may read it. */
type Said = Pick<MeetingAnswer['checkWords'][number], 'formats' | 'words'>

const lines: Readonly<Record<string, () => string>> = {
  formats: m.meeting_need_formats,
  language: m.meeting_need_language,
  times: m.meeting_need_times,
  supporter: m.meeting_need_supporter,
  pleaseDo: m.meeting_need_pleaseDo,
  pleaseDont: m.meeting_need_pleaseDont,
}

/** What a line of somebody's needs record asks for; without `said` it tells only what the line is about. */
export function needInWords(line: string, said: Said | undefined): string {
  const label = lines[line]?.() ?? m.meeting_someNeed()
  const words = [...(said?.formats.map(formatName) ?? []), said?.words ?? ''].filter((one) => one !== '')
  return words.length === 0 ? label : m.meeting_needLine({ label, words: words.join(', ') })
}
