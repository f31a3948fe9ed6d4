import { recordingName } from '#lib/comments/drafts.ts'
import type { Device, KeptFile } from '#lib/comments/device.ts'
import { KeptBytes } from '#lib/comments/kept-bytes.ts'
import type { Take } from '#lib/recording/recorder.svelte.ts'
import { wavOf } from '#lib/recording/wav.ts'

/**
 * The bytes that go with what somebody is about to score, on this device until the server has sealed them: then they are
 * gone from here, and whoever scored gets them from the server.
 */
export class ScoreFiles {
  readonly #device: Device
  readonly #bytes: KeptBytes
  readonly #load: (criterion: string, file: string) => Promise<ArrayBuffer | null>
  #taking: Promise<unknown> = Promise.resolve()

  constructor(device: Device, load: (criterion: string, file: string) => Promise<ArrayBuffer | null>) {
    this.#device = device
    this.#bytes = new KeptBytes(device)
    this.#load = load
  }

  put(id: string, bytes: ArrayBuffer): Promise<void> {
    return this.#bytes.put(id, bytes)
  }

  /** From here, or from the box; null where neither has them. */
  async bytesOf(criterion: string, { id, sent }: Pick<KeptFile, 'id' | 'sent'>): Promise<ArrayBuffer | null> {
    return (await this.#bytes.get(id)) ?? (sent === null ? null : this.#load(criterion, id))
  }

  /** The bytes that no server has yet; null where the device has lost them. */
  unsent(id: string): Promise<ArrayBuffer | null> {
    return this.#bytes.get(id)
  }

  async letGo(files: readonly Pick<KeptFile, 'id'>[]): Promise<void> {
    for (const { id } of files) await this.#bytes.remove(id)
  }

  /** Keeps a part of what is being recorded for a form, in case that its page goes away. */
  keepTake(of: string, { rate, samples }: Take): void {
    this.#taking = this.#taking.then(() =>
      this.#device.do((database) => database.add('takes', { of, rate, samples })),
    )
  }

  async dropTakes(of: string): Promise<void> {
    await this.#taking
    await this.#device.do(async (database) => {
      for (const key of await database.getAllKeysFromIndex('takes', 'of', of)) {
        await database.delete('takes', key)
      }
    })
  }

  /** What was being recorded for a form when a page went away, as bytes of a file; null where nothing was. */
  async takenUp(of: string): Promise<{ readonly name: string; readonly wav: ArrayBuffer } | null> {
    const takes = await this.#device.do((database) => database.getAllFromIndex('takes', 'of', of))
    const [first] = takes ?? []
    if (takes === undefined || first === undefined) return null
    await this.dropTakes(of)
    const parts = takes.map(({ samples }) => samples)
    return { name: recordingName(), wav: wavOf(parts, first.rate) }
  }

  close(): void {
    this.#device.close()
  }
}
