import { describe, expect, it } from 'vitest'
import { permissionOn } from './permission.ts'
import { shownName } from './shown.ts'
import { holdsOffice, memberOf, organisersOf } from './space.ts'
import { asha, lena, omar, openBoard, sam, seat } from './testing/board.ts'

describe('people', () => {
  it('[M4] whoever opens a space is its first member and organiser', () => {
    const board = openBoard()
    expect(board.kindsSince(0).slice(0, 3)).toEqual(['spaceOpened', 'memberJoined', 'officeGiven'])
    expect(memberOf(board.space, lena)).toMatchObject({
      offices: ['organiser'],
      capacity: 'layPartner',
      colour: 0,
    })
    expect(board.refused(lena, { do: 'openSpace', name: 'B', slug: 'b', capacities: ['clinician'] })).toBe(
      'alreadyDone',
    )
  })

  it('[M5] a member speaks in a capacity of their seat, and in its first when a new seat lacks it', () => {
    const board = openBoard()
    board.must(asha, { do: 'speakAs', capacity: 'unpaidCarer' })
    expect(board.refused(asha, { do: 'speakAs', capacity: 'clinician' })).toBe('notAllowed')
    board.must(asha, { do: 'showMe', inSpace: 'firstName', inPublic: 'fullName' })
    expect(board.log.at(-1)).toMatchObject({ kind: 'nameShownChanged', capacity: 'unpaidCarer' })
    board.must(lena, {
      do: 'changeSeat',
      person: asha,
      seat: { ...seat, capacities: ['youngPerson', 'layPartner'] },
    })
    expect(memberOf(board.space, asha)?.capacity).toBe('youngPerson')
    expect(board.refused(asha, { do: 'changeSeat', person: asha, seat })).toBe('notAllowed')
  })

  it('[M6] leaving ends offices and keeps the colour, and rights that name one count again on coming back', () => {
    const board = openBoard()
    board.must(lena, { do: 'giveOffice', person: asha, office: 'chair' })
    const document = board.must(asha, { do: 'createDocument', kind: 'blank', title: 'Mine' })
    const from = board.log.length
    board.must(asha, { do: 'leave' })
    expect(board.kindsSince(from)).toEqual(['officeEnded', 'memberLeft'])
    expect(memberOf(board.space, asha)).toBeNull()
    expect(board.space.members.get(asha)).toMatchObject({ offices: [], colour: 2 })
    expect(board.refused(asha, { do: 'renameDocument', document, title: 'Still mine' })).toBe('notFound')
    board.join(asha)
    expect(memberOf(board.space, asha)).toMatchObject({ colour: 2, offices: [] })
    board.must(asha, { do: 'putDocumentAway', document })
  })

  it('[M7] a term that has ended takes nothing away', () => {
    const board = openBoard()
    board.must(lena, {
      do: 'changeSeat',
      person: asha,
      seat: { ...seat, term: { from: '2020-01-01', to: '2021-01-01' } },
    })
    const document = board.must(asha, { do: 'createDocument', kind: 'blank', title: 'After my term' })
    expect(permissionOn(board.space, asha, board.section(document).id)).toBe('own')
  })

  it('[M8] the last organiser cannot leave, end the office, or be left without a successor', () => {
    const board = openBoard()
    expect(board.refused(lena, { do: 'leave' })).toBe('lastOrganiser')
    const end = { do: 'endOffice', person: lena, office: 'organiser', reason: 'enough' } as const
    expect(board.refused(lena, end)).toBe('lastOrganiser')
    board.must(lena, { do: 'giveOffice', person: sam, office: 'organiser' })
    board.must(lena, { do: 'leave' })
    expect(organisersOf(board.space).map(({ person }) => person)).toEqual([sam])
    expect(board.refused(sam, { do: 'leave' })).toBe('lastOrganiser')
  })

  it('[M9] offices are given by organisers, and ended by them or the holder with a reason', () => {
    const board = openBoard()
    expect(board.refused(asha, { do: 'giveOffice', person: asha, office: 'chair' })).toBe('notAllowed')
    board.must(lena, { do: 'giveOffice', person: asha, office: 'chair' })
    const end = { do: 'endOffice', person: asha, office: 'chair', reason: 'My term is over' } as const
    expect(board.refused(sam, end)).toBe('notAllowed')
    board.must(asha, end)
    expect(board.log.at(-1)).toMatchObject({ kind: 'officeEnded', payload: { reason: 'My term is over' } })
    expect(holdsOffice(board.space, asha, 'chair')).toBe(false)
  })

  it('[M9] one who hands an office on holds it until the successor does', () => {
    const board = openBoard()
    const from = board.log.length
    board.must(lena, { do: 'handOn', office: 'organiser', to: sam })
    expect(board.kindsSince(from)).toEqual(['officeGiven', 'officeEnded'])
    expect(organisersOf(board.space).map(({ person }) => person)).toEqual([sam])
    expect(board.refused(lena, { do: 'handOn', office: 'organiser', to: asha })).toBe('notAllowed')
    expect(board.refused(sam, { do: 'handOn', office: 'organiser', to: omar })).toBe('notFound')
  })

  it('[M12] someone without mail is added by an organiser and cannot be one', () => {
    const board = openBoard()
    const decision = board.ask(lena, { do: 'addPerson', name: 'Mary', seat })
    if ('refusal' in decision) throw new Error(decision.refusal.words)
    const mary = decision.made ?? ''
    expect(decision.effects).toEqual([{ type: 'addPerson', person: mary, name: 'Mary' }])
    expect(memberOf(board.space, mary)).toMatchObject({ withoutMail: true })
    expect(board.refused(lena, { do: 'giveOffice', person: mary, office: 'organiser' })).toBe('invalid')
    expect(board.refused(lena, { do: 'handOn', office: 'organiser', to: mary })).toBe('invalid')
    board.must(lena, { do: 'giveOffice', person: mary, office: 'chair' })
    expect(board.refused(asha, { do: 'addPerson', name: 'John', seat })).toBe('notAllowed')
  })

  it('[M13] a person is shown as they chose', () => {
    expect(shownName('Asha Rahman', 'fullName')).toBe('Asha Rahman')
    expect(shownName('  Asha Rahman ', 'firstName')).toBe('Asha')
    expect(shownName('Asha Rahman', 'capacityOnly')).toBeNull()
    expect(shownName('  ', 'fullName')).toBeNull()
  })

  it('[M14] no event holds the name of a person', () => {
    const board = openBoard()
    board.must(lena, { do: 'addPerson', name: 'Mary Unheard-Of', seat })
    board.must(asha, { do: 'tellRenamed' })
    expect(board.kindsSince(0).slice(-2)).toEqual(['memberJoined', 'personRenamed'])
    expect(JSON.stringify(board.log)).not.toContain('Unheard')
  })
})
