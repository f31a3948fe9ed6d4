import { expect, it } from 'vitest'
import { byteRange } from './byte-range.ts'

it.each([
  [undefined, 'whole'],
  ['bytes=0-', { from: 0, to: 100 }],
  ['bytes=10-19', { from: 10, to: 20 }],
  ['Bytes=10-19', { from: 10, to: 20 }],
  ['bytes=99-', { from: 99, to: 100 }],
  ['bytes=90-500', { from: 90, to: 100 }],
  ['bytes=-1', { from: 99, to: 100 }],
  ['bytes=-500', { from: 0, to: 100 }],
  ['bytes=100-', 'outside'],
  ['bytes=100-200', 'outside'],
  ['bytes=-0', 'outside'],
  ['bytes=20-10', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=0-1,5-6', 'whole'],
  ['bytes=a-b', 'whole'],
  ['bytes=1.5-2', 'whole'],
  ['lines=0-1', 'whole'],
  [`bytes=${'9'.repeat(400)}-`, 'whole'],
])('of 100 bytes, %j gives %j', (header, range) => {
  expect(byteRange(header, 100)).toEqual(range)
})

it('of nothing at all no range can be had', () => {
  expect(byteRange('bytes=0-', 0)).toBe('outside')
  expect(byteRange('bytes=-5', 0)).toBe('outside')
  expect(byteRange(undefined, 0)).toBe('whole')
})
