import { expect, it } from 'vitest'
import { modeIn, modesFor } from './mode.ts'

it.each([
  ['own', null, 'write'],
  ['edit', 'suggest', 'suggest'],
  ['edit', 'read', 'read'],
  ['suggest', null, 'suggest'],
  ['suggest', 'write', 'suggest'],
  ['suggest', 'read', 'read'],
  ['comment', 'write', 'read'],
  ['read', null, 'read'],
] as const)('someone who may %s and chose %s works in the way %s', (permission, chosen, mode) => {
  expect(modeIn(permission, chosen)).toBe(mode)
  expect(modesFor(permission)).toContain(mode)
})
