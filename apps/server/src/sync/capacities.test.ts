import type { Capacity, EventEnvelope } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { createCapacities } from './capacities.ts'

const [space, person] = ['s'.repeat(16), 'p'.repeat(16)]

function seated(seq: number, at: number, ...capacities: Capacity[]): EventEnvelope {
  const term = { from: null, to: null }
  const seat = { capacities, organisation: null, seat: null, speaksFor: null, term, voting: true }
  const joined = {
    person,
    seat,
    inSpace: 'fullName',
    inPublic: 'fullName',
    withoutMail: false,
    invitation: null,
  }
  const [kind, payload] = seq === 1 ? ['memberJoined', joined] : ['seatChanged', { person, seat }]
  return {
    seq,
    space,
    at,
    actor: person,
    hand: person,
    capacity: null,
    audience: { to: 'space' },
    kind,
    payload,
  }
}

it('[S2] a capacity counts that was held at any time since the session began, and none that was given up before', async () => {
  const log = [seated(1, 100, 'clinician'), seated(2, 200, 'unpaidCarer'), seated(3, 300, 'layPartner')]
  const capacitiesOf = createCapacities({
    read: async (_space, after) => log.filter(({ seq }) => seq > after),
  })
  expect(await capacitiesOf(space, person, 150)).toEqual(['clinician', 'unpaidCarer', 'layPartner'])
  expect(await capacitiesOf(space, person, 250)).toEqual(['unpaidCarer', 'layPartner'])
  expect(await capacitiesOf(space, person, 350)).toEqual(['layPartner'])
  log.push(seated(4, 400, 'observer'))
  expect(await capacitiesOf(space, person, 350)).toEqual(['layPartner', 'observer'])
})

it('[S2] someone who was never seated holds none', async () => {
  const capacitiesOf = createCapacities({ read: async () => [] })
  expect(await capacitiesOf(space, person, 0)).toEqual([])
})
