import { nextInSeries } from '@alongside/meeting'
import { nextAt, type Ask } from '@alongside/space'
import { items, nextMeeting } from './content/meeting.ts'
import type { PersonKey } from './content/people.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

/** So far ahead at least is the meeting, so that there is time to prepare it. */
const leastDaysAhead = 14

export interface SeedMeetingDeps {
  readonly ask: (key: PersonKey, what: Ask) => Promise<string>
  readonly idOf: (key: PersonKey) => string
  readonly now: number
  readonly timeZone: string
}

/** Calls the board's next meeting, puts its items on the agenda, and publishes it. */
export async function seedMeeting({ ask, idOf, now, timeZone }: SeedMeetingDeps): Promise<void> {
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
  for (const { title: itemTitle, facts, among } of items) {
    const { presenter } = facts
    after = await ask('sam', {
      do: 'addItem',
      meeting,
      title: itemTitle,
      after,
      facts: { ...facts, presenter: presenter === null ? null : idOf(presenter) },
      confidential: among === null ? null : { people: among.map(idOf) },
    })
  }
  const presence = { isGone: () => false, isCardGone: () => false }
  await ask('sam', { do: 'meet', meeting, ask: { do: 'publish', needs: [] }, presence })
}
