import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import { qrOf, type QrDrawing } from './qr.ts'

const address = 'https://board.example.org/l/link000000000001r2Q9vXcV0sJmZ4mB3kq1wH8pLrTtYy5dE6fG7hJ8kL9'

/** Draws a code as a screen does, with so many pixels to a module. */
function drawn({ side, path }: QrDrawing, scale: number): { pixels: Uint8ClampedArray; width: number } {
  const width = side * scale
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      const from = (row * width + Number(x) * scale) * 4
      for (let at = from; at < from + Number(run) * scale * 4; at += 4) pixels.fill(0, at, at + 3)
    }
  }
  return { pixels, width }
}

function readBack(code: QrDrawing, scale: number): string | undefined {
  const { pixels, width } = drawn(code, scale)
  return jsQR(pixels, width, width, { inversionAttempts: 'dontInvert' })?.data
}

describe('a QR code', () => {
  it.each([address, 'a', 'https://bræt.example.org/møde?x=1&y=😀', `https://e.org/${'x'.repeat(700)}`])(
    'is read back from its drawing, dark on light: %s',
    (text) => {
      expect(readBack(qrOf(text), 4)).toBe(text)
    },
  )

  it('is read back where a part of it is covered', () => {
    const code = qrOf(address)
    const { pixels, width } = drawn(code, 4)
    const [from, to] = [Math.floor(width * 0.39), Math.floor(width * 0.61)]
    for (let y = from; y < to; y += 1) pixels.fill(255, (y * width + from) * 4, (y * width + to) * 4)
    expect(jsQR(pixels, width, width)?.data).toBe(address)
  })

  it('has four light modules around it, as cameras need', () => {
    const { side, path } = qrOf(address)
    const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((run) => run.slice(1).map(Number))
    const ends = runs.flatMap(([x = 0, y = 0, run = 0]) => [x, y, x + run - 1])
    expect([Math.min(...ends), Math.max(...ends)]).toEqual([4, side - 5])
  })

  it('is not made of more than it can hold', () => {
    expect(() => qrOf('x'.repeat(2_332))).toThrow(RangeError)
  })
})
