import {
  permissions,
  suggestionIdOf,
  type Grantee,
  type Permission,
  type QuotedSuggestion,
} from '@alongside/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AskTo } from './ask.ts'
import { postOf, threadsOf } from './comment.ts'
import { isInAudience } from './in-audience.ts'
import { fileOf } from './space.ts'
import { toldOf } from './told.ts'
import { asha, id, lena, omar, openBoard, sam, type Board } from './testing/board.ts'

const thread = id('thread')
const first = { thread, post: thread }

let board: Board
let section: string
beforeEach(() => {
  board = openBoard()
  section = board.section(board.must(lena, { do: 'createDocument', kind: 'blank', title: 'Plan' })).id
})

const saying = (words: string, more: Partial<AskTo<'comment'>> = {}): AskTo<'comment'> => ({
  do: 'comment',
  section,
  thread,
  anchor: null,
  sort: null,
  words,
  voice: null,
  ...more,
})

const right = (grantee: Grantee, permission: Permission | null) =>
  board.must(lena, {
    do: 'giveRight',
    on: { what: 'section', section },
    grantee,
    permission,
    reason: null,
  })
const give = (person: string, permission: Permission) => right({ to: 'person', person }, permission)
/** Nobody but those who own the document sees the section any more. */
const hide = () => right({ to: 'space' }, null)

const words = (post = thread) => postOf(board.space, { section, thread, post })?.words

