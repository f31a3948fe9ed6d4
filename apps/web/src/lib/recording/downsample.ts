/** Turns sound that comes piece by piece into fewer samples a second, as 16-bit numbers. */
export interface Downsampler {
  push(samples: Float32Array): Int16Array
  /** What the last samples are still good for. */
  end(): Int16Array
}

/** How many zero crossings of the filter are kept on either side: more cut more sharply, and take longer. */
const crossings = 16
/** Of what the lower rate can hold, so much is let through; what lies above would be heard as something else. */
const passed = 0.9

/** From `from` samples a second, each between -1 and 1, to `to` of them; `to` is not above `from`. */
export function createDownsampler(from: number, to: number): Downsampler {
  const step = from / to
  const reach = Math.ceil(crossings * step)
  const kernels = new Map<number, Float64Array>()
  /** What may still be needed; the first of it stands at `start` among all samples. Silence comes before the first. */
  let held = new Float32Array(reach)
  let start = -reach
  let made = 0

  function push(samples: Float32Array): Int16Array {
    held = joined(held, samples)
    const out: number[] = []
    for (; Math.floor(made * step) + reach < start + held.length; made++) out.push(sampleAt(made * step))
    const needed = Math.max(Math.floor(made * step) - reach - start, 0)
    held = held.slice(needed)
    start += needed
    return Int16Array.from(out, (value) => Math.round(Math.max(-1, Math.min(1, value)) * 32_767))
  }

  function sampleAt(place: number): number {
    const whole = Math.floor(place)
    const kernel = kernelOf(place - whole)
    const first = whole - reach + 1 - start
    let sum = 0
    for (let at = 0; at < kernel.length; at++) sum += (kernel[at] ?? 0) * (held[first + at] ?? 0)
    return sum
  }

  /** A windowed sinc for a place between two samples; there are as many as the rates have different ones. */
  function kernelOf(between: number): Float64Array {
    const key = Math.round(between * 1e6)
    const known = kernels.get(key)
    if (known !== undefined) return known
    const kernel = Float64Array.from({ length: reach * 2 }, (_, at) => {
      const distance = at - reach + 1 - between
      const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / (reach + 1))
      return (sinc((passed * distance) / step) * passed * window) / step
    })
    kernels.set(key, kernel)
    return kernel
  }

  return { push, end: () => push(new Float32Array(reach + 1)) }
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

function joined(a: Float32Array, b: Float32Array): Float32Array<ArrayBuffer> {
  const both = new Float32Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
