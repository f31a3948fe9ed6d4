import { describe, expect, it } from 'vitest'
import { speakerOfKey } from './speaker-of-key.ts'

const key = (code: string, more: Partial<KeyboardEvent> = {}) =>
  speakerOfKey({ altKey: true, shiftKey: true, ctrlKey: false, metaKey: false, code, ...more })

describe('who is speaking', () => {
  it('[A11] is said with Alt, Shift and a number, wherever the keyboard puts other signs', () => {
    expect([key('Digit0'), key('Digit1'), key('Numpad9')]).toEqual([0, 1, 9])
  })

  it('[A11] is said by no other key, and by none that means something else', () => {
    expect([key('KeyA'), key('Digit1', { shiftKey: false }), key('Digit1', { ctrlKey: true })]).toEqual([
      null,
      null,
      null,
    ])
    expect(key('Digit1', { metaKey: true })).toBeNull()
  })
})
