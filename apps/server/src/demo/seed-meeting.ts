import { nextInSeries } from '@alongside/meeting'
import { nextAt, type Ask, type Space } from '@alongside/space'
import type { Store } from '@alongside/storage'
import { paperNow } from '../meeting/paper-now.ts'
import { items, nextMeeting, type DemoItem } from './content/meeting.ts'
import type { PersonKey } from './content/people.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

/** Nobody is connected to a demo that is being written. */
const presence = { isGone: () => false, isCardGone: () => false }

/** So far ahead at least is the meeting, so that there is time to prepare it. */
const leastDaysAhead = 14

export interface SeedMeetingDeps {
  readonly ask: (key: PersonKey, what: Ask) => Promise<string>
  readonly idOf: (key: PersonKey) => string
  readonly newId: () => string
  readonly load: () => Promise<Space>
  readonly text: Pick<Store['text'], 'start'>
  readonly now: number
  readonly timeZone: string
}

/** Calls the board's next meeting, puts its items on the agenda, and publishes it. */
export async function seedMeeting(deps: SeedMeetingDeps): Promise<void> {
  const { ask, idOf, now, timeZone } = deps
  const { title, series, quorum, seats } = nextMeeting
  const someDay = nextAt(now + leastDaysAhead * dayMs, timeZone, {
    minute: nextMeeting.startsAtMinute,
    weekday: null,
  })
  const startsAt = nextInSeries(series, someDay, timeZone) ?? someDay
  const dayBefore = (days: number) => startsAt - days * dayMs
  const meeting = await ask('sam', {
    do: 'callMeeting',
    title,
    notice: {
      ...nextMeeting.notice,
      startsAt,
      endsAt: startsAt + nextMeeting.minutes * minuteMs,
      papersDue: new Date(dayBefore(nextMeeting.papersDueDays)).toISOString().slice(0, 10),
      preMeeting: { startsAt: dayBefore(nextMeeting.preMeetingDays), words: nextMeeting.preMeetingWords },
    },
    quorum: { atLeast: quorum.atLeast, of: [...quorum.of] },
    seats: seats.map(({ key, votes }) => ({ person: idOf(key), votes })),
    series,
    from: null,
  })
  let after: string | null = null
  for (const item of items) {
    const { title: itemTitle, facts, among } = item
    const { presenter } = facts
    after = await ask('sam', {
      do: 'addItem',
      meeting,
      title: itemTitle,
      after,
      facts: { ...facts, presenter: presenter === null ? null : idOf(presenter) },
      confidential: among === null ? null : { people: among.map(idOf) },
    })
    if (item.paper !== undefined) await addPaper(deps, meeting, after, item.paper)
  }
  await ask('sam', { do: 'meet', meeting, ask: { do: 'publish', needs: [] }, presence })
}

/** Adds a document as it stands now to an item as a paper. */
async function addPaper(
  { ask, idOf, newId, load, text }: SeedMeetingDeps,
  meeting: string,
  item: string,
  { kind, by }: NonNullable<DemoItem['paper']>,
): Promise<void> {
  const space = await load()
  const document = [...space.documents.values()].find((one) => one.kind === kind)?.id ?? ''
  const source = { what: 'document', document } as const
  const adding = { do: 'addPaper', paper: newId(), item, source } as const
  const paper = await paperNow(text, space, idOf(by), meeting, adding)
  await ask(by, { do: 'meet', meeting, ask: paper, presence })
}
