import { agendaTimes, type Item, type MeetingView, type Paper } from '@alongside/meeting'
import type { DocumentView, SectionView } from '@alongside/protocol'
import { momentOf } from './local-time.ts'

type Times = ReturnType<typeof agendaTimes>

/** An item of the agenda with what belongs to it. */
export interface AgendaItem {
  readonly item: Item
  readonly section: SectionView
  readonly planned: Times['items'][number]
  readonly papers: readonly Paper[]
}

/** The items of a meeting in their order, as far as its reader may know of them, and when they are planned. */
export function agendaOf(
  { items, papers, notice }: Pick<MeetingView, 'items' | 'papers' | 'notice'>,
  { sections }: Pick<DocumentView, 'sections'>,
): { readonly items: readonly AgendaItem[]; readonly overrunMinutes: number } {
  const known = new Map(items.map((item) => [item.id, item]))
  const shown = sections.flatMap((section) => {
    const item = section.putAway ? undefined : known.get(section.id)
    return item === undefined ? [] : [{ item, section }]
  })
  const times = agendaTimes(
    shown.map(({ item }) => item.facts),
    notice,
  )
  return {
    overrunMinutes: times.overrunMinutes,
    items: shown.map(({ item, section }, at) => ({
      item,
      section,
      planned: times.items[at]!,
      papers: papers.filter((paper) => paper.item === item.id),
    })),
  }
}

/** Says whether a paper came after the last day on which papers are sent, by the clocks of a zone. */
export function isLate(
  { addedAt }: Pick<Paper, 'addedAt'>,
  { papersDue }: Pick<MeetingView['notice'], 'papersDue'>,
  zone: string,
): boolean {
  if (papersDue === null) return false
  const nextDay = new Date(Date.parse(papersDue) + 86_400_000).toISOString().slice(0, 10)
  const over = momentOf({ day: nextDay, time: '00:00' }, zone)
  return over !== null && addedAt >= over
}
