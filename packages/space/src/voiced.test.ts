import type { Permission } from '@alongside/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Ask, TypedWords } from './ask.ts'
import { codedWords } from './coded-words.ts'
import { isInAudience } from './in-audience.ts'
import { noticesFor } from './hear.ts'
import { isEssential } from './notice.ts'
import { asksForAct } from './reminder.ts'
import { asha, id, lena, omar, openBoard, sam, type Board } from './testing/board.ts'
import { toldOf } from './told.ts'
import { voicesFor } from './voice.ts'
import { saidIn, voicedOf } from './voiced.ts'

const mary = id('mary')

let board: Board
let document: string
let section: string
beforeEach(() => {
  board = openBoard()
  document = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'Plan' })
  section = board.section(document).id
})

const letters = (clock = 0, length = 5) => [{ client: 7, clock, length }]
const typed = (change: Partial<TypedWords> = {}): TypedWords => ({
  blocks: [letters()],
  open: letters(),
  hands: [sam],
  ...change,
})
const confirming = (person = asha, change: Partial<TypedWords> = {}): Ask => ({
  do: 'confirmVoice',
  section,
  person,
  upTo: 3,
  typed: typed(change),
})
const disowning = (person = asha): Ask => ({ ...confirming(person), do: 'disownVoice' }) as Ask
const telling = (waits = true, person = asha): Ask => ({ do: 'tellTyped', section, person, waits })
const sending = (more: { typed?: TypedWords | null; hasMail?: boolean } = {}): Ask => ({
  do: 'sendVoiceCode',
  section,
  person: asha,
  upTo: 3,
  typed: typed(),
  hasMail: true,
  ...more,
})
const saying = (isRight: boolean): Ask => ({
  do: 'confirmVoiceByCode',
  section,
  person: asha,
  typed: typed(),
  isRight,
})
const sent = () => {
  const codes = board.log.flatMap(({ kind, payload }) =>
    kind === 'voiceCodeSent' ? [(payload as { readonly code: string }).code] : [],
  )
  return codes.at(-1) ?? ''
}
const opened = (code: string) => codedWords(board.space, code, board.today)
const saidByCode = (isTheirs: boolean, code = sent()): Ask => ({
  do: 'sayByCode',
  code,
  upTo: 4,
  isTheirs,
  typed: typed(),
})
const right = (person: string, permission: Permission | null) =>
  board.must(lena, {
    do: 'giveRight',
    on: { what: 'section', section },
    grantee: { to: 'person', person },
    permission,
    reason: null,
  })
const joinAsGuest = (permission: 'read' | 'edit' = 'edit') => {
  const lastDay = '2026-03-31'
  const link = board.must(lena, {
    do: 'makeLink',
    document,
    permission,
    label: 'l',
    lastDay,
    visitors: false,
  })
  board.must(mary, { do: 'joinByLink', link, capacity: 'usesServices', isVouchedFor: false })
}
const voices = (person: string) => voicesFor(board.space, person, section).map((one) => one.person)
const waiting = (person: string) =>
  noticesFor(board.space, person, () => false)
    .filter(({ standing, notice }) => standing === 'waits' && notice.why !== 'joined')
    .map(({ notice }) => notice.why)
const words = (person = asha) => voicedOf(board.space, section, person)

describe('whose words are typed in a document', () => {
  it('[M254] those of everyone who may read the part, guests too, in the capacity in which they speak', () => {
    joinAsGuest('read')
    board.must(asha, { do: 'speakAs', capacity: 'unpaidCarer' })
    expect(voicesFor(board.space, sam, section)).toEqual([
      { person: lena, capacity: 'layPartner' },
      { person: asha, capacity: 'unpaidCarer' },
      { person: mary, capacity: 'usesServices' },
    ])
    right(asha, null)
    expect(voices(sam)).toEqual([lena, mary])
  })

  it('[M254] by members who may edit it, and by nobody else: a guest speaks for themselves', () => {
    joinAsGuest('edit')
    expect(voices(mary)).toEqual([])
    right(sam, 'suggest')
    expect(voices(sam)).toEqual([])
    expect(voices(omar)).toEqual([])
    right(sam, 'edit')
    expect(voices(sam)).toEqual([lena, asha, mary])
  })

  it('[M254] not any more of whoever has left, or whose link is over, nor by them', () => {
    joinAsGuest()
    board.must(lena, { do: 'removeGuest', person: mary })
    board.must(asha, { do: 'leave' })
    expect(voices(sam)).toEqual([lena])
    expect(voices(asha)).toEqual([])
  })
})

