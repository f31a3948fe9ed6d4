import type { Grantee, Permission } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import type { AskTo } from './ask.ts'
import { maySee, permissionOn, permissionOnDocument, standingsOn } from './permission.ts'
import { asha, lena, omar, openBoard, sam, type Board } from './testing/board.ts'

const everyone: Grantee = { to: 'space' }
const chairs: Grantee = { to: 'office', office: 'chair' }
const takers: Grantee = { to: 'office', office: 'noteTaker' }
const one = (person: string): Grantee => ({ to: 'person', person })

function right(
  on: AskTo<'giveRight'>['on'],
  grantee: Grantee,
  permission: Permission | null,
): AskTo<'giveRight'> {
  return { do: 'giveRight', on, grantee, permission, reason: null }
}
const onDocument = (document: string) => ({ what: 'document', document }) as const
const onSection = (section: string) => ({ what: 'section', section }) as const

/** A board with a blank document of Asha's. */
function withDocument(kind = 'blank'): { board: Board; document: string; section: string } {
  const board = openBoard()
  const document = board.must(asha, { do: 'createDocument', kind, title: 'Document' })
  return { board, document, section: board.section(document).id }
}

describe('rights', () => {
  it('[M26] whoever starts a document owns it, everyone edits it, organisers own it', () => {
    const { board, section } = withDocument()
    expect(permissionOn(board.space, asha, section)).toBe('own')
    expect(permissionOn(board.space, lena, section)).toBe('own')
    expect(permissionOn(board.space, sam, section)).toBe('edit')
  })

  it('[M26] of a personal kind organisers own nothing', () => {
    const { board, document } = withDocument('carePlan')
    const second = board.section(document, 1).id
    expect(permissionOn(board.space, asha, second)).toBe('own')
    expect(permissionOn(board.space, lena, second)).toBe('edit')
    expect(board.refused(lena, right(onDocument(document), one(lena), 'own'))).toBe('notAllowed')
  })

  it('[M20] only members have rights', () => {
    const { board, document, section } = withDocument()
    expect(permissionOn(board.space, omar, section)).toBeNull()
    expect(maySee(board.space, omar, document)).toBe(false)
    board.must(sam, { do: 'leave' })
    expect(permissionOn(board.space, sam, section)).toBeNull()
  })

  it('[M20] the most specific right counts, even if it is weaker', () => {
    const { board, document, section } = withDocument()
    board.must(lena, { do: 'giveOffice', person: sam, office: 'chair' })
    board.must(lena, { do: 'giveOffice', person: sam, office: 'noteTaker' })
    board.must(asha, right(onDocument(document), chairs, 'read'))
    expect(permissionOn(board.space, sam, section)).toBe('read')
    board.must(asha, right(onDocument(document), takers, 'suggest'))
    expect(permissionOn(board.space, sam, section)).toBe('suggest')
    board.must(asha, right(onDocument(document), one(sam), 'comment'))
    expect(permissionOn(board.space, sam, section)).toBe('comment')
  })

  it('[M21] a right on a section replaces what the document gives to that grantee only', () => {
    const { board, document, section } = withDocument()
    const other = board.must(asha, { do: 'addSection', document, title: 'Other', after: section })
    board.must(asha, right(onSection(section), everyone, 'read'))
    expect(permissionOn(board.space, sam, section)).toBe('read')
    expect(permissionOn(board.space, sam, other)).toBe('edit')
    board.must(asha, right(onDocument(document), one(sam), 'comment'))
    expect(permissionOn(board.space, sam, section)).toBe('comment')
  })

  it('[M21] nothing on a section hides it, and what the document gives makes it follow again', () => {
    const { board, document, section } = withDocument()
    board.must(asha, right(onSection(section), everyone, null))
    expect(permissionOn(board.space, sam, section)).toBeNull()
    board.must(asha, right(onSection(section), one(sam), 'edit'))
    expect(permissionOn(board.space, sam, section)).toBe('edit')
    board.must(asha, { do: 'takeRightBack', on: onSection(section), grantee: one(sam), reason: null })
    board.must(asha, right(onSection(section), everyone, 'edit'))
    expect(board.section(document).rights).toEqual([])
    board.must(asha, right(onDocument(document), everyone, 'read'))
    expect(permissionOn(board.space, sam, section)).toBe('read')
  })

  it('[M22] whoever owns the document owns its sections, whatever is given on them', () => {
    const { board, section } = withDocument()
    board.must(asha, right(onSection(section), one(sam), 'own'))
    board.must(sam, right(onSection(section), one(asha), 'read'))
    board.must(sam, right(onSection(section), everyone, null))
    expect(permissionOn(board.space, asha, section)).toBe('own')
    expect(permissionOn(board.space, lena, section)).toBe('own')
  })

  it('[M23] in a section of one’s own others comment at most, and whom a right on it names may do what it says', () => {
    const { board, document, section } = withDocument('carePlan')
    expect(permissionOn(board.space, asha, section)).toBe('own')
    expect(permissionOn(board.space, sam, section)).toBe('comment')
    board.must(asha, right(onDocument(document), one(sam), 'edit'))
    expect(permissionOn(board.space, sam, section)).toBe('comment')
    board.must(asha, right(onDocument(document), one(sam), 'read'))
    expect(permissionOn(board.space, sam, section)).toBe('read')
    board.must(asha, right(onSection(section), one(sam), 'edit'))
    expect(permissionOn(board.space, sam, section)).toBe('edit')
    board.must(asha, right(onSection(section), everyone, null))
    expect(permissionOn(board.space, lena, section)).toBeNull()
    board.must(asha, right(onSection(section), everyone, 'read'))
    expect(permissionOn(board.space, lena, section)).toBe('read')
  })

  it('[M24] what was put away can be read only, by its owner too, who brings it back', () => {
    const { board, document, section } = withDocument()
    expect(board.refused(sam, { do: 'putSectionAway', section })).toBe('notAllowed')
    board.must(asha, { do: 'putSectionAway', section })
    expect(permissionOn(board.space, asha, section)).toBe('read')
    expect(board.refused(asha, { do: 'renameSection', section, title: 'New' })).toBe('notAllowed')
    board.must(asha, { do: 'bringSectionBack', section })
    expect(permissionOn(board.space, asha, section)).toBe('own')

    board.must(asha, { do: 'putDocumentAway', document })
    expect(permissionOn(board.space, sam, section)).toBe('read')
    expect(permissionOnDocument(board.space, asha, document)).toBe('read')
    expect(board.refused(asha, { do: 'addSection', document, title: 'New', after: null })).toBe('notAllowed')
    board.must(asha, right(onDocument(document), everyone, null))
    expect(permissionOn(board.space, sam, section)).toBeNull()
    board.must(asha, { do: 'bringDocumentBack', document })
    expect(permissionOn(board.space, asha, section)).toBe('own')
  })

  it('[M25] a limit holds back what is given to everyone and to offices, and not what names the person', () => {
    const { board, document, section } = withDocument()
    const limit = { do: 'limitMember', person: sam, atMost: 'comment', reason: 'A visitor' } as const
    expect(board.refused(asha, limit)).toBe('notAllowed')
    board.must(lena, limit)
    expect(permissionOn(board.space, sam, section)).toBe('comment')
    board.must(lena, { do: 'giveOffice', person: sam, office: 'chair' })
    board.must(asha, right(onDocument(document), chairs, 'own'))
    expect(permissionOn(board.space, sam, section)).toBe('comment')
    expect(board.refused(sam, { do: 'createDocument', kind: 'blank', title: 'Mine' })).toBe('notAllowed')
    board.must(asha, right(onSection(section), one(sam), 'edit'))
    expect(permissionOn(board.space, sam, section)).toBe('edit')
    board.must(lena, { ...limit, atMost: null })
    board.must(sam, { do: 'createDocument', kind: 'blank', title: 'Mine' })
  })

  it('[M20] says through whom each member has what they have, and whether a limit holds some of it back', () => {
    const { board, document } = withDocument()
    board.must(lena, { do: 'limitMember', person: sam, atMost: 'comment', reason: 'A visitor' })
    const standings = standingsOn(board.space, board.document(document))
    expect(Object.fromEntries(standings)).toEqual({
      [asha]: { permission: 'own', through: one(asha), limited: false },
      [lena]: { permission: 'own', through: { to: 'office', office: 'organiser' }, limited: false },
      [sam]: { permission: 'comment', through: everyone, limited: true },
    })
    board.must(asha, right(onDocument(document), everyone, null))
    expect(standingsOn(board.space, board.document(document)).get(sam)).toEqual({
      permission: null,
      through: null,
      limited: false,
    })
  })

  it('[M27] rights are given by owners, to those who are there', () => {
    const { board, document, section } = withDocument()
    expect(board.refused(sam, right(onDocument(document), one(sam), 'own'))).toBe('notAllowed')
    expect(board.refused(sam, right(onSection(section), one(sam), 'own'))).toBe('notAllowed')
    expect(board.refused(asha, right(onDocument(document), one(omar), 'read'))).toBe('notFound')
    board.must(asha, right(onSection(section), one(sam), 'own'))
    board.must(sam, right(onSection(section), everyone, 'read'))
  })

  it('[M27] a document is never left without a member who owns it', () => {
    const { board, document } = withDocument('carePlan')
    expect(board.refused(asha, right(onDocument(document), one(asha), 'edit'))).toBe('invalid')
    expect(board.refused(asha, right(onDocument(document), one(asha), null))).toBe('invalid')
    board.must(asha, right(onDocument(document), one(sam), 'own'))
    board.must(asha, right(onDocument(document), one(asha), 'edit'))
    expect(permissionOnDocument(board.space, asha, document)).toBe('edit')
  })

  it('[M28] title, header and sections are changed by those who may edit', () => {
    const { board, document, section } = withDocument()
    const { header } = board.document(document)
    board.must(sam, { do: 'renameDocument', document, title: 'Other' })
    board.must(sam, { do: 'changeHeader', document, header: { ...header, status: 'agreed' } })
    board.must(sam, { do: 'renameSection', section, title: 'Other' })
    expect(board.refused(sam, { do: 'putDocumentAway', document })).toBe('notAllowed')
    board.must(asha, right(onDocument(document), one(sam), 'suggest'))
    expect(board.refused(sam, { do: 'renameDocument', document, title: 'X' })).toBe('notAllowed')
    expect(board.refused(sam, { do: 'changeHeader', document, header })).toBe('notAllowed')
    expect(board.refused(sam, { do: 'addSection', document, title: 'X', after: null })).toBe('notAllowed')
    expect(board.refused(sam, { do: 'moveSection', section, after: null })).toBe('notAllowed')
    expect(board.refused(sam, { do: 'renameSection', section, title: 'X' })).toBe('notAllowed')
  })

  it('[M3] of what one may not see one is told the same as of what does not exist', () => {
    const { board, document, section } = withDocument()
    board.must(asha, right(onDocument(document), everyone, null))
    const asks = (document: string, section: string) =>
      [
        { do: 'renameDocument', document, title: 'X' },
        { do: 'putDocumentAway', document },
        { do: 'addSection', document, title: 'X', after: null },
        { do: 'renameSection', section, title: 'X' },
        { do: 'moveSection', section, after: null },
        { do: 'putSectionAway', section },
        right(onDocument(document), everyone, 'read'),
        right(onSection(section), everyone, 'read'),
      ] as const
    for (const ask of asks(document, section)) expect(board.refused(sam, ask)).toBe('notFound')
    const nowhere = 'a'.repeat(16)
    for (const ask of asks(nowhere, nowhere)) expect(board.refused(sam, ask)).toBe('notFound')
    for (const ask of asks(document, section)) expect(board.refused(omar, ask)).toBe('notFound')
  })
})
