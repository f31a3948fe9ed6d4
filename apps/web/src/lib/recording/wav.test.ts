import { expect, it } from 'vitest'
import { wavOf } from './wav.ts'

it('a recording is a WAV file of its parts, one after the other', () => {
  const bytes = Buffer.from(wavOf([Int16Array.of(1, -2), Int16Array.of(32_767)], 16_000))
  expect(bytes.toString('latin1', 0, 4)).toBe('RIFF')
  expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8)
  expect(bytes.toString('latin1', 8, 16)).toBe('WAVEfmt ')
  const [format, channels] = [bytes.readUInt16LE(20), bytes.readUInt16LE(22)]
  expect([format, channels, bytes.readUInt32LE(24), bytes.readUInt32LE(28)]).toEqual([1, 1, 16_000, 32_000])
  expect(bytes.readUInt32LE(40)).toBe(6)
  expect([44, 46, 48].map((at) => bytes.readInt16LE(at))).toEqual([1, -2, 32_767])
  expect(bytes).toHaveLength(50)
})