describe('words that were typed for somebody', () => {
  it('[M255] are told once until something is said of them, and again when others come after that', () => {
    board.must(sam, telling())
    const before = board.log.length
    board.must(sam, telling())
    expect(board.log.length).toBe(before)
    board.must(asha, confirming())
    expect(words().waits).toBe(false)
    board.must(sam, telling())
    expect(words().waits).toBe(true)
  })

  it('[M255] wait no more once none of them is left; that is nobody’s act', () => {
    board.must(sam, telling())
    board.must(sam, telling(false))
    expect(words().waits).toBe(false)
    expect(board.log.at(-1)).toMatchObject({ kind: 'wordsTyped', actor: null, hand: null })
  })

  it('[M255] of whoever is nobody in the space are told to nobody', () => {
    const before = board.log.length
    board.must(sam, telling(true, omar))
    expect(board.log.length).toBe(before)
  })

  it('[M256] are confirmed by that person, as they stood after the row that they have read', () => {
    board.must(asha, confirming())
    expect(board.log.at(-1)?.payload).toEqual({
      section,
      voice: asha,
      upTo: 3,
      how: 'self',
      blocks: [letters()],
      hands: [sam],
    })
    expect(words().confirmed).toMatchObject({ blocks: [letters()], how: 'self', by: asha, upTo: 3 })
    expect(saidIn(board.space, section).get(asha)).toEqual({ confirmed: [letters()], disowned: [] })
  })

  it('[M256] are confirmed once, and not where none stand or the part cannot be read any more', () => {
    const before = board.log.length
    board.must(asha, confirming(asha, { open: [] }))
    expect(board.log.length).toBe(before)
    expect(board.refused(asha, { ...confirming(), typed: null } as Ask)).toBe('ended')
    right(asha, null)
    expect(board.refused(asha, confirming())).toBe('notFound')
  })

  it('[M256] stay confirmed without what that person took out, which only the shell finds in the text', () => {
    const keeping = (person = asha): Ask => ({
      do: 'keepConfirmed',
      section,
      person,
      upTo: 9,
      blocks: [letters(0, 2)],
    })
    board.must(asha, keeping())
    expect(words().confirmed).toBeNull()
    board.must(asha, confirming())
    board.must(sam, keeping())
    expect(words().confirmed).toMatchObject({ blocks: [letters()] })
    board.must(asha, keeping())
    expect(words().confirmed).toMatchObject({ blocks: [letters(0, 2)], how: 'self', upTo: 9 })
    expect(waiting(sam)).toEqual(['typedConfirmed'])
  })

  it('[M257] are confirmed by no hand that typed any of them, whatever it may do', () => {
    board.must(lena, { do: 'giveOffice', person: sam, office: 'organiser' })
    right(sam, 'own')
    expect(board.refused(sam, confirming())).toBe('notAllowed')
    expect(board.refused(sam, { ...confirming(), do: 'disownVoice' } as Ask)).toBe('notAllowed')
    expect(board.refused(lena, confirming(asha, { hands: [sam, lena] }))).toBe('notAllowed')
    expect(words().confirmed).toBeNull()
  })

  it('[M257] are confirmed by a witness, who is a member, where the person may still read them', () => {
    board.must(lena, confirming())
    expect(words().confirmed).toMatchObject({ how: 'witness', by: lena })
    joinAsGuest()
    expect(board.refused(mary, confirming())).toBe('notAllowed')
    expect(board.refused(omar, confirming())).toBe('notFound')
    right(asha, null)
    expect(board.refused(lena, confirming())).toBe('notAllowed')
  })

  it('[M258] are disowned by that person alone, and stay so when others are confirmed', () => {
    expect(board.refused(lena, disowning())).toBe('notAllowed')
    board.must(asha, disowning())
    expect(words()).toMatchObject({ disowned: letters(), confirmed: null, waits: false })
    board.must(asha, confirming(asha, { blocks: [letters(5)], open: letters(5) }))
    expect(words()).toMatchObject({ disowned: letters(), confirmed: { blocks: [letters(5)] } })
  })

  it('[M259] are confirmed by a code that whoever types for the person had sent to them', () => {
    const sent = board.log.length
    board.must(sam, sending())
    expect(board.log.at(sent)?.payload).toMatchObject({ voice: asha, upTo: 3, lastDay: '2026-03-11' })
    board.must(sam, saying(true))
    expect(board.log.at(-1)).toMatchObject({ kind: 'voiceConfirmed', actor: asha, hand: sam })
    expect(words()).toMatchObject({ confirmed: { how: 'code', by: asha }, code: null })
    expect(board.refused(sam, saying(true))).toBe('ended')
  })

  it('[M259] by no code after five wrong ones, after its last day, or once another was sent', () => {
    board.must(sam, sending())
    for (let tries = 0; tries < 5; tries++) board.must(sam, saying(false))
    expect(board.refused(sam, saying(true))).toBe('ended')
    board.must(sam, sending())
    expect(words().code).toMatchObject({ missed: 0 })
    board.today = '2026-03-12'
    expect(board.refused(sam, saying(true))).toBe('ended')
    expect(words().confirmed).toBeNull()
  })

  it('[M259] no code goes to nowhere, by mail out of what is kept among some, or more than five times a day', () => {
    expect(board.refused(asha, sending())).toBe('notAllowed')
    expect(board.refused(sam, sending({ hasMail: false }))).toBe('invalid')
    expect(board.refused(sam, sending({ typed: typed({ open: [] }) }))).toBe('ended')
    for (let times = 0; times < 5; times++) board.must(sam, sending())
    expect(board.refused(sam, sending())).toBe('tooMany')
    board.today = '2026-03-05'
    board.must(sam, sending())
    right(sam, 'comment')
    expect(board.refused(sam, sending())).toBe('notAllowed')
    right(sam, 'edit')
    const on = { what: 'document', document } as const
    board.must(lena, { do: 'giveRight', on, grantee: { to: 'space' }, permission: null, reason: null })
    board.must(lena, {
      do: 'giveRight',
      on,
      grantee: { to: 'person', person: asha },
      permission: 'read',
      reason: null,
    })
    expect(board.refused(sam, sending())).toBe('notAllowed')
  })

  it('[M296] are said by whoever has the code to be theirs, or not, as that person’s own act, and once', () => {
    for (const isTheirs of [true, false]) {
      board.must(sam, sending())
      board.must(asha, saidByCode(isTheirs))
      const kind = isTheirs ? 'voiceConfirmed' : 'voiceDisowned'
      expect(board.log.at(-1)).toMatchObject({ kind, actor: asha, hand: asha, payload: { upTo: 4 } })
      expect(words().code).toBeNull()
      expect(board.refused(asha, saidByCode(isTheirs, sent()))).toBe('ended')
    }
    expect(words()).toMatchObject({ confirmed: { how: 'code', by: asha }, disowned: letters() })
  })

  it('[M296] are said so of nothing that was not there, and by no hand that typed any of them', () => {
    board.must(sam, sending())
    expect(board.refused(asha, { ...saidByCode(true), typed: null } as Ask)).toBe('ended')
    expect(board.refused(asha, { ...saidByCode(true), typed: typed({ hands: [asha] }) } as Ask)).toBe(
      'notAllowed',
    )
    expect(board.refused(sam, saidByCode(true))).toBe('ended')
    expect(words().confirmed).toBeNull()
  })

  it('[M296] are said so by a guest', () => {
    joinAsGuest()
    board.must(sam, { ...sending(), person: mary } as Ask)
    board.must(mary, saidByCode(true))
    expect(words(mary).confirmed).toMatchObject({ how: 'code', by: mary })
  })

  it('[M298] are opened by no code after its last day, its tries, its use, or another', () => {
    board.must(sam, sending())
    const first = sent()
    expect(opened(first)).toEqual({ section, voice: asha, person: asha, lastDay: '2026-03-11' })
    board.must(sam, sending())
    expect(opened(first)).toBeNull()
    board.today = '2026-03-12'
    expect(opened(sent())).toBeNull()
    board.today = '2026-03-04'
    for (let tries = 0; tries < 5; tries++) board.must(sam, saying(false))
    expect(opened(sent())).toBeNull()
    expect(board.refused(asha, saidByCode(true))).toBe('ended')
  })

  it('[M298] are opened by no code of whoever may not read the part, has left, or is forgotten', () => {
    const gone: readonly (() => void)[] = [
      () => right(asha, null),
      // Neither is it open to the space, though who has the code may read it, where somebody else may not.
      ...([{ to: 'space' }, { to: 'person', person: sam }] as const).map(
        (grantee) => () =>
          board.must(lena, {
            do: 'giveRight',
            on: { what: 'document', document },
            grantee,
            permission: null,
            reason: null,
          }),
      ),
      () => board.must(asha, { do: 'leave' }),
      () =>
        board.must(asha, {
          do: 'beginForgetting',
          person: asha,
          label: 'A person',
          address: null,
          found: [],
          said: [],
        }),
    ]
    for (const goes of gone) {
      board = openBoard()
      document = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'Plan' })
      section = board.section(document).id
      board.must(sam, sending())
      expect(opened(sent())).not.toBeNull()
      goes()
      expect(opened(sent())).toBeNull()
      expect(board.refused(asha, saidByCode(true))).toMatch(/ended|notFound/)
    }
  })

  it('[M290] are told of to those who may read the part, without a word or a letter', () => {
    joinAsGuest()
    board.must(asha, confirming())
    const logged = board.log.at(-1)
    if (logged === undefined) throw new Error('nothing happened')
    expect(toldOf(logged)).toEqual({ section, voice: asha })
    const hears = [lena, sam, asha, mary, omar].filter((one) => isInAudience(board.space, logged, one))
    expect(hears).toEqual([lena, sam, asha, mary])
    right(sam, null)
    expect(isInAudience(board.space, logged, sam)).toBe(false)
  })

  it('[M291] stay confirmed when a guest turns out to be somebody, who confirms the others', () => {
    joinAsGuest()
    board.must(mary, confirming(mary))
    board.must(omar, { do: 'uniteGuest', guest: mary })
    expect(words(mary).confirmed).toMatchObject({ blocks: [letters()], by: mary })
    board.must(omar, confirming(mary, { blocks: [letters(0, 9)], open: letters(5, 4) }))
    expect(words(mary).confirmed).toMatchObject({ how: 'self', by: omar })
  })

  it('[M292] are confirmed by nobody for whoever was removed or has left', () => {
    joinAsGuest()
    board.must(lena, { do: 'removeGuest', person: mary })
    expect(board.refused(mary, confirming(mary))).toBe('ended')
    expect(board.refused(lena, confirming(mary))).toBe('notAllowed')
    board.must(asha, { do: 'leave' })
    expect(board.refused(lena, confirming())).toBe('notAllowed')
    expect(words(mary).confirmed).toBeNull()
  })
})

