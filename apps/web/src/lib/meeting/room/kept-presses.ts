import { meetingAskSchema, type MeetingAsk } from '@alongside/protocol'
import { z } from 'zod'

/** What somebody pressed and no server has answered yet. */
export interface KeptPress {
  /** Of what control it was: there is one of a kind at a time. */
  readonly key: string
  readonly ask: MeetingAsk
}

const keptSchema = z.array(z.object({ key: z.string(), ask: meetingAskSchema }))

/** Keeps what was pressed in one meeting over a new page of the same tab; a tab that is closed asks for nothing more. */
export class KeptPresses {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | null
  readonly #name: string

  /** `storage` is null where the browser keeps nothing. */
  constructor(storage: Pick<Storage, 'getItem' | 'setItem'> | null, me: string, meeting: string) {
    this.#storage = storage
    this.#name = `alongside-room-${me}-${meeting}`
  }

  load(): readonly KeptPress[] {
    try {
      return keptSchema.safeParse(JSON.parse(this.#storage?.getItem(this.#name) ?? '[]')).data ?? []
    } catch {
      return []
    }
  }

  save(presses: readonly KeptPress[]): void {
    try {
      this.#storage?.setItem(this.#name, JSON.stringify(presses.map(({ key, ask }) => ({ key, ask }))))
    } catch {
      // They stand in this page alone.
    }
  }
}
