import { wavOf } from '#lib/recording/wav.ts'
import type { Take } from '#lib/recording/recorder.svelte.ts'
import type { Begun, Device, KeptFile } from './device.ts'
import type { KeptBytes } from './kept-bytes.ts'
import { newId } from '#lib/new-id.ts'

/** The comments that one person has begun on this device, each held by the one form that it stands in. */
export class Drafts {
  readonly #device: Device
  readonly #bytes: KeptBytes
  /** Those of this page, which may be all there is. */
  readonly #begun = new Map<string, Begun>()
  readonly #open = new Set<string>()
  /** The places at which one is being opened. */
  readonly #opening = new Set<string>()

  constructor(device: Device, bytes: KeptBytes) {
    this.#device = device
    this.#bytes = bytes
  }

  /**
   * Goes on with the comment that was begun last at a place of a section and stands in no open form, be it in another
   * tab, or begins one. What a page that went away was recording is a file of it then. Null while one is being opened
   * at the same place: a hand that presses twice opens one form, and the first draft is not left held by none.
   */
  async open(section: string, place = section): Promise<Draft | null> {
    if (this.#opening.has(place)) return null
    this.#opening.add(place)
    try {
      return await this.#goOn(section, place)
    } finally {
      this.#opening.delete(place)
    }
  }

  async #goOn(section: string, place: string): Promise<Draft> {
    const kept =
      (await this.#device.do((database) => database.getAllFromIndex('begun', 'place', place))) ?? []
    const here = [...this.#begun.values()].filter((one) => one.place === place)
    const all = [...new Map([...kept, ...here].map((one) => [one.id, one])).values()]
    for (const begun of all.toSorted((a, b) => b.at - a.at)) {
      if (this.#open.has(begun.id)) continue
      const release = await hold(begun.id)
      if (release === null) continue
      const draft = this.#draft(begun, release)
      await draft.takeUp()
      return draft
    }
    const id = newId()
    return this.#draft(
      { id, section, place, words: '', files: [], at: 0 },
      (await hold(id)) ?? (() => undefined),
    )
  }

  #draft(begun: Begun, release: () => void): Draft {
    const [begunHere, device] = [this.#begun, this.#device]
    this.#open.add(begun.id)
    return new Draft(begun, {
      device: this.#device,
      bytes: this.#bytes,
      async keep(changed) {
        begunHere.set(changed.id, changed)
        await device.do((database) => database.put('begun', changed))
      },
      async forget(id) {
        begunHere.delete(id)
        await device.do(async (database) => {
          // Where it was sent just now, the device lets go of it here only once it waits there.
          const transaction = database.transaction(['begun', 'unsent'], 'readwrite')
          await transaction.objectStore('begun').delete(id)
          await transaction.done
        })
      },
      close: () => {
        this.#open.delete(begun.id)
        release()
      },
    })
  }
}

interface DraftDeps {
  readonly device: Device
  readonly bytes: KeptBytes
  readonly keep: (begun: Begun) => Promise<void>
  readonly forget: (id: string) => Promise<void>
  readonly close: () => void
}

/** A comment that is being written: each change of it is kept on the device. */
export class Draft {
  #begun: Begun
  readonly #deps: DraftDeps
  #taking: Promise<unknown> = Promise.resolve()

  constructor(begun: Begun, deps: DraftDeps) {
    this.#begun = begun
    this.#deps = deps
  }

  get words(): string {
    return this.#begun.words
  }

  /** False where the device keeps nothing, so that all of it is gone with the page. */
  get isOnDevice(): boolean {
    return this.#deps.device.keeps
  }

  get files(): readonly KeptFile[] {
    return this.#begun.files
  }

  /** Resolves once the device has the words, or has refused them. */
  async keepWords(words: string): Promise<void> {
    await this.#change({ words })
  }

  async addFile(name: string, type: string, bytes: ArrayBuffer): Promise<KeptFile> {
    const file = {
      id: newId(),
      name,
      type,
      bytes: bytes.byteLength,
      alt: '',
      decorative: false,
      sent: null,
    }
    await this.#deps.bytes.put(file.id, bytes)
    await this.#change({ files: [...this.files, file] })
    return file
  }

  describe(id: string, says: Partial<Pick<KeptFile, 'alt' | 'decorative'>>): void {
    void this.#change({ files: this.files.map((file) => (file.id === id ? { ...file, ...says } : file)) })
  }

  removeFile(id: string): void {
    void this.#change({ files: this.files.filter((file) => file.id !== id), words: this.words })
    void this.#deps.bytes.remove(id)
  }

  bytesOf(id: string): Promise<ArrayBuffer | null> {
    return this.#deps.bytes.get(id)
  }

  /** Keeps a part of what is being recorded, in case that this page goes away. */
  keepTake({ rate, samples }: Take): void {
    if (this.#begun.at === 0) void this.#change({})
    const take = { of: this.#begun.id, rate, samples }
    this.#taking = this.#taking.then(() => this.#deps.device.do((database) => database.add('takes', take)))
  }

  /** Lets go of the parts of a recording, which is whole or was thrown away. */
  async dropTakes(): Promise<void> {
    await this.#taking
    await this.#deps.device.do(async (database) => {
      for (const key of await database.getAllKeysFromIndex('takes', 'of', this.#begun.id)) {
        await database.delete('takes', key)
      }
    })
  }

  /** Makes a file of what was being recorded when a page went away. */
  async takeUp(): Promise<void> {
    const takes = await this.#deps.device.do((database) =>
      database.getAllFromIndex('takes', 'of', this.#begun.id),
    )
    const [first] = takes ?? []
    if (takes === undefined || first === undefined) return
    const wav = wavOf(
      takes.map(({ samples }) => samples),
      first.rate,
    )
    await this.addFile(recordingName(), 'audio/wav', wav)
    await this.dropTakes()
  }

  /** Lets go of the comment, which is on its way with its files, or was thrown away. */
  async forget(): Promise<void> {
    const { id } = this.#begun
    this.#begun = { ...this.#begun, words: '', files: [], at: 0 }
    await this.#deps.forget(id)
  }

  /** Lets another form have it. */
  close(): void {
    this.#deps.close()
  }

  async #change(change: Partial<Begun>): Promise<void> {
    this.#begun = { ...this.#begun, ...change, at: Date.now() }
    if (this.#begun.words === '' && this.files.length === 0 && change.words !== undefined) await this.forget()
    else await this.#deps.keep(this.#begun)
  }
}

/** What a recording is called that was made now. */
export function recordingName(): string {
  return `Recording ${new Date().toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.')}.wav`
}

/**
 * Holds on to a begun comment as long as this page lives; null where another tab holds it. Where a browser has no
 * locks, every tab may go on with it.
 */
async function hold(id: string): Promise<(() => void) | null> {
  const { locks } = navigator
  if (locks === undefined) return () => undefined
  return new Promise((resolve) => {
    void locks.request(`alongside-begun-${id}`, { ifAvailable: true }, (lock) => {
      if (lock === null) return resolve(null)
      return new Promise<void>((release) => resolve(release))
    })
  })
}
