import { nibOf, sourceLimits, type AnySource, type FileSource, type Sources } from '@alongside/protocol'
import type { Source } from '@alongside/storage'
import type { Change } from '../known/known.ts'
import type { Elsewhere } from './event.ts'
import { close } from './leave.ts'
import type { Member } from './member.ts'
import type { Room } from './room.ts'

/** Holds what one of our clients declares of the update that follows; what is beyond the limit is let go (S30). */
export function receiveSources(room: Room, member: Member, { sources, restores }: Sources): void {
  if (member.client.type !== 'ours') return close(room, member, 'malformed', 'Sources came before hello.')
  member.declared.push(...sources.slice(0, sourceLimits.perUpdate - member.declared.length))
  if (restores !== undefined) member.restores = restores
}

/** Takes what a member declared of the update that came, whatever becomes of it. */
export function takeDeclared(member: Member): readonly AnySource[] {
  if (member.declared.length === 0) return nothing
  const { declared } = member
  member.declared = []
  return declared
}

/** Takes the row that a member said that the update that came brings back, whatever becomes of it; null for none. */
export function takeRestores(member: Member): number | null {
  const { restores } = member
  member.restores = null
  return restores
}

/** Whether a row may say that it brings one back: it is in the log, and nothing came from another section (S46). */
export function mayRestore(room: Room, restores: number, kept: readonly (Source | FileSource)[]): boolean {
  return restores <= room.head && kept.every(({ from }) => 'section' in from && from.section === room.section)
}

const nothing: readonly AnySource[] = []

/** What is declared counts as it came, so that the queue does not tell what was kept of it. */
export function bytesOf(declared: readonly AnySource[]): number {
  return declared.reduce((sum, { from }) => sum + sourceLimits.bytesEach + namesIn(from), 0)
}

function namesIn(from: AnySource['from']): number {
  return 'file' in from ? from.file.length + (from.claim?.length ?? 0) : 0
}

/**
 * What a row keeps of what was declared: each new letter of it has one source at most (S31), which is in this section,
 * in another that the sender may read now (S32), or a file (S50).
 */
export function keepSources(
  section: string,
  declared: readonly AnySource[],
  { grown }: Pick<Change, 'grown'>,
  { mayRead }: Pick<Elsewhere, 'mayRead'>,
): readonly (Source | FileSource)[] {
  if (declared.length === 0) return []
  const isRead = remembering(section, mayRead)
  const growths = new Map(grown.map((growth) => [growth.client, growth]))
  const kept: (Source | FileSource)[] = []
  const inOrder = declared.toSorted((a, b) => a.client - b.client || a.clock - b.clock)
  for (const { client, clock, length, from } of inOrder) {
    const growth = nibOf(client).marker ? undefined : growths.get(client)
    const isNew = growth !== undefined && growth.from <= clock && clock + length <= growth.to
    if (!isNew || !isAfter(kept.at(-1), client, clock)) continue
    if ('file' in from) {
      kept.push({ client, clock, length, from })
      continue
    }
    const where = from.section ?? section
    if (!isRead(where)) continue
    kept.push({ client, clock, length, from: { section: where, client: from.client, clock: from.clock } })
  }
  return kept
}

/** Says whether a letter comes after all that have a source already. */
function isAfter(
  last: Pick<Source, 'client' | 'clock' | 'length'> | undefined,
  client: number,
  clock: number,
): boolean {
  return last === undefined || last.client !== client || last.clock + last.length <= clock
}

/** Asks of each section once. */
function remembering(own: string, mayRead: Elsewhere['mayRead']): Elsewhere['mayRead'] {
  const known = new Map([[own, true]])
  return (section) => {
    const answer = known.get(section) ?? mayRead(section)
    known.set(section, answer)
    return answer
  }
}
