import type { Capacity, Office, Seat } from '@alongside/protocol'

export type PersonKey = 'asha' | 'moses' | 'lena' | 'sam' | 'priya' | 'gwen' | 'ines' | 'omar'

/** A person of the demo. */
export interface DemoPerson {
  readonly key: PersonKey
  readonly name: string
  /** Who they are, in a few words, where the accounts are offered. */
  readonly about: string
  /** Null: no member of the board. */
  readonly seat: Seat | null
  readonly offices: readonly Office[]
}

interface Place {
  readonly seat?: string
  readonly organisation?: string
  readonly speaksFor?: string
  readonly voting?: boolean
}

function seatOf(capacities: readonly Capacity[], place: Place): Seat {
  const { seat = null, organisation = null, speaksFor = null, voting = true } = place
  return {
    capacities: [...capacities],
    seat,
    organisation,
    speaksFor,
    term: { from: null, to: null },
    voting,
  }
}

/** The first opens the board; the others join in this order. */
export const demoPeople: readonly DemoPerson[] = [
  {
    key: 'lena',
    name: 'Lena Fischer',
    about: 'Lay partner. Chairs the board and is one of its organisers.',
    seat: seatOf(['layPartner'], { seat: 'Lay partner, seat 1' }),
    offices: ['chair'],
  },
  {
    key: 'sam',
    name: 'Sam Whitfield',
    about: 'Support worker. Takes the notes and is one of the organisers.',
    seat: seatOf(['frontlineStaff'], { organisation: 'Riverside Support at Home', voting: false }),
    offices: ['organiser', 'noteTaker'],
  },
  {
    key: 'asha',
    name: 'Asha Rahman',
    about: 'Uses services. The care plan here is hers.',
    seat: seatOf(['usesServices'], { seat: 'People who use services, seat 1' }),
    offices: [],
  },
  {
    key: 'moses',
    name: 'Moses Okafor',
    about: 'Unpaid carer, and on some evenings a lay partner too.',
    seat: seatOf(['unpaidCarer', 'layPartner'], {
      seat: 'Carers, seat 2',
      speaksFor: 'Riverside carers’ group',
    }),
    offices: [],
  },
  {
    key: 'priya',
    name: 'Priya Nair',
    about: 'Commissioner at the council.',
    seat: seatOf(['commissioner'], { organisation: 'Riverside Council' }),
    offices: [],
  },
  {
    key: 'gwen',
    name: 'Gwen Parry',
    about: 'Observer. She may read and comment, and does not write.',
    seat: seatOf(['observer'], { organisation: 'Neighbouring board', voting: false }),
    offices: [],
  },
  {
    key: 'ines',
    name: 'Ines Duarte',
    about: 'Volunteer advocate. She may suggest changes, and those who write decide.',
    seat: seatOf(['layPartner'], { organisation: 'Riverside Voices', voting: false }),
    offices: [],
  },
  {
    key: 'omar',
    name: 'Omar Haddad',
    about: 'Has an account, and is no member of this board.',
    seat: null,
    offices: [],
  },
]
