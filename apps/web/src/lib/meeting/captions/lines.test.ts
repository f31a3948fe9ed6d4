import type { CaptionLine } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { completeName } from './complete-name.ts'
import { partsOf, restOf, withLine, withRemembered } from './lines.ts'

const line = (id: string, words: string, ended = true): CaptionLine => ({ id, item: null, words, ended })

describe('lines of captions', () => {
  it('[G173] take the place of themselves; the next one ends those before it', () => {
    const typed = withLine(withLine([], line('a', 'Goo', false)), line('a', 'Good', false))
    expect(typed).toEqual([line('a', 'Good', false)])
    expect(withLine(typed, line('b', 'We', false))).toEqual([line('a', 'Good'), line('b', 'We', false)])
  })

  it('[G173] that were heard stand through a lost connection, once each, and go on if they still do', () => {
    const heard = [line('a', 'One'), line('b', 'Tw', false)]
    const remembered = [line('a', 'One'), line('b', 'Two'), line('c', 'Thr', false)]
    expect(withRemembered(heard, remembered)).toEqual(remembered)
    expect(withRemembered(heard, [])).toEqual([line('a', 'One'), line('b', 'Tw')])
  })

  it('[G174] that are too long are parted at spaces, and no letter is', () => {
    expect(partsOf('We begin now', 20)).toEqual(['We begin now'])
    expect(partsOf('We begin now, all of us', 13)).toEqual(['We begin now,', 'all of us'])
    expect(partsOf('abcdef', 4)).toEqual(['abcd', 'ef'])
    expect(partsOf('abc😀d', 4)).toEqual(['abc', '😀d'])
  })

  it('[G174] that ended where others have them leave what is still to be said', () => {
    expect(restOf('And now we speak', 'And now we')).toBe('speak')
    expect(restOf('And now', 'And now')).toBe('')
    expect(restOf('And', 'And now')).toBe('')
    expect(restOf('And how we speak', 'And now')).toBe('how we speak')
    expect(restOf('Hello', 'Other')).toBe('Hello')
  })
})

describe('a name', () => {
  const names = ['Asha Rahman', 'Moses Okoro', 'Åse Holm', 'Mona Lund']
  it('[G175] is written for two letters that begin it, if they begin no other', () => {
    expect(completeName('Then as', 7, names)).toEqual({ words: 'Then Asha Rahman', caret: 16 })
    expect(completeName('ås said', 2, names)).toEqual({ words: 'Åse Holm said', caret: 8 })
    expect(completeName('mo', 2, names)).toBeNull()
    expect(completeName('mos', 3, names)?.words).toBe('Moses Okoro')
    expect(completeName('a', 1, names)).toBeNull()
    expect(completeName('was', 3, names)).toBeNull()
    expect(completeName('', 0, names)).toBeNull()
    expect(completeName('Asha Rahman', 11, names)).toBeNull()
  })
})