describe('comments', () => {
  it('[M77] may be about a suggestion, and keep what it said', () => {
    const suggestion: QuotedSuggestion = {
      id: suggestionIdOf(7, 0),
      changes: [{ is: 'replace', words: 'inform', by: 'involve' }],
    }
    const anchor = { quote: 'a', letters: [{ client: 7, clock: 0, text: 'a' }] }
    give(sam, 'comment')
    expect(board.refused(sam, saying('both', { anchor, suggestion }))).toBe('invalid')
    board.must(sam, saying('Yes!', { suggestion }))
    const known = () => threadsOf(board.space, section).get(thread)
    expect(known()).toMatchObject({ anchor: null, suggestion })
    board.must(lena, { do: 'resolve', section, thread, outcome: null })
    board.must(sam, { do: 'reopen', section, thread })
    expect(known()).toMatchObject({ suggestion, resolved: null })
    board.must(lena, saying('of the text', { thread: id('other') }))
    expect(threadsOf(board.space, section).get(id('other'))?.suggestion).toBeNull()
  })

  it.each(permissions)('[M70] may be made by those who may %s, if that is enough', (permission) => {
    board.must(lena, saying('first'))
    give(sam, permission)
    const asks = [
      saying('another', { thread: id('other') }),
      { do: 'reply', section, thread, post: id('reply'), words: 'yes', voice: null },
      { do: 'react', section, ...first, reaction: 'agree', on: true },
    ] as const
    for (const ask of asks) {
      if (permission === 'read') expect(board.refused(sam, ask)).toBe('notAllowed')
      else board.must(sam, ask)
    }
    hide()
    expect(board.refused(asha, saying('hidden', { thread: id('h') }))).toBe('notFound')
    expect(board.refused(omar, saying('stranger', { thread: id('o') }))).toBe('notFound')
    board.must(lena, { do: 'putSectionAway', section })
    expect(board.refused(lena, saying('put away', { thread: id('p') }))).toBe('notAllowed')
  })

  it('[M71] sent again stand once, and no one can take over the number of another', () => {
    board.must(sam, saying('once'))
    const from = board.log.length
    expect(board.must(sam, saying('once'))).toBe(thread)
    expect(board.kindsSince(from)).toEqual([])
    expect(board.refused(asha, saying('mine now'))).toBe('alreadyDone')
    give(sam, 'read')
    expect(board.must(sam, saying('once'))).toBe(thread)
    give(sam, 'edit')
    const reply = { do: 'reply', section, thread, post: id('reply'), words: 'yes', voice: null } as const
    board.must(asha, reply)
    board.must(asha, reply)
    expect(board.refused(sam, { ...reply, words: 'no' })).toBe('alreadyDone')
    expect(
      threadsOf(board.space, section)
        .get(thread)
        ?.posts.map((post) => post.words),
    ).toEqual(['once', 'yes'])
  })

  it('[M72] typed for another are that person’s, unconfirmed until they say so', () => {
    board.must(asha, { do: 'speakAs', capacity: 'unpaidCarer' })
    board.must(sam, saying('I cannot come by bus', { voice: { person: asha, by: 'phone' } }))
    const post = () => postOf(board.space, { section, ...first })
    expect(post()).toMatchObject({
      voice: asha,
      hand: sam,
      by: 'phone',
      capacity: 'unpaidCarer',
      confirmed: false,
    })
    expect(board.log.at(-1)).toMatchObject({ actor: asha, hand: sam })
    expect(board.refused(sam, { do: 'confirmWords', section, ...first, version: 1 })).toBe('notAllowed')
    board.must(asha, { do: 'confirmWords', section, ...first, version: 1 })
    expect(post()?.confirmed).toBe(true)

    board.must(sam, saying('by letter', { thread: id('letter'), voice: { person: asha, by: 'letter' } }))
    const letter = { section, thread: id('letter'), post: id('letter') }
    board.must(sam, { do: 'reword', ...letter, words: 'by letter, twice' })
    expect(postOf(board.space, letter)?.confirmed).toBe(false)
    board.must(asha, { do: 'reword', ...letter, words: 'what I meant' })
    expect(postOf(board.space, letter)).toMatchObject({ confirmed: true, voice: asha, hand: sam })

    give(asha, 'read')
    const again = saying('no', { thread: id('no'), voice: { person: asha, by: 'phone' } })
    expect(board.refused(sam, again)).toBe('notAllowed')
    board.must(sam, saying('mine', { thread: id('mine'), voice: { person: sam, by: 'phone' } }))
    expect(postOf(board.space, { section, thread: id('mine'), post: id('mine') })).toMatchObject({
      by: null,
      confirmed: true,
    })
  })

  it('[M73] are changed and taken back by nobody but the person whose words they are', () => {
    board.must(asha, saying('what I said'))
    const reply = { section, thread, post: id('reply') }
    board.must(lena, { do: 'reply', ...reply, words: 'heard', voice: null })
    for (const ask of [
      { do: 'reword', section, ...first, words: 'what the chair would rather read' },
      { do: 'takeBack', section, ...first },
    ] as const) {
      expect(board.refused(lena, ask)).toBe('notAllowed')
    }
    board.must(asha, { do: 'reword', section, ...first, words: 'what I meant' })
    expect(postOf(board.space, { section, ...first })).toMatchObject({ words: 'what I meant' })
    board.must(asha, { do: 'takeBack', section, ...first })
    expect([words(), words(reply.post)]).toEqual([null, 'heard'])

    board.must(sam, saying('for Asha', { thread: id('hand'), voice: { person: asha, by: 'phone' } }))
    const typed = { section, thread: id('hand'), post: id('hand') }
    board.must(asha, { do: 'confirmWords', ...typed, version: 1 })
    expect(board.refused(sam, { do: 'reword', ...typed, words: 'for myself' })).toBe('notAllowed')
  })

  it('[M73] that were taken back come back by nobody, not even the hand that typed them', () => {
    board.must(sam, saying('said for her', { voice: { person: asha, by: 'phone' } }))
    board.must(lena, { do: 'react', section, ...first, reaction: 'agree', on: true })
    board.must(asha, { do: 'takeBack', section, ...first })
    for (const who of [sam, asha]) {
      expect(board.refused(who, { do: 'reword', section, ...first, words: 'again' })).toBe('alreadyDone')
    }
    expect(board.refused(lena, { do: 'react', section, ...first, reaction: 'agree', on: true })).toBe(
      'alreadyDone',
    )
    expect(postOf(board.space, { section, ...first })).toMatchObject({ words: null, reactions: [] })
  })

  it('[M74] are resolved by who began them and those who may edit, and reopened by all who may comment', () => {
    give(sam, 'comment')
    give(asha, 'comment')
    board.must(asha, saying('a question'))
    expect(board.refused(sam, { do: 'resolve', section, thread, outcome: null })).toBe('notAllowed')
    board.must(lena, { do: 'resolve', section, thread, outcome: 'It is in the text now' })
    const resolved = () => threadsOf(board.space, section).get(thread)?.resolved
    expect(resolved()).toMatchObject({ by: lena, outcome: 'It is in the text now' })
    board.must(sam, { do: 'reply', section, thread, post: id('r'), words: 'still open to me', voice: null })
    board.must(sam, { do: 'reopen', section, thread })
    expect(resolved()).toBeNull()
    board.must(asha, { do: 'resolve', section, thread, outcome: null })
    expect(threadsOf(board.space, section).get(thread)?.posts).toHaveLength(2)
  })

  it('[M75] name only people of the space, and are limited in number', () => {
    expect(board.refused(sam, saying(`ask @{${omar}}`))).toBe('invalid')
    board.must(sam, saying(`ask @{${asha}}`))
    const changed = `ask @{${asha}} and @{${omar}}`
    expect(board.refused(sam, { do: 'reword', section, ...first, words: changed })).toBe('invalid')
    board.must(asha, { do: 'leave' })
    board.must(sam, { do: 'reword', section, ...first, words: `ask @{${asha}}, please` })
    for (let n = 1; n < 500; n++) {
      board.must(sam, { do: 'reply', section, thread, post: id(`p${n}`), words: 'w', voice: null })
    }
    const more = { do: 'reply', section, thread, post: id('more'), words: 'w', voice: null } as const
    expect(board.refused(sam, more)).toBe('tooMany')
  })

  it('[M76] are told of to those who may read there, and without their words', () => {
    board.must(asha, saying('between us'))
    const told = board.log.at(-1)!
    expect(toldOf(told)).toEqual({ section, thread })
    expect(isInAudience(board.space, told, sam)).toBe(true)
    hide()
    expect(isInAudience(board.space, told, sam)).toBe(false)
    expect(toldOf(board.log[0]!)).toEqual(board.log[0]?.payload)
  })

  const recording = (by: string, name = 'recording.wav', over: Partial<AskTo<'addFile'>> = {}) =>
    board.must(by, {
      do: 'addFile',
      section,
      hash: 'a'.repeat(64),
      name,
      type: 'audio/wav',
      bytes: 1,
      picture: null,
      use: 'comment',
      allowance: { perSection: 100, bytesPerSpace: 1_000 },
      ...over,
    })
  const bring = (file: string, alt: string | null = null) => [{ file, alt, decorative: false }]
  const filesOfPost = () => postOf(board.space, { section, ...first })?.files

  it('[M65] may bring files that their sender added there for that, each once, instead of words', () => {
    expect(board.refused(sam, saying(''))).toBe('invalid')
    const said = recording(sam)
    const refused = [
      recording(sam, 'text.wav', { use: 'text' }),
      recording(asha, 'hers.wav'),
      id('nowhere'),
      recording(sam, 'elsewhere.wav', {
        section: board.must(lena, {
          do: 'addSection',
          document: board.space.places.get(section)!,
          title: 'O',
          after: null,
        }),
      }),
    ]
    for (const file of refused) expect(board.refused(sam, saying('', { files: bring(file) }))).toBe('invalid')
    board.must(sam, saying('', { files: bring(said, 'About the bus') }))
    expect(filesOfPost()).toEqual([{ file: said, alt: 'About the bus', decorative: false, by: sam }])
    const again = { do: 'reply', section, thread, post: id('reply'), words: '', voice: null } as const
    expect(board.refused(sam, { ...again, files: bring(said) })).toBe('invalid')
    expect(recording(sam)).not.toBe(said)
    board.must(sam, { ...again, files: bring(recording(sam)) })
    board.must(sam, saying('words', { thread: id('words') }))
    const emptied = { do: 'reword', section, thread: id('words'), post: id('words'), words: '' } as const
    expect(board.refused(sam, emptied)).toBe('invalid')
    board.must(sam, { do: 'reword', section, ...first, words: 'The bus' })
    board.must(sam, { do: 'reword', section, ...first, words: '' })
  })

  it('[M66] have their files described by their voice or hand, or where nobody did by all who may comment', () => {
    board.must(sam, saying('', { files: bring(recording(sam)), voice: { person: asha, by: 'phone' } }))
    const file = filesOfPost()?.[0]?.file ?? ''
    const say = (alt: string | null) =>
      ({ do: 'describeFile', section, ...first, file, alt, decorative: false }) as const
    expect(board.refused(omar, say('x'))).toBe('notFound')
    board.must(lena, say('What Lena heard'))
    expect(filesOfPost()).toEqual([{ file, alt: 'What Lena heard', decorative: false, by: lena }])
    board.must(lena, say('What Lena heard, better'))
    board.must(sam, say('What Sam heard'))
    expect(board.refused(lena, say('no'))).toBe('notAllowed')
    board.must(asha, { do: 'confirmWords', section, ...first, version: 1 })
    board.must(sam, say('What Sam heard, spelt right'))
    board.must(asha, say('What I said'))
    expect(board.refused(sam, say('no'))).toBe('notAllowed')
    expect(filesOfPost()).toMatchObject([{ alt: 'What I said', by: asha }])
    board.must(asha, say(null))
    give(lena, 'own')
    give(sam, 'read')
    expect(board.refused(sam, say('no right'))).toBe('notAllowed')
    const from = board.log.length
    board.must(asha, say(null))
    expect(board.kindsSince(from)).toEqual([])
  })

  it('[M67] that are taken back take their files along; who only sent another’s words has no say in that', () => {
    const file = recording(sam)
    board.must(sam, saying('Asha rang', { files: bring(file), voice: { person: asha, by: 'phone' } }))
    board.must(asha, { do: 'confirmWords', section, ...first, version: 1 })
    expect(board.refused(sam, { do: 'removeFile', section, file })).toBe('notAllowed')
    const from = board.log.length
    board.must(asha, { do: 'takeBack', section, ...first })
    expect(board.kindsSince(from)).toEqual(['takenBack', 'fileRemoved'])
    expect([filesOfPost(), fileOf(board.space, file)]).toEqual([[], null])
  })

  it('[M68] are confirmed in the version that was read, and not in one that came since', () => {
    board.must(sam, saying('She cannot come', { voice: { person: asha, by: 'phone' } }))
    const confirm = (version: number) => ({ do: 'confirmWords', section, ...first, version }) as const
    board.must(sam, { do: 'reword', section, ...first, words: 'She does not want to come' })
    expect(board.refused(asha, confirm(1))).toBe('ended')
    expect(postOf(board.space, { section, ...first })).toMatchObject({ confirmed: false, version: 2 })
    board.must(asha, confirm(2))
    expect(postOf(board.space, { section, ...first })?.confirmed).toBe(true)
  })
})
