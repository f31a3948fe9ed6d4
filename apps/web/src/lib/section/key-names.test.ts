import { expect, it } from 'vitest'
import { keyNames } from './key-names.ts'

it('names the keys as they are printed on the keyboard', () => {
  expect(keyNames('Mod-Shift-x', false)).toEqual(['Ctrl', 'Shift', 'X'])
  expect(keyNames('Mod-Alt-0', true)).toEqual(['⌘', '⌥', '0'])
  expect(keyNames('Alt-Shift-ArrowUp', false)).toEqual(['Alt', 'Shift', '↑'])
  expect(keyNames('Mod-]', false)).toEqual(['Ctrl', ']'])
})
