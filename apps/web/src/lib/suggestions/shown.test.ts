import type { SuggestionView } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { decidedOf, decideHere, isBehind, openOf } from './shown.ts'

const lena = { id: 'l'.repeat(16), name: 'Lena' }
const ines = { id: 'i'.repeat(16), name: 'Ines' }
const stands = { from: { block: 3, offset: 0 }, to: { block: 3, offset: 1 } }
const accepting = { fate: 'accepted', by: lena } as const

function view(id: string, key: string | null = null): SuggestionView {
  const fate = key === null ? null : ({ is: 'accepted', key, by: lena, at: 2 } as const)
  const changes = [{ is: 'add' as const, words: id }]
  return { id, voice: ines, capacity: 'layPartner', hand: null, at: 1, changes, stands: null, fate }
}

describe('decided suggestions', () => {
  const said = (...all: Parameters<typeof decidedOf>) =>
    decidedOf(...all).map(({ id, fate }) => `${id} ${fate?.at ?? 'now'}`)

  it('are in the list at once, and once only when the server tells of them', () => {
    const here = decideHere([], [view('a')], { ...accepting, some: [view('a')] })
    expect(said([view('a')], here, [])).toEqual(['a now'])
    expect(said([view('a', 'k')], here, [])).toEqual(['a 2'])
  })

  it('may be several of one suggestion, each with a key of its own', () => {
    const first = decideHere([], [view('a')], { ...accepting, some: [view('a')] })
    const both = decideHere(first, [view('a')], { ...accepting, some: [view('a')] })
    expect(new Set(decidedOf([view('a')], both, []).map(({ fate }) => fate?.key)).size).toBe(2)
    const later = decideHere(first, [view('a', 'k')], { ...accepting, some: [view('a')] })
    expect(said([view('a', 'k')], later, [])).toEqual(['a now', 'a 2'])
    expect(said([view('a', 'l'), view('a', 'k')], later, [])).toEqual(['a 2', 'a 2'])
  })

  it('are not said to be decided while they are open', () => {
    const here = decideHere([], [view('a')], { ...accepting, some: [view('a')] })
    expect(said([view('a')], here, [view('a')])).toEqual([])
  })
})

describe('open suggestions', () => {
  const writer = { pen: 7, hand: ines.id, voice: ines.id, capacity: 'layPartner' } as const
  const told = [view('a'), view('gone')]

  it('are those of the live text, with what the server knows of them', () => {
    const live = [
      { id: 'new', changes: [], stands: null, writer, mover: null },
      { id: 'a', changes: [], stands, writer, mover: null },
      { id: 'nobody’s yet', changes: [], stands, writer: null, mover: null },
    ]
    expect(openOf(told, live, [])).toMatchObject([
      { id: 'new', at: null, voice: { id: ines.id, name: null } },
      { id: 'a', at: 1, stands },
    ])
  })

  it('are those that the server told of while there is no live text', () => {
    expect(openOf([...told, view('b', 'k')], null, []).map(({ id }) => id)).toEqual(['a', 'gone'])
  })

  it('are asked for anew when the server told of others', () => {
    const live = (...ids: string[]) => ids.map((id) => ({ id, changes: [], stands, writer, mover: null }))
    expect(isBehind(told, live('a'), [])).toBe(true)
    expect(isBehind(told, live('a', 'new'), [])).toBe(true)
    expect(isBehind(told, live('gone', 'a'), [])).toBe(false)
  })

  it('are asked for as long as one that came and was decided at once is told of by nobody', () => {
    const some = openOf([view('quick')], null, [])
    const here = decideHere([], [], { ...accepting, some })
    expect(isBehind([], [], here)).toBe(true)
    expect(isBehind([view('quick', 'k')], [], here)).toBe(false)
  })
})
