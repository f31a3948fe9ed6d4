import type { Capacity, HeardAnswer } from '@alongside/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heardFigures, heardGroups } from './heard.ts'
import { Hall, id, lena } from './testing/hall.ts'
import { uniteIn } from './unite.ts'

const itself = (person: string): string => person

/** A meeting with people on the roll: `a:unpaidCarer b:layPartner`. */
function held(roll: string): Hall {
  const hall = new Hall()
  hall.add('bus')
  hall.must(lena, { do: 'publish', needs: [] })
  hall.come(lena)
  hall.must(lena, { do: 'open' })
  for (const one of roll.split(' ')) {
    const [name = '', capacity = ''] = one.split(':')
    const person = id(name)
    const attendance = {
      person,
      capacity: capacity as Capacity,
      how: 'present',
      attends: { as: 'self' },
    } as const
    hall.meeting = {
      ...hall.meeting,
      roll: new Map(hall.meeting.roll).set(person, { ...attendance, from: hall.at, to: null }),
    }
  }
  return hall
}

const given = (written: string) =>
  written.split(' ').map((one) => {
    const [name = '', ballot = ''] = one.split(':')
    return { person: id(name), ballot }
  })
const carers = 'a:unpaidCarer b:unpaidCarer c:unpaidCarer d:unpaidCarer e:unpaidCarer'

describe('whether people were heard', () => {
  it('[G161] is told in groups of five, and not at all of fewer', () => {
    const { meeting } = held(`${carers} f:clinician`)
    const four = heardGroups(meeting, given('a:fully b:no c:little d:fully'), itself)
    expect(heardFigures(four)).toBeNull()
    const six = heardGroups(meeting, given('a:fully b:no c:little d:fully e:mostly f:no'), itself)
    expect(six).toEqual([
      {
        capacities: ['unpaidCarer', 'clinician'],
        people: 6,
        counts: [
          { answer: 'fully', count: 2 },
          { answer: 'mostly', count: 1 },
          { answer: 'little', count: 1 },
          { answer: 'no', count: 2 },
        ],
      },
    ])
    expect(heardFigures(six)?.total?.people).toBe(6)
  })

  it('[G161] is held back of a group that was of one mind', () => {
    const { meeting } = held(carers)
    const groups = heardGroups(meeting, given('a:no b:no c:no d:no e:no'), itself)
    expect(groups).toEqual([{ capacities: ['unpaidCarer'], people: 5, counts: null }])
    expect(heardFigures(groups)?.total).toBeNull()
  })

  it('[G160] is counted once for each person of the roll, as themselves where they were a guest too', () => {
    const { meeting } = held(`${carers} guest:layPartner`)
    const selfOf = (person: string) => (person === id('guest') ? id('a') : person)
    const five = given('guest:no stranger:no a:fully b:mostly c:little d:mostly nonsense:x')
    expect(heardGroups(meeting, five, selfOf)).toEqual([])
    const counts = heardGroups(meeting, [...five, ...given('e:mostly')], selfOf)[0]?.counts
    expect(counts?.map(({ count }) => count)).toEqual([1, 3, 1, 0])
    const asGuest = heardGroups(meeting, given('guest:no b:mostly c:little d:mostly e:fully'), selfOf)
    expect(asGuest[0]?.people).toBe(5)
    // On the roll there is one of them by then, who answered as the guest.
    const united = uniteIn(held(carers.replace('a:', 'guest:')).meeting, id('guest'), id('a'))
    const answered = given('guest:no b:mostly c:little d:mostly e:fully')
    expect(heardGroups(united, answered, selfOf)[0]?.people).toBe(5)
  })

  it('[G161] [G106] leaves of everybody’s answer at least two that fit all that is shown', () => {
    const answers = ['fully', 'mostly', 'little', 'no'] as const
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const
    const capacities = ['unpaidCarer', 'layPartner', 'clinician'] as const
    const someone = fc.tuple(fc.constantFrom(...capacities), fc.constantFrom<HeardAnswer>(...answers))
    fc.assert(
      fc.property(fc.array(someone, { minLength: 5, maxLength: names.length }), (people) => {
        const { meeting } = held(people.map(([capacity], at) => `${names[at]}:${capacity}`).join(' '))
        const shown = (said: readonly HeardAnswer[]) =>
          JSON.stringify(
            heardGroups(meeting, given(said.map((a, at) => `${names[at]}:${a}`).join(' ')), itself),
          )
        const said = people.map(([, answer]) => answer)
        const seen = shown(said)
        const groups = heardGroups(meeting, given(said.map((a, at) => `${names[at]}:${a}`).join(' ')), itself)
        for (const [at, answer] of said.entries()) {
          const [capacity = 'observer'] = people[at] ?? []
          const group = groups.find((one) => one.capacities.includes(capacity))
          const isInIt = (where: number) =>
            group?.capacities.includes(people[where]?.[0] ?? 'observer') === true
          const fits = answers.some((other) => {
            if (other === answer) return false
            // Somebody of the group may have answered so, and they the other; or, held back, all may have.
            const all = said.map((one, where) => (isInIt(where) ? other : one))
            const swapped = said.flatMap((one, where) =>
              one === other && isInIt(where) ? [said.with(at, other).with(where, answer)] : [],
            )
            return [all, ...swapped].some((world) => shown(world) === seen)
          })
          expect(fits).toBe(true)
        }
      }),
      { numRuns: 100 },
    )
  })
})
