import { anySpace, standsByItself, threadWithFile, type SpaceFile } from '@alongside/space'
import type { EventLog, TextLog } from '@alongside/storage'
import type { Spaces } from '../spaces/spaces.ts'

/** A text that was written without a connection may name a file long after it was sent. */
const month = 30 * 86_400_000
const rowsAtOnce = 1_000

export interface UnusedDeps {
  readonly spaces: Pick<Spaces, 'load' | 'run'>
  readonly events: Pick<EventLog, 'find'>
  readonly text: Pick<TextLog, 'start' | 'rows'>
  /** The files that were found to be named before: logs do not forget. */
  readonly named: Set<string>
}

/**
 * Lets go of files that were brought for a text or a comment a month ago, and that neither has ever named; says how
 * many. What a text named once stays, since undo and history may show it again. Bytes go with the orphans then.
 */
export async function dropUnused({ spaces, events, text, named }: UnusedDeps, now: number): Promise<number> {
  let dropped = 0
  for (const id of await events.find({ kind: 'space', key: anySpace })) {
    const space = await spaces.load(id)
    if (space === null) continue
    for (const file of [...space.files.values()].flat()) {
      if (file.addedAt > now - month || standsByItself(file) || file.addedBy === null) continue
      if (threadWithFile(space, file) !== null) continue
      if (file.use === 'text' && (await isNamed(file))) continue
      // Told as an act of who added it: they brought it, and left it.
      await spaces.run(id, { do: 'dropUnused', file: file.id }, { person: file.addedBy })
      dropped += 1
    }
  }
  return dropped

  async function isNamed({ id, section }: SpaceFile): Promise<boolean> {
    if (named.has(id)) return true
    const { head } = await text.start(section)
    for (let after = 0; after < head; after += rowsAtOnce) {
      const rows = await text.rows(section, after, Math.min(after + rowsAtOnce, head))
      // Ids are plain letters, which stand in updates as they are.
      if (rows.some(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(id))) {
        named.add(id)
        return true
      }
    }
    return false
  }
}
