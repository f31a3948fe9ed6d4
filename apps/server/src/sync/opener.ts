import type { SectionRead } from '../reader/read-section.ts'
import type { Reader } from '../reader/reader.ts'
import type { Spaces } from '../spaces/spaces.ts'

/** Opens sections once those that they wait for hold enough. */
export interface Opener {
  /** Somebody is in the section now. */
  entered(section: string): void
  /** There are new words in the section. */
  written(section: string): void
  /** Waits until all that was seen is dealt with. */
  settle(): Promise<void>
}

export interface OpenerDeps {
  readonly spaces: Pick<Spaces, 'spaceOf' | 'run'>
  readonly reader: Pick<Reader, 'read'>
  readonly failed: (error: unknown) => void
}

/**
 * Looks when a section that others wait for is written in, and again when somebody enters one of them: should the
 * server have died between the words and the opening, that makes up for it. What waits for what is settled when a
 * document is made, so for most sections there is nothing to look at but once.
 */
export function createOpener({ spaces, reader, failed }: OpenerDeps): Opener {
  /** Sections that others still wait for. */
  const awaited = new Set<string>()
  /** What is being looked at; *again*: there were new words meanwhile. */
  const looking = new Map<string, 'once' | 'again'>()
  const busy = new Set<Promise<void>>()

  function track(work: Promise<void>): void {
    const done = work.catch(failed).finally(() => busy.delete(done))
    busy.add(done)
  }

  async function enter(section: string): Promise<void> {
    const space = await spaces.spaceOf('section', section)
    const document = space?.documents.get(space.places.get(section) ?? '')
    for (const { id, waitsFor } of document?.sections ?? []) {
      if (waitsFor === null || ![id, waitsFor.section].includes(section)) continue
      awaited.add(waitsFor.section)
      await lookAt(waitsFor.section)
    }
  }

  async function lookAt(section: string): Promise<void> {
    if (looking.has(section)) return void looking.set(section, 'again')
    try {
      do {
        looking.set(section, 'once')
        await look(section)
      } while (looking.get(section) === 'again')
    } finally {
      looking.delete(section)
    }
  }

  async function look(section: string): Promise<void> {
    const space = await spaces.spaceOf('section', section)
    const document = space?.documents.get(space.places.get(section) ?? '')
    const waiting = document?.sections.filter(({ waitsFor }) => waitsFor?.section === section) ?? []
    if (space === null || document === undefined || waiting.length === 0) {
      awaited.delete(section)
      return
    }
    const entries = countEntries(await reader.read(section))
    for (const { id } of waiting) {
      // Nobody's act, so it makes no difference who is said to ask for it.
      const ask = { do: 'openSection', section: id, entries } as const
      await spaces.run(space.id, ask, { person: document.createdBy })
    }
  }

  return {
    entered: (section) => track(enter(section)),
    written(section) {
      if (awaited.has(section)) track(lookAt(section))
    },
    async settle() {
      while (busy.size > 0) await Promise.all(busy)
    },
  }
}

/** How many entries a section holds: blocks with words or a picture in them; headings announce one, and are none. */
export function countEntries({ blocks }: Pick<SectionRead, 'blocks'>): number {
  return blocks.filter(({ kind, text }) => kind === 'image' || (kind !== 'heading' && text.trim() !== ''))
    .length
}