describe('of words that were typed', () => {
  it('[H88] hears whose they are, whatever they turned off, until they have said something of them', () => {
    board.must(sam, telling())
    expect(waiting(asha)).toEqual(['typedForYou'])
    const [heard] = noticesFor(board.space, asha, () => false)
    expect(heard && isEssential(heard.notice)).toBe(true)
    expect(heard && asksForAct(board.space, asha, heard.notice)).toBe(true)
    board.must(asha, confirming())
    expect(waiting(asha)).toEqual([])
    board.must(sam, telling())
    expect(waiting(asha)).toEqual(['typedForYou'])
    right(asha, null)
    expect(waiting(asha).filter((why) => why === 'typedForYou')).toEqual([])
  })

  it('[H89] hear their hands that they were confirmed, or disowned', () => {
    board.must(asha, confirming(asha, { hands: [sam, lena] }))
    expect([waiting(sam), waiting(lena)]).toEqual([['typedConfirmed'], ['typedConfirmed']])
    board.must(asha, disowning())
    expect(waiting(sam)).toEqual(['typedDisowned', 'typedConfirmed'])
  })

  it('[H90] hears whose they are that a witness confirmed them', () => {
    board.must(lena, confirming())
    expect(waiting(asha)).toEqual(['typedWitnessed'])
    expect(waiting(lena)).toEqual([])
  })

  it('[H91] nobody hears anything who may not read the part', () => {
    board.must(asha, confirming())
    right(sam, null)
    expect(waiting(sam).filter((why) => why.startsWith('typed'))).toEqual([])
  })
})
