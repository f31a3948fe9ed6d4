/** What there is where this runs, which is no page. */
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void

/** Samples that are sent at once: a page is told about twenty times a second. */
const atOnce = 2_048

/** Hands the sound that passes to the page, piece by piece. */
class Tap extends AudioWorkletProcessor {
  #held = new Float32Array(atOnce)
  #count = 0

  constructor() {
    super()
    // The page asks for what is not a whole piece yet when it pauses or ends.
    this.port.addEventListener('message', () => this.#handOver(true))
    this.port.start()
  }

  process([input]: Float32Array[][]): boolean {
    const [samples] = input ?? []
    if (samples === undefined) return true
    if (this.#count + samples.length > atOnce) this.#handOver(false)
    this.#held.set(samples, this.#count)
    this.#count += samples.length
    return true
  }

  #handOver(isAsked: boolean): void {
    const samples = this.#held.slice(0, this.#count)
    this.#count = 0
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no other origin
    this.port.postMessage({ samples, isAsked })
  }
}

registerProcessor('tap', Tap)
