import { createContext } from 'svelte'
import { applyReading } from './apply.ts'
import type { ReadingSettings } from './settings.ts'

/** The reading settings of this page: as the server read them, then as the person changes them here. */
export class Reading {
  /** The "Make this easier for me" dialog is open. */
  dialogOpen = $state(false)

  readonly #fromServer: () => ReadingSettings
  #changed: ReadingSettings | undefined = $state.raw()

  constructor(fromServer: () => ReadingSettings) {
    this.#fromServer = fromServer
  }

  get settings(): ReadingSettings {
    return this.#changed ?? this.#fromServer()
  }

  /** Calm view: no carets of others, no motion, no counters. */
  get calm(): boolean {
    return this.settings.calm === 'yes'
  }

  /** Changes one setting at once, here and for later visits. */
  set<Key extends keyof ReadingSettings>(key: Key, value: ReadingSettings[Key]): void {
    this.#changed = { ...this.settings, [key]: value }
    applyReading(this.#changed)
  }

  /** Back to the usual, at once. */
  replace(settings: ReadingSettings): void {
    this.#changed = settings
    applyReading(settings)
  }
}

export const [getReading, setReading] = createContext<Reading>()
