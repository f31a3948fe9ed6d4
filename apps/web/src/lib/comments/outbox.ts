import type { Device, Unsent } from './device.ts'

/**
 * What one person has written of comments and the server does not have, in all tabs of this device. It stands in this
 * page at once, and on the device as soon as that has it; what the device refuses stands in this page alone.
 */
export class Outbox {
  readonly #device: Device
  readonly #unsent = new Map<string, Unsent>()
  /** What the device has not got: that page's own, until it has. */
  readonly #inPage = new Set<string>()
  /** What is done with here, be it that the device does not let go of it. */
  readonly #removed = new Set<string>()
  readonly #channel: BroadcastChannel

  /** `changed` hears when another tab has put something in or taken something out. */
  constructor(person: string, device: Device, changed: () => void) {
    this.#device = device
    this.#channel = new BroadcastChannel(`alongside-comments-${person}`)
    this.#channel.addEventListener('message', () => void this.load().then(changed))
  }

  /** Takes in what the device keeps now, from earlier pages and from other tabs, and lets go of what they did. */
  async load(): Promise<void> {
    const kept = await this.#device.do((database) => database.getAll('unsent'))
    if (kept === undefined) return
    for (const id of this.#unsent.keys()) if (!this.#inPage.has(id)) this.#unsent.delete(id)
    for (const one of kept) {
      if (!this.#inPage.has(one.id) && !this.#removed.has(one.id)) this.#unsent.set(one.id, one)
    }
  }

  /** All that is on its way to a space, oldest first. */
  unsent(space: string): readonly Unsent[] {
    return [...this.#unsent.values()].filter((one) => one.space === space).sort((a, b) => a.at - b.at)
  }

  /** False while the device has not got one, or not yet as it is now. */
  isOnDevice(id: string): boolean {
    return !this.#inPage.has(id)
  }

  async put(unsent: Unsent): Promise<void> {
    this.#unsent.set(unsent.id, unsent)
    this.#inPage.add(unsent.id)
    const kept = await this.#device.do((database) => database.put('unsent', unsent))
    if (kept === undefined) return
    // It may have been put again meanwhile, with something else in it.
    if (this.#unsent.get(unsent.id) === unsent) this.#inPage.delete(unsent.id)
    this.#tell()
  }

  /** Takes one out, with the bytes of its files. */
  async remove(id: string): Promise<void> {
    const files = this.#unsent.get(id)?.files ?? []
    this.#unsent.delete(id)
    this.#inPage.delete(id)
    this.#removed.add(id)
    await this.#device.do(async (database) => {
      await database.delete('unsent', id)
      for (const file of files) await database.delete('bytes', file.id)
    })
    this.#tell()
  }

  close(): void {
    this.#channel.close()
  }

  #tell(): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin
    this.#channel.postMessage('changed')
  }
}
