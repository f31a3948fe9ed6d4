import type { Command } from '@alongside/protocol'
import { z } from 'zod'
import type { Event } from './ear.ts'
import type { Hall } from './hall.ts'

/** What attendees do in a meeting while it is measured. */
export interface Act {
  /** The `n`th thing that is done; it is by the `n % people`th attendee. */
  commandOf(hall: Hall, n: number): Command
  /** Which of them an event tells of, or null for none. */
  numberOf(event: Event): number | null
}

const toldSchema = z.object({ card: z.string() })

/** Each attendee in turn holds up a card and takes it down again, `people` of them. */
export function cardsOf(people: number): Act {
  return {
    commandOf({ meeting, ids }, n) {
      const at = n % people
      const round = Math.floor(n / people)
      const card = `${at}c${Math.floor(round / 2)}`.padEnd(16, 'x')
      const by = { as: 'named' as const, person: ids[at] ?? '' }
      return {
        do: 'meet',
        meeting,
        ask:
          round % 2 === 0
            ? { do: 'raiseCard', card, colour: 'yellow', by }
            : { do: 'lowerCard', card, token: null },
      }
    },
    numberOf({ kind, payload }) {
      const told = toldSchema.safeParse(payload).data
      if (told === undefined) return null
      const [at = 0, pair = 0] = told.card.replaceAll('x', '').split('c').map(Number)
      return (pair * 2 + (kind === 'cardRaised' ? 0 : 1)) * people + at
    },
  }
}
