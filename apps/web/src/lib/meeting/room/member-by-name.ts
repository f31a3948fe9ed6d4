import type { MemberView } from '@alongside/protocol'

/** Somebody who is on the roll by name alone, in the form in which members are shown beside their words. */
export function memberByName({
  person,
  name,
  capacity,
}: Pick<MemberView, 'person' | 'capacity'> & { readonly name: string }): MemberView {
  return {
    person,
    name,
    capacity,
    capacities: [capacity],
    organisation: null,
    seat: null,
    speaksFor: null,
    term: { from: null, to: null },
    voting: false,
    colour: 6,
    offices: [],
    atMost: null,
    withoutMail: true,
    guest: null,
    left: true,
  }
}
