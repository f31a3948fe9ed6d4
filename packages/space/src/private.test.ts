import type { Grantee } from '@alongside/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import { isInAudience } from './in-audience.ts'
import { maySee, permissionOn } from './permission.ts'
import { asha, lena, omar, openBoard, sam, type Board } from './testing/board.ts'

const one = (person: string): Grantee => ({ to: 'person', person })

describe('private sections', () => {
  let board: Board
  let document: string
  let section: string

  beforeEach(() => {
    board = openBoard()
    document = board.must(asha, { do: 'createDocument', kind: 'carePlan', title: 'Plan' })
    section = board.section(document, 1).id
  })

  const give = (grantee: Grantee, permission: 'read' | 'edit' | null, what: 'section' | 'document') =>
    board.must(asha, {
      do: 'giveRight',
      on: what === 'section' ? { what, section } : { what, document },
      grantee,
      permission,
      reason: null,
    })

  it('[M100] nothing hides a section from one person, whatever the document gives to everyone', () => {
    give(one(sam), null, 'section')
    expect(permissionOn(board.space, sam, section)).toBeNull()
    expect(permissionOn(board.space, lena, section)).toBe('edit')
    expect(maySee(board.space, sam, document)).toBe(true)
  })

  it('[M100] nothing hides a document from one person, and from those who hold an office', () => {
    give(one(sam), null, 'document')
    expect(maySee(board.space, sam, document)).toBe(false)
    expect(maySee(board.space, lena, document)).toBe(true)
    give({ to: 'office', office: 'organiser' }, null, 'document')
    expect(maySee(board.space, lena, document)).toBe(false)
  })

  it('[M101] a right that is taken back leaves what is given otherwise, also of one who has left', () => {
    const back = { do: 'takeRightBack', grantee: one(sam), reason: null } as const
    const on = { what: 'section', section } as const
    expect(board.refused(asha, { ...back, on })).toBe('notFound')
    give(one(sam), null, 'section')
    expect(board.refused(lena, { ...back, on })).toBe('notAllowed')
    board.must(asha, { ...back, on })
    expect(permissionOn(board.space, sam, section)).toBe('edit')
    give(one(sam), 'read', 'document')
    board.must(sam, { do: 'leave' })
    board.must(asha, { ...back, on: { what: 'document', document } })
    expect(board.document(document).rights).toHaveLength(2)
  })

  it('[M101] never leaves a document without an owner', () => {
    const on = { what: 'document', document } as const
    expect(board.refused(asha, { do: 'takeRightBack', on, grantee: one(asha), reason: null })).toBe('invalid')
  })

  it('[M102] the title alone is shown where its owner says so, and those hear of it who see the document', () => {
    const show = { do: 'showTitle', section, shown: true } as const
    give({ to: 'space' }, null, 'section')
    expect(board.refused(sam, show)).toBe('notFound')
    board.must(asha, show)
    expect(board.section(document, 1).titleShown).toBe(true)
    expect(permissionOn(board.space, sam, section)).toBeNull()
    const told = board.log.at(-1)
    expect([lena, sam, asha, omar].filter((who) => told && isInAudience(board.space, told, who))).toEqual([
      lena,
      sam,
      asha,
    ])
    const before = board.log.length
    board.must(asha, show)
    expect(board.kindsSince(before)).toEqual([])
  })
})
