import type { Audience } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { isInAudience } from './in-audience.ts'
import { saidPlacesFor, saysNow, type FoundSaid } from './said-names.ts'
import { asha, lena, omar, openBoard, sam, type Board } from './testing/board.ts'
import { toldOf } from './told.ts'

const label = 'a carer'
const spot = (from: number, seq = 1) => ({ seq, path: 'words', from, length: 4 })
const said = (audience: Audience, ...froms: readonly number[]): readonly FoundSaid[] =>
  froms.map((from) => ({ audience, at: null, spots: [spot(from)] }))

/** A board with a plan of Sam's, on which Omar may comment. */
function planned(): { board: Board; document: string; section: string } {
  const board = openBoard()
  const document = board.must(sam, { do: 'createDocument', kind: 'strategy', title: 'Plan' })
  const on = { what: 'document', document } as const
  board.must(sam, { do: 'giveRight', on, grantee: { to: 'space' }, permission: 'comment', reason: null })
  board.join(omar)
  return { board, document, section: board.section(document).id }
}

function begin(board: Board, found: readonly FoundSaid[]): void {
  board.must(asha, { do: 'beginForgetting', person: asha, label, address: null, found: [], said: found })
}

describe('names in what people said', () => {
  it('[M314] places are noted once, as where in which event, and heard of by those who may deal with them', () => {
    const { board, section } = planned()
    const at = { section, thread: 't'.repeat(16) }
    const found = said({ to: 'section', section }, 0, 9).map((one) => ({ ...one, at }))
    const from = board.log.length
    begin(board, found)
    begin(board, found)
    expect(board.kindsSince(from)).toEqual(['saidNamesFound', 'memberLeft'])
    const event = board.log[from]!
    expect(event.payload).toEqual({
      label,
      audience: { to: 'section', section },
      at,
      places: [
        { place: expect.any(String), spots: [spot(0)] },
        { place: expect.any(String), spots: [spot(9)] },
      ],
    })
    const hears = (person: string) => isInAudience(board.space, event, person)
    expect([lena, sam, omar, asha].map(hears)).toEqual([true, true, false, false])
  })

  it('[M315] a place is dealt with once, by who hears of it and may write there, or organises', () => {
    const { board, document, section } = planned()
    const audiences: readonly (readonly [Audience, readonly string[]])[] = [
      [{ to: 'section', section }, [lena, sam]],
      [{ to: 'document', document }, [lena, sam]],
      [{ to: 'documents', documents: [document] }, [lena, sam]],
      [{ to: 'space' }, [lena]],
      [{ to: 'organisers' }, [lena]],
      [{ to: 'people', people: [omar] }, [omar]],
      [{ to: 'meeting', meeting: document, item: section, preparers: false, people: [] }, [lena, sam]],
      [{ to: 'meeting', meeting: document, item: null, preparers: false, people: [omar] }, [omar]],
    ]
    begin(
      board,
      audiences.flatMap(([audience], at) => said(audience, at * 10)),
    )
    for (const place of board.space.saidPlaces.values()) {
      const [, may = []] = audiences[(place.spots[0]?.from ?? 0) / 10] ?? []
      const sees = (person: string) => saidPlacesFor(board.space, person).some(({ id }) => id === place.id)
      expect([place.audience, [lena, sam, omar, asha].filter(sees)]).toEqual([place.audience, may])
      const settle = { do: 'settleSaidName', place: place.id, put: null } as const
      for (const person of [lena, sam, omar].filter((one) => !may.includes(one)))
        expect(board.refused(person, settle)).toBe('notFound')
      board.must(may[0] ?? '', settle)
      expect(board.refused(may[0] ?? '', settle)).toBe('notFound')
    }
  })

  it('[M315] what somebody may not read any more is none of theirs', () => {
    const { board, section } = planned()
    begin(board, said({ to: 'section', section }, 0))
    const on = { what: 'section', section } as const
    const grantee = { to: 'person', person: omar } as const
    const held = (['edit', 'comment', null] as const).map((permission) => {
      board.must(sam, { do: 'giveRight', on, grantee, permission, reason: null })
      return saidPlacesFor(board.space, omar).length
    })
    expect(held).toEqual([1, 0, 0])
    const [place] = saidPlacesFor(board.space, sam)
    expect(board.refused(omar, { do: 'settleSaidName', place: place?.id ?? '', put: 1 })).toBe('notFound')
  })

  it('[M316] a label moves what stands behind it in the same words, and all who hear them hear of it', () => {
    const { board, section } = planned()
    const at = { section, thread: 't'.repeat(16) }
    const both = said({ to: 'section', section }, 0, 9).map((one) => ({ ...one, at }))
    begin(board, [...both, { ...both[0]!, spots: [spot(20, 2), spot(30)] }])
    const [first, second] = saidPlacesFor(board.space, sam)
    board.must(sam, { do: 'settleSaidName', place: first?.id ?? '', put: 7 })
    const told = board.log.at(-1)!
    expect(told.audience).toEqual({ to: 'section', section })
    expect(toldOf(told)).toEqual(at)
    expect(saidPlacesFor(board.space, sam).map(({ spots }) => spots.map(({ from }) => from))).toEqual([
      [12],
      [20, 33],
    ])
    board.must(sam, { do: 'settleSaidName', place: second?.id ?? '', put: null })
    expect(board.log.at(-1)?.audience).toEqual({ to: 'people', people: expect.not.arrayContaining([omar]) })
  })

  it('[M316] of what is no comment no more is told than which place it was', () => {
    const { board, document } = planned()
    begin(board, said({ to: 'document', document }, 0))
    const [place] = saidPlacesFor(board.space, sam)
    board.must(sam, { do: 'settleSaidName', place: place?.id ?? '', put: 1 })
    expect(toldOf(board.log.at(-1)!)).toEqual({ place: place?.id })
  })

  it('[M317] a space says what stands in it, and no more what was put otherwise', () => {
    const { board, document } = planned()
    board.must(sam, { do: 'renameDocument', document, title: 'Another plan' })
    expect([...saysNow(board.space, ['Plan', 'Another plan', 'Another'])]).toEqual(['Another plan'])
  })
})
