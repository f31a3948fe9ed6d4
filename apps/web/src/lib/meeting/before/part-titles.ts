import { m } from '#lib/paraglide/messages.js'
import type { PartName } from './steps.ts'

const titles: Readonly<Record<PartName, () => string>> = {
  title: m.meeting_titleTitle,
  when: m.meeting_whenTitle,
  where: m.meeting_whereTitle,
  more: m.meeting_moreTitle,
  people: m.meeting_peopleTitle,
  quorum: m.meeting_quorumTitle,
  series: m.meeting_seriesTitle,
}

/** The question that a page about a meeting asks. */
export const partTitle = (part: PartName): string => titles[part]()
