import { describe, expect, it } from 'vitest'
import { elapsedMs } from './clock.ts'
import { asha, Hall, id, lena, moses, sam } from './testing/hall.ts'

const hash = 'a'.repeat(64)
const unnamed = { as: 'unnamed', hash } as const
const named = (person: string) => ({ as: 'named', person }) as const

function withBus(): Hall {
  const hall = Hall.open()
  hall.must(lena, { do: 'openItem', item: id('bus') })
  return hall
}

const usedIn = ({ meeting, at }: Hall) => {
  const clock = meeting.items.get(id('bus'))?.clock
  return clock === undefined || clock === null ? null : elapsedMs(clock, at)
}

describe('cards', () => {
  it('[G50] red ones stop the time and keep the item open until they are down', () => {
    const hall = withBus()
    hall.pass(10_000)
    hall.must(asha, { do: 'raiseCard', card: id('red'), colour: 'red', by: named(asha) })
    hall.must(moses, { do: 'raiseCard', card: id('red2'), colour: 'red', by: named(moses) })
    hall.pass(10_000)
    expect(usedIn(hall)).toBe(10_000)
    for (const ask of [
      { do: 'closeItem', item: id('bus') },
      { do: 'openItem', item: id('money') },
      { do: 'end' },
    ] as const) {
      expect(hall.kindOf(lena, ask)).toBe('notAllowed')
    }
    hall.must(asha, { do: 'lowerCard', card: id('red'), hash: null })
    hall.pass(10_000)
    expect(usedIn(hall)).toBe(10_000)
    hall.must(moses, { do: 'lowerCard', card: id('red2'), hash: null })
    hall.pass(10_000)
    expect(usedIn(hall)).toBe(20_000)
    hall.must(lena, { do: 'closeItem', item: id('bus') })
  })

  it('[G50] of those who are gone keep nobody waiting, named or not', () => {
    const hall = withBus()
    hall.must(asha, { do: 'raiseCard', card: id('red'), colour: 'red', by: named(asha) })
    hall.must(moses, { do: 'raiseCard', card: id('red2'), colour: 'red', by: unnamed })
    hall.goneCards.add(hash)
    hall.gone.add(asha)
    // Whoever is in the room or on the phone is there, with or without a device.
    expect(hall.kindOf(lena, { do: 'closeItem', item: id('bus') })).toBe('notAllowed')
    hall.come(asha, { how: 'phone' })
    expect(hall.kindOf(lena, { do: 'closeItem', item: id('bus') })).toBe('notAllowed')
    hall.come(asha, { how: 'remote' })
    hall.goneCards.delete(hash)
    expect(hall.kindOf(lena, { do: 'closeItem', item: id('bus') })).toBe('notAllowed')
    hall.goneCards.add(hash)
    hall.must(lena, { do: 'closeItem', item: id('bus') })
  })

  it('[G51] are lowered by their owner, the hand of whoever notes, or those who lead with a reason', () => {
    const hall = withBus()
    hall.must(asha, { do: 'raiseCard', card: id('red'), colour: 'red', by: named(asha) })
    expect(hall.must(asha, { do: 'raiseCard', card: id('again'), colour: 'red', by: named(asha) })).toEqual(
      [],
    )
    expect(hall.kindOf(moses, { do: 'lowerCard', card: id('red'), hash: null })).toBe('notAllowed')
    expect(hall.kindOf(moses, { do: 'lowerCardOf', card: id('red'), reason: 'r' })).toBe('notAllowed')
    hall.must(lena, { do: 'lowerCardOf', card: id('red'), reason: 'We have heard her.' })
    expect(hall.log.at(-1)).toMatchObject({ actor: lena, payload: { reason: 'We have heard her.' } })
    expect(hall.must(lena, { do: 'lowerCardOf', card: id('red'), reason: 'r' })).toEqual([])
    hall.must(sam, { do: 'raiseCard', card: id('slow'), colour: 'yellow', by: named(moses) })
    expect(hall.log.at(-1)?.actor).toBe(moses)
    hall.must(sam, { do: 'lowerCard', card: id('slow'), hash: null })
    expect(hall.meeting.cards.size).toBe(0)
  })

  it('[G52] without a name tell nobody whose they are, and obey their secret alone', () => {
    const hall = withBus()
    const from = hall.log.length
    hall.must(asha, { do: 'raiseCard', card: id('red'), colour: 'red', by: unnamed })
    expect(hall.kindOf(asha, { do: 'lowerCard', card: id('red'), hash: null })).toBe('notAllowed')
    expect(hall.kindOf(asha, { do: 'lowerCard', card: id('red'), hash: 'b'.repeat(64) })).toBe('notAllowed')
    hall.must(asha, { do: 'lowerCard', card: id('red'), hash })
    const written = hall.log.slice(from)
    expect(written.map(({ actor }) => actor)).toEqual([null, null])
    expect(JSON.stringify(written)).not.toContain('asha')
  })

  it('[G52] without a name cannot bury the meeting, and are for those who are here', () => {
    const hall = withBus()
    const raise = (n: number) => ({
      do: 'raiseCard' as const,
      card: id(`c${n}`),
      colour: 'yellow' as const,
      by: { as: 'unnamed' as const, hash: String(n).padStart(64, '0') },
    })
    for (let n = 0; n < 20; n += 1) hall.must(asha, raise(n))
    expect(hall.kindOf(asha, raise(20))).toBe('tooMany')
    hall.must(asha, { do: 'goOut', person: asha })
    expect(hall.kindOf(asha, raise(21))).toBe('notAllowed')
  })

  it('[G53] green ones go with the item, the others stay', () => {
    const hall = withBus()
    hall.must(asha, { do: 'raiseCard', card: id('green'), colour: 'green', by: named(asha) })
    hall.must(asha, { do: 'raiseCard', card: id('break'), colour: 'break', by: named(asha) })
    hall.must(lena, { do: 'openItem', item: id('money') })
    expect([...hall.meeting.cards.keys()]).toEqual([id('break')])
  })
})
