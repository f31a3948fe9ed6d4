import { describe, expect, it } from 'vitest'
import { createDownsampler } from './downsample.ts'

const to = 16_000

function tone(hertz: number, rate: number, seconds = 0.5): Float32Array {
  return Float32Array.from(
    { length: rate * seconds },
    (_, at) => 0.5 * Math.sin((2 * Math.PI * hertz * at) / rate),
  )
}

function through(samples: Float32Array, rate: number, piece: number): number[] {
  const downsampler = createDownsampler(rate, Math.min(rate, to))
  const out: number[] = []
  for (let at = 0; at < samples.length; at += piece) {
    out.push(...downsampler.push(samples.subarray(at, at + piece)))
  }
  return [...out, ...downsampler.end()]
}

/** How loud the middle is, where 1 is as loud as can be. */
function loudness(samples: readonly number[]): number {
  const middle = samples.slice(500, -500)
  return Math.sqrt(middle.reduce((sum, value) => sum + (value / 32_767) ** 2, 0) / middle.length) * Math.SQRT2
}

describe.each([48_000, 44_100, 16_000, 8_000])('sound of %i samples a second', (rate) => {
  it('keeps its length and a voice in it as loud as it was', () => {
    const out = through(tone(1_000, rate), rate, 2_048)
    expect(Math.abs(out.length - Math.min(rate, to) / 2)).toBeLessThan(5)
    expect(loudness(out)).toBeCloseTo(0.5, 1)
  })

  it('sounds the same in whatever pieces it comes', () => {
    const sound = tone(440, rate, 0.1)
    expect(through(sound, rate, 100)).toEqual(through(sound, rate, 2_048))
  })
})

it('what the lower rate cannot hold is not heard as something else', () => {
  expect(loudness(through(tone(12_000, 48_000), 48_000, 2_048))).toBeLessThan(0.01)
})

it('what is too loud is as loud as can be, not turned over', () => {
  const loud = new Float32Array(48_000).fill(2)
  expect(Math.min(...through(loud, 48_000, 2_048).slice(500, -500))).toBe(32_767)
})
