import type { FileUse, Grantee, Permission } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import type { AskTo } from './ask.ts'
import { isInAudience } from './in-audience.ts'
import { finderOf } from './finder.ts'
import { fileOf, filesOf } from './space.ts'
import { asha, id, lena, omar, openBoard, sam, type Board } from './testing/board.ts'
import { toldOf } from './told.ts'

const roomy = { perSection: 10, bytesPerSpace: 1_000_000 }

function file(section: string, over: Partial<AskTo<'addFile'>> = {}): AskTo<'addFile'> {
  return {
    do: 'addFile',
    section,
    hash: 'a'.repeat(64),
    name: 'photo.jpg',
    type: 'image/jpeg',
    bytes: 1000,
    picture: { width: 40, height: 30 },
    use: 'text',
    allowance: roomy,
    ...over,
  }
}

function withSection(): { board: Board; document: string; section: string } {
  const board = openBoard()
  const document = board.must(asha, { do: 'createDocument', kind: 'blank', title: 'Document' })
  return { board, document, section: board.section(document).id }
}

function give(board: Board, section: string, grantee: Grantee, permission: Permission | null): void {
  const on = { what: 'section', section } as const
  board.must(asha, { do: 'giveRight', on, grantee, permission, reason: null })
}

describe('files', () => {
  it('[M60] are added by whoever may comment on the section in which they stand', () => {
    const { board, section } = withSection()
    give(board, section, { to: 'person', person: sam }, 'read')
    expect(board.refused(sam, file(section))).toBe('notAllowed')
    give(board, section, { to: 'person', person: sam }, 'comment')
    const made = board.must(sam, file(section))
    expect(fileOf(board.space, made)).toEqual({
      id: made,
      section,
      hash: 'a'.repeat(64),
      name: 'photo.jpg',
      type: 'image/jpeg',
      bytes: 1000,
      picture: { width: 40, height: 30 },
      addedAt: expect.any(Number),
      addedBy: sam,
      use: 'text',
    })
    expect(filesOf(board.space, section).map((one) => one.id)).toEqual([made])
    expect(fileOf(board.space, id('nowhere'))).toBeNull()
  })

  it('[M60] are not added where one may see nothing, and one is told no more than that', () => {
    const { board, section } = withSection()
    give(board, section, { to: 'space' }, null)
    expect(board.refused(sam, file(section))).toBe('notFound')
    expect(board.refused(sam, file(id('nowhere')))).toBe('notFound')
    expect(board.refused(omar, file(section))).toBe('notFound')
  })

  it('[M61] are not added to what has been put away, by its owner neither', () => {
    const { board, document, section } = withSection()
    board.must(asha, { do: 'putSectionAway', section })
    expect(board.refused(asha, file(section))).toBe('notAllowed')
    board.must(asha, { do: 'bringSectionBack', section })
    board.must(asha, { do: 'putDocumentAway', document })
    expect(board.ask(asha, file(section))).toEqual({
      refusal: { kind: 'notAllowed', words: 'This has been put away. Nothing can be added to it.' },
    })
    board.must(asha, { do: 'bringDocumentBack', document })
    board.must(asha, file(section))
  })

  it('[M62] are limited in number in a section, and in bytes in a space', () => {
    const { board, document, section } = withSection()
    const other = board.must(asha, { do: 'addSection', document, title: 'Other', after: null })
    const allowance = { perSection: 2, bytesPerSpace: 2500 }
    const add = (to: string, name: string, bytes: number) =>
      board.ask(asha, file(to, { name, bytes, allowance }))
    expect(add(section, '1', 1000)).not.toHaveProperty('refusal')
    expect(add(other, '2', 1000)).not.toHaveProperty('refusal')
    expect(add(section, '3', 501)).toMatchObject({ refusal: { kind: 'tooLarge' } })
    expect(add(section, '3', 500)).not.toHaveProperty('refusal')
    expect(add(section, '4', 0)).toMatchObject({
      refusal: { kind: 'tooMany', words: expect.stringContaining('There are 2 files') },
    })
    expect(add(other, '4', 0)).not.toHaveProperty('refusal')
  })

  it('[M63] that the same person adds again are there once, also where there is no room for another', () => {
    const { board, section } = withSection()
    const made = board.must(asha, file(section))
    const from = board.log.length
    const allowance = { perSection: 1, bytesPerSpace: 1 }
    expect(board.must(asha, file(section, { allowance }))).toBe(made)
    expect(board.kindsSince(from)).toEqual([])
    expect(board.must(sam, file(section))).not.toBe(made)
    expect(board.must(asha, file(section, { name: 'Lake.jpg' }))).not.toBe(made)
    expect(board.must(asha, file(section, { use: 'list' }))).not.toBe(made)
    expect(board.must(asha, file(section, { hash: 'b'.repeat(64) }))).not.toBe(made)
  })

  it('[M40] of a file hear those who may read its section', () => {
    const { board, section } = withSection()
    give(board, section, { to: 'space' }, null)
    board.must(asha, file(section))
    const added = board.log.at(-1)
    const hear = (person: string) => added !== undefined && isInAudience(board.space, added, person)
    expect([asha, lena, sam, omar].filter(hear)).toEqual([asha, lena])
  })

  it('[M67] are removed by who added them and who owns their section, and are found nowhere then', () => {
    const { board, document, section } = withSection()
    const add = (person: string, name: string) => board.must(person, file(section, { name }))
    const remove = (id: string) => ({ do: 'removeFile', section, file: id }) as const
    const [hers, his] = [add(asha, 'a.jpg'), add(sam, 's.jpg')]
    give(board, section, { to: 'person', person: sam }, 'edit')
    expect(board.refused(sam, remove(hers))).toBe('notAllowed')
    expect(board.refused(omar, remove(hers))).toBe('notFound')
    board.must(sam, remove(his))
    expect(board.log.at(-1)?.payload).toEqual({ file: his, section, lastOf: null })
    expect(finderOf(board.log.at(-1)!)).toEqual([{ change: 'unset', kind: 'file', key: his }])
    const again = add(sam, 's.jpg')
    board.must(asha, remove(again))
    board.must(asha, { do: 'putDocumentAway', document })
    expect(board.refused(asha, remove(hers))).toBe('notAllowed')
    board.must(asha, { do: 'bringDocumentBack', document })
    board.must(asha, remove(hers))
    expect(finderOf(board.log.at(-1)!)).toContainEqual({
      change: 'unset',
      kind: 'bytes',
      key: 'a'.repeat(64),
    })
    expect(filesOf(board.space, section)).toEqual([])
    const from = board.log.length
    board.must(asha, remove(hers))
    expect(board.kindsSince(from)).toEqual([])
  })

  it('[M69] are brought to another section by who may read them there and add files here', () => {
    const { board, document, section } = withSection()
    const other = board.must(asha, { do: 'addSection', document, title: 'Other', after: null })
    const picture = board.must(asha, file(section))
    const bring = { do: 'bringFile', file: picture, section: other, allowance: roomy } as const
    expect(board.must(asha, { ...bring, section })).toBe(picture)
    const brought = board.must(sam, bring)
    expect(fileOf(board.space, brought)).toMatchObject({ section: other, name: 'photo.jpg', addedBy: sam })
    expect(board.must(sam, bring)).toBe(brought)
    give(board, section, { to: 'space' }, null)
    expect(board.refused(sam, bring)).toBe('notFound')
    give(board, section, { to: 'person', person: sam }, 'read')
    give(board, other, { to: 'person', person: sam }, 'read')
    expect(board.refused(sam, bring)).toBe('notAllowed')
    const tight = { perSection: 1, bytesPerSpace: 1_000_000 }
    expect(board.refused(lena, { ...bring, allowance: tight })).toBe('tooMany')
  })

  it('[M69] are dropped when nothing brings them, and never from the list of files', () => {
    const { board, section } = withSection()
    const add = (use: FileUse) => board.must(asha, file(section, { name: `${use}.jpg`, use }))
    const [text, comment, list] = [add('text'), add('comment'), add('list')]
    const brings = [{ file: comment, alt: null, decorative: false }]
    const thread = id('thread')
    board.must(asha, {
      do: 'comment',
      section,
      thread,
      anchor: null,
      sort: null,
      words: '',
      files: brings,
      voice: null,
    })
    for (const file of [text, comment, list]) board.must(asha, { do: 'dropUnused', file })
    expect(filesOf(board.space, section).map((one) => one.id)).toEqual([comment, list])
    // Who added it may have left: the server tidies all the same.
    board.must(sam, { do: 'leave' })
  })

  it('[M40] of a file people are told which it is, and never where its bytes lie', () => {
    const { board, section } = withSection()
    const made = board.must(asha, file(section))
    expect(toldOf(board.log.at(-1)!)).toEqual({ section, file: made })
  })
})
