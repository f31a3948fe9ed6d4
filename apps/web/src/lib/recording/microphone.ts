import tapUrl from './tap.worklet.ts?worker&url'

/** Why there is no sound to record. */
export type MicrophoneTrouble = 'cannot' | 'refused' | 'none' | 'busy'

/** A microphone that is on. */
export interface Microphone {
  /** Samples a second. */
  readonly rate: number
  /** Hands over what it has heard until now, and silence after that. */
  pause(): Promise<void>
  goOn(): Promise<void>
  /** Hands over what it still has, and lets the microphone go. */
  close(): Promise<void>
}

export interface MicrophoneListener {
  /** Sound has come, each sample between -1 and 1. */
  heard(samples: Float32Array): void
  /** The device has taken the microphone for something else, a call perhaps. */
  interrupted(): void
  /** It is gone for good: unplugged, or no longer allowed. */
  lost(): void
}

/** Where a device has nothing to play sound on, some browsers never start; all others do so at once. */
const longestStartMs = 5_000

/** Turns the microphone on, for which the browser may ask the person; answers why where it cannot be. */
export async function openMicrophone(listener: MicrophoneListener): Promise<Microphone | MicrophoneTrouble> {
  if (navigator.mediaDevices === undefined || typeof AudioWorkletNode === 'undefined') return 'cannot'
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    })
  } catch (error) {
    return troubleOf(error)
  }
  const context = new AudioContext()
  const letGo = async (): Promise<void> => {
    for (const track of stream.getTracks()) track.stop()
    await context.close()
  }
  try {
    await context.audioWorklet.addModule(tapUrl)
    await started(context)
  } catch {
    await letGo()
    return 'cannot'
  }
  const tap = new AudioWorkletNode(context, 'tap', { channelCount: 1, channelCountMode: 'explicit' })
  tap.port.addEventListener('message', ({ data }: MessageEvent<Piece>) => listener.heard(data.samples))
  tap.port.start()
  context.createMediaStreamSource(stream).connect(tap)
  tap.connect(context.destination) // it gives out silence; some browsers run only what leads somewhere
  stream.getAudioTracks()[0]?.addEventListener('ended', () => listener.lost())
  context.addEventListener('statechange', () => {
    if (context.state !== 'running' && context.state !== 'closed') listener.interrupted()
  })
  const hearNothing = (isMuted: boolean): void => {
    for (const track of stream.getTracks()) track.enabled = !isMuted
  }
  /** What stands still hands nothing over, and has nothing. */
  const handOver = async (): Promise<void> => {
    if (context.state === 'running') await handedOver(tap.port)
  }

  return {
    rate: context.sampleRate,
    // The sound goes on, unheard: not every browser takes up again what it was told to suspend.
    async pause() {
      await handOver()
      hearNothing(true)
    },
    async goOn() {
      await context.resume()
      hearNothing(false)
    },
    async close() {
      await handOver()
      await letGo()
    },
  }
}

/** Settles once a context runs; rejects when it does not. */
async function started(context: AudioContext): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the sound did not start')), longestStartMs)
  })
  try {
    await Promise.race([context.resume(), late])
  } finally {
    clearTimeout(timer)
  }
}

/** What comes through a tap. */
interface Piece {
  readonly samples: Float32Array
  /** It was asked for: all that came before has been handed over with it. */
  readonly isAsked: boolean
}

/** Has the samples handed over that are not a whole piece yet. */
function handedOver(port: MessagePort): Promise<void> {
  return new Promise((resolve) => {
    const hear = ({ data }: MessageEvent<Piece>): void => {
      if (!data.isAsked) return
      port.removeEventListener('message', hear)
      resolve()
    }
    port.addEventListener('message', hear)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no other origin
    port.postMessage('hand over')
  })
}

function troubleOf(error: unknown): MicrophoneTrouble {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    default:
      return 'cannot'
  }
}
