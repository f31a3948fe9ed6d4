import type { Device } from './device.ts'

/** The bytes of files that comments are to bring: on the device, and in this page where that has no room for them. */
export class KeptBytes {
  readonly #device: Device
  readonly #inPage = new Map<string, ArrayBuffer>()

  constructor(device: Device) {
    this.#device = device
  }

  async put(id: string, bytes: ArrayBuffer): Promise<void> {
    this.#inPage.set(id, bytes)
    const kept = await this.#device.do((database) => database.put('bytes', bytes, id))
    if (kept !== undefined) this.#inPage.delete(id)
  }

  /** Null where the device has lost them. */
  async get(id: string): Promise<ArrayBuffer | null> {
    return this.#inPage.get(id) ?? (await this.#device.do((database) => database.get('bytes', id))) ?? null
  }

  async remove(id: string): Promise<void> {
    this.#inPage.delete(id)
    await this.#device.do((database) => database.delete('bytes', id))
  }
}
