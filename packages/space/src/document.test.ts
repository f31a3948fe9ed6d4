import { describe, expect, it } from 'vitest'
import { slugFrom } from './slug.ts'
import { asha, lena, openBoard, sam } from './testing/board.ts'

describe('documents', () => {
  it('[M30] begin with the sections of their kind, in order, and an address that stays', () => {
    const board = openBoard()
    const plan = board.must(asha, { do: 'createDocument', kind: 'carePlan', title: 'Mein Plan: für mich' })
    const { sections, slug, createdBy } = board.document(plan)
    expect(sections.map(({ key }) => key).slice(0, 3)).toEqual(['howToTalk', 'myLife', 'whatIBring'])
    expect(sections).toHaveLength(14)
    expect([slug, createdBy]).toEqual(['mein-plan-fur-mich', asha])
    board.must(asha, { do: 'renameDocument', document: plan, title: 'Other' })
    expect(board.document(plan)).toMatchObject({ slug, title: 'Other' })
    const again = board.must(sam, { do: 'createDocument', kind: 'blank', title: 'Mein Plan für mich' })
    expect(board.document(again).slug).toBe('mein-plan-fur-mich-2')
    expect(board.refused(sam, { do: 'createDocument', kind: 'unheardOf', title: 'X' })).toBe('invalid')
  })

  it('[M30] have an address even if nothing of the title can stand in one', () => {
    expect(slugFrom('计划', () => false)).toBe('untitled')
    expect(slugFrom('Asha’s  plan!', () => false)).toBe('ashas-plan')
    expect(slugFrom('a'.repeat(59) + ' b', () => false)).toBe('a'.repeat(59))
  })

  it('[M31] take a section first, behind another, and moved, in the order asked for', () => {
    const board = openBoard()
    const document = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'D' })
    const first = board.section(document).id
    const add = (title: string, after: string | null) =>
      board.must(sam, { do: 'addSection', document, title, after })
    const a = add('a', first)
    const b = add('b', first)
    const c = add('c', null)
    const order = () => board.document(document).sections.map(({ id }) => id)
    expect(order()).toEqual([c, first, b, a])
    board.must(sam, { do: 'moveSection', section: c, after: b })
    expect(order()).toEqual([first, b, c, a])
    board.must(sam, { do: 'moveSection', section: a, after: null })
    expect(order()).toEqual([a, first, b, c])
    expect(board.refused(sam, { do: 'moveSection', section: a, after: 'z'.repeat(16) })).toBe('notFound')
  })

  it('[M31] name no section by which another was placed', () => {
    const board = openBoard()
    const document = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'D' })
    const hidden = board.section(document).id
    const on = { what: 'section', section: hidden } as const
    board.must(lena, { do: 'giveRight', on, grantee: { to: 'space' }, permission: null, reason: null })
    expect(board.refused(sam, { do: 'addSection', document, title: 'X', after: hidden })).toBe('notFound')
    board.must(lena, { do: 'addSection', document, title: 'Behind it', after: hidden })
    expect(JSON.stringify(board.log.at(-1))).not.toContain(hidden)
  })

  it('[M2] are not changed by what already is so', () => {
    const board = openBoard()
    const document = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'D' })
    const section = board.section(document)
    const from = board.log.length
    board.must(lena, { do: 'renameDocument', document, title: 'D' })
    board.must(lena, { do: 'renameSection', section: section.id, title: section.title })
    board.must(lena, { do: 'bringDocumentBack', document })
    board.must(lena, { do: 'renameSpace', name: 'Board' })
    board.must(lena, { do: 'giveOffice', person: lena, office: 'organiser' })
    board.must(lena, { do: 'speakAs', capacity: 'layPartner' })
    expect(board.kindsSince(from)).toEqual([])
  })

  it('[M300] what a document is now can be given a name by whoever may edit it, for good', () => {
    const board = openBoard()
    const document = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'D' })
    const { id } = board.section(document)
    const named = {
      do: 'nameVersion',
      document,
      name: 'Sent to the board',
      sections: [{ section: id, seq: 7 }],
    } as const
    const version = board.must(sam, named)
    const again = board.must(lena, named)
    expect(board.document(document).versions).toMatchObject([
      { id: version, name: 'Sent to the board', by: sam, sections: [{ section: id, seq: 7 }] },
      { id: again, by: lena },
    ])
    const on = { what: 'document', document } as const
    board.must(lena, {
      do: 'giveRight',
      on,
      grantee: { to: 'person', person: asha },
      permission: 'suggest',
      reason: null,
    })
    expect(board.refused(asha, named)).toBe('notAllowed')
  })

  it('[M301] whoever may read all that a named version holds hears of it, and nobody else', () => {
    const board = openBoard()
    const document = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'D' })
    const { id } = board.section(document)
    const on = { what: 'section', section: id } as const
    board.must(lena, {
      do: 'giveRight',
      on,
      grantee: { to: 'person', person: asha },
      permission: null,
      reason: null,
    })
    board.must(sam, { do: 'nameVersion', document, name: 'Sent', sections: [{ section: id, seq: 7 }] })
    const { audience } = board.log.at(-1) ?? {}
    expect(audience).toMatchObject({ to: 'people', people: expect.arrayContaining([sam, lena]) })
    expect(audience).not.toMatchObject({ people: expect.arrayContaining([asha]) })
  })
})
