import { suggestionIdOf, type Anchor } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import type { SpaceEvent } from './event.ts'
import { withoutWords, type Gone } from './without-words.ts'

const [plan, notes] = ['plan000000000000', 'notes00000000000']
const id = 'thread0000000000'
const gone: Gone = {
  ranges: new Map([[plan, [{ client: 7, from: 4, to: 16 }]]]),
  words: ['Mary Shelley'],
  sign: '█',
  maySay: (_, by) => by === 'asha000000000000',
}
const anchor: Anchor = {
  quote: 'Ask Mary\nShelley first',
  letters: [
    { client: 7, clock: 0, text: 'Ask Mary' },
    { client: 7, clock: 9, text: 'Shelley first' },
  ],
}
const comment = (section: string, words: string): SpaceEvent => ({
  kind: 'commented',
  payload: { section, thread: id, anchor, sort: null, words, files: [], by: null },
})
const reply = (words: string): SpaceEvent => ({
  kind: 'replied',
  payload: { section: plan, thread: id, post: id, words, files: [], by: null },
})
const said = (event: SpaceEvent, by = 'asha000000000000') => {
  const { payload } = withoutWords(event, by, gone)
  return 'words' in payload ? payload.words : ''
}

describe('what events say without words that were erased', () => {
  it('[M304] quotes of letters go by their ids, with the lines as they were', () => {
    const left = withoutWords(comment(plan, 'Why?'), null, gone)
    expect(left.payload).toMatchObject({
      words: 'Why?',
      anchor: {
        quote: 'Ask ████\n███████ first',
        letters: [
          { client: 7, clock: 0, text: 'Ask ████' },
          { client: 7, clock: 9, text: '███████ first' },
        ],
      },
    })
  })

  it('[M304] what is about another section, or holds none of them, is the very event that was given', () => {
    for (const event of [comment(notes, 'Mary Shelley'), reply('Somebody else')])
      expect(withoutWords(event, 'asha000000000000', gone)).toBe(event)
  })

  it('[M304] what people said goes where it says a stretch as whole words, and may be changed', () => {
    expect(said(reply('Is mary  shelley well?'))).toBe('Is █████████████ well?')
    expect(said(reply('Mary Shelleys book, and Mary'))).toBe('Mary Shelleys book, and Mary')
    expect(said(reply('Is Mary Shelley well?'), 'bo00000000000000')).toBe('Is Mary Shelley well?')
    const short = { ...gone, words: ['Is'] }
    expect(withoutWords(reply('Is it?'), 'asha000000000000', short).payload).toMatchObject({
      words: 'Is it?',
    })
  })

  it('[M304] a suggestion that was quoted loses them, also where it was cut off in the middle', () => {
    const suggestion = {
      id: suggestionIdOf(7, 0),
      changes: [
        { is: 'replace', words: 'Mary Shel…', by: 'Ask Mary Shelley' },
        { is: 'split' },
        { is: 'add', words: 'Tea' },
      ] as const,
    }
    const event = comment(plan, 'Yes')
    if (event.kind !== 'commented') throw new Error('no comment')
    const quoting = {
      ...event,
      payload: { ...event.payload, suggestion: { ...suggestion, changes: [...suggestion.changes] } },
    }
    expect(withoutWords(quoting, null, gone).payload).toMatchObject({
      suggestion: {
        changes: [
          { is: 'replace', words: '██████████', by: 'Ask ████████████' },
          { is: 'split' },
          { is: 'add', words: 'Tea' },
        ],
      },
    })
  })

  it('[M304] words that were handed on, and how a thread was resolved, lose them too', () => {
    const handed: SpaceEvent = {
      kind: 'wordsHanded',
      payload: { section: plan, handed: id, to: id, words: 'Mary Shelley came.' },
    }
    expect(said(handed, 'bo00000000000000')).toBe('████████████ came.')
    const resolved: SpaceEvent = {
      kind: 'resolved',
      payload: { section: plan, thread: id, outcome: 'Mary Shelley said so' },
    }
    expect(withoutWords(resolved, 'asha000000000000', gone).payload).toMatchObject({
      outcome: '████████████ said so',
    })
  })
})
