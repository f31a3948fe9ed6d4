import type { Capacity } from '@alongside/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import { permissionOn } from './permission.ts'
import type { Section } from './space.ts'
import { asha, id, openBoard, sam, type Board } from './testing/board.ts'

const sectionOf = (board: Board, document: string, key: string): Section => {
  const found = board.document(document).sections.find((one) => one.key === key)
  if (found === undefined) throw new Error(`there is no ${key}`)
  return found
}

describe('block rules', () => {
  let board: Board
  let document: string
  const at = (key: string) => sectionOf(board, document, key)
  const close = (key: string, heard: readonly Capacity[]) =>
    ({ do: 'closeSection', section: at(key).id, reason: 'We are done.', heard }) as const

  beforeEach(() => {
    board = openBoard()
    document = board.must(asha, { do: 'createDocument', kind: 'carePlan', title: 'Plan' })
  })

  it('[M103] a closed section is written in by nobody, can be commented on, and says who closed it and why', () => {
    const { id: section } = at('myLife')
    expect(board.refused(sam, close('myLife', []))).toBe('notAllowed')
    board.must(asha, close('myLife', []))
    expect(at('myLife').closed).toMatchObject({ by: asha, reason: 'We are done.' })
    expect(permissionOn(board.space, asha, section)).toBe('comment')
    expect(permissionOn(board.space, sam, section)).toBe('comment')
    expect(board.refused(asha, { do: 'renameSection', section, title: 'Other' })).toBe('notAllowed')
    const before = board.log.length
    board.must(asha, close('myLife', []))
    expect(board.kindsSince(before)).toEqual([])

    const thread = id('q')
    board.must(sam, { do: 'comment', section, thread, anchor: null, sort: null, words: 'Why?', voice: null })
    board.must(asha, { do: 'resolve', section, thread, outcome: null })
    expect(board.refused(sam, { do: 'reopenSection', section })).toBe('notAllowed')
    board.must(asha, { do: 'reopenSection', section })
    expect(permissionOn(board.space, sam, section)).toBe('edit')
  })

  it('[M103] a closed section can still be hidden by its owner', () => {
    const { id: section } = at('myLife')
    board.must(asha, close('myLife', []))
    board.must(asha, {
      do: 'giveRight',
      on: { what: 'section', section },
      grantee: { to: 'space' },
      permission: null,
      reason: null,
    })
    expect(permissionOn(board.space, sam, section)).toBeNull()
  })

  it('[M104] a section that needs a voice is not closed without words from it', () => {
    const decision = board.ask(asha, close('whatIWant', ['frontlineStaff', 'unpaidCarer']))
    expect(decision).toMatchObject({
      refusal: {
        kind: 'notAllowed',
        field: 'voice',
        words: 'This part needs words from someone who uses services before it can close.',
      },
    })
    expect(at('whatIWant').closed).toBeNull()
    board.must(asha, close('whatIWant', ['frontlineStaff', 'usesServices']))
    expect(at('whatIWant').closed).not.toBeNull()
  })

  it('[M104] a group is one voice: any capacity in it will do', () => {
    const strategy = board.must(asha, { do: 'createDocument', kind: 'strategy', title: 'Strategy' })
    const { id: section } = sectionOf(board, strategy, 'whatPeopleToldUs')
    const asked = { do: 'closeSection', section, reason: 'Done.' } as const
    expect(board.refused(asha, { ...asked, heard: ['commissioner'] })).toBe('notAllowed')
    board.must(asha, { ...asked, heard: ['commissioner', 'unpaidCarer'] })
  })

  it('[M105] a section that waits for another is written in by nobody until that holds enough, and then for good', () => {
    const { id: section } = at('whatGetsInTheWay')
    expect(at('whatGetsInTheWay').waitsFor).toEqual({ section: at('whatIBring').id, entries: 1 })
    expect(permissionOn(board.space, asha, section)).toBe('comment')
    expect(permissionOn(board.space, sam, section)).toBe('comment')
    const before = board.log.length
    board.must(sam, { do: 'openSection', section, entries: 0 })
    expect(board.kindsSince(before)).toEqual([])
    board.must(sam, { do: 'openSection', section, entries: 1 })
    board.must(sam, { do: 'openSection', section, entries: 2 })
    expect(board.kindsSince(before)).toEqual(['sectionOpened'])
    expect(board.log.at(-1)).toMatchObject({ actor: null, hand: null, capacity: null })
    expect(permissionOn(board.space, asha, section)).toBe('own')
    expect(permissionOn(board.space, sam, section)).toBe('edit')
  })
})
