import { createDownsampler, type Downsampler } from './downsample.ts'
import { openMicrophone, type Microphone, type MicrophoneTrouble } from './microphone.ts'
import { bytesPerSecond, wavOf } from './wav.ts'

/** What a voice needs: with more, a recording takes longer on a bad line, and is understood no better. */
const voiceRate = 16_000
/** Below this the loudest sample of a recording is no voice. */
const quiet = 60
const longestSeconds = 300

export type RecorderState = 'off' | 'asking' | 'recording' | 'paused' | 'ending'

/** Why it does not record, or stopped to. */
export type RecorderTrouble = MicrophoneTrouble | 'lost' | 'full' | 'quiet' | 'interrupted'

/** A part of a recording that has been made so far. */
export interface Take {
  readonly rate: number
  readonly samples: Int16Array
}

export interface RecorderOptions {
  /** The most bytes that a recording may have. */
  readonly maxBytes: number
  /** About a second more has been recorded. */
  readonly keep: (take: Take) => void
  /** The recording has ended; null where there is none, or it was thrown away. Waited for by who ended it. */
  readonly done: (wav: ArrayBuffer | null) => Promise<void>
}

/** Records a voice: asks for the microphone, can pause, stops by itself at the longest. */
export class Recorder {
  state: RecorderState = $state('off')
  trouble: RecorderTrouble | null = $state(null)
  /** How long the recording is. */
  seconds = $state(0)
  readonly maxSeconds: number

  readonly #options: RecorderOptions
  #microphone: Microphone | null = null
  #downsampler: Downsampler | null = null
  #rate = voiceRate
  #parts: Int16Array[] = []
  /** Samples in all, and how many of them were handed on to be kept. */
  #count = 0
  #kept = 0
  /** Settles once the recording that ended last is a file. */
  #stopped: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(options: RecorderOptions) {
    this.#options = options
    this.maxSeconds = Math.max(
      1,
      Math.min(longestSeconds, Math.floor(options.maxBytes / bytesPerSecond(voiceRate)) - 1),
    )
  }

  async start(): Promise<void> {
    if (this.state !== 'off') return
    this.state = 'asking'
    this.trouble = null
    const opened = await openMicrophone({
      heard: (samples) => this.#heard(samples),
      interrupted: () => this.#interrupted(),
      lost: () => void this.#stopFor('lost'),
    })
    if (typeof opened === 'string') {
      this.state = 'off'
      this.trouble = opened
      return
    }
    if (this.#isClosed) return opened.close()
    this.#microphone = opened
    this.#rate = Math.min(voiceRate, opened.rate)
    this.#downsampler = createDownsampler(opened.rate, this.#rate)
    this.#parts = []
    this.#count = this.#kept = 0
    this.seconds = 0
    this.state = 'recording'
  }

  async pause(): Promise<void> {
    if (this.state !== 'recording') return
    await this.#microphone?.pause()
    if (this.#microphone) this.state = 'paused'
  }

  async goOn(): Promise<void> {
    if (this.state !== 'paused') return
    this.trouble = null
    await this.#microphone?.goOn()
    this.state = 'recording'
  }

  /** Ends the recording, which is then there as a file; whoever asks while it ends waits for that too. */
  stop(): Promise<void> {
    if (this.state === 'recording' || this.state === 'paused') this.#stopped = this.#stop()
    return this.#stopped
  }

  async #stop(): Promise<void> {
    await this.#end()
    const wav = this.#count === 0 ? null : wavOf(this.#parts, this.#rate)
    const loudest = this.#parts.reduce((most, part) => Math.max(most, loudestIn(part)), 0)
    if (wav === null) this.trouble ??= 'quiet'
    else if (loudest < quiet) this.trouble = 'quiet'
    this.#parts = []
    await this.#options.done(wav)
  }

  /** Ends the recording, of which nothing stays. */
  async discard(): Promise<void> {
    if (this.state !== 'recording' && this.state !== 'paused') return
    await this.#end()
    this.#parts = []
    await this.#options.done(null)
  }

  /** Ends what is under way, and keeps it. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.stop()
  }

  async #end(): Promise<void> {
    this.state = 'ending'
    await this.#microphone?.close()
    this.#microphone = null
    if (this.#downsampler) this.#add(this.#downsampler.end())
    this.#downsampler = null
    this.state = 'off'
  }

  async #stopFor(trouble: RecorderTrouble): Promise<void> {
    this.trouble = trouble
    await this.stop()
  }

  #heard(samples: Float32Array): void {
    if (!this.#downsampler || this.state === 'paused') return
    this.#add(this.#downsampler.push(samples))
    if (this.seconds >= this.maxSeconds && this.state === 'recording') void this.#stopFor('full')
  }

  #add(samples: Int16Array): void {
    const room = this.maxSeconds * this.#rate - this.#count
    const part = samples.subarray(0, Math.max(room, 0))
    if (part.length === 0) return
    this.#parts.push(part)
    this.#count += part.length
    this.seconds = Math.floor(this.#count / this.#rate)
    if (this.#count - this.#kept >= this.#rate || this.state === 'ending') this.#keep()
  }

  /** Hands on what was not kept yet, as one piece. */
  #keep(): void {
    const last: Int16Array[] = []
    for (let at = this.#parts.length - 1, missing = this.#count - this.#kept; missing > 0; at--) {
      const part = this.#parts[at]
      if (part === undefined) break
      last.unshift(part)
      missing -= part.length
    }
    const samples = new Int16Array(this.#count - this.#kept)
    let at = 0
    for (const part of last) {
      samples.set(part, at)
      at += part.length
    }
    this.#kept = this.#count
    this.#options.keep({ rate: this.#rate, samples })
  }

  #interrupted(): void {
    if (this.state !== 'recording') return
    this.state = 'paused'
    this.trouble = 'interrupted'
  }
}

function loudestIn(samples: Int16Array): number {
  return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
}
