import { allows, type Permission } from '@alongside/protocol'
import { memberOf, openLinksOf, permissionOn, type Space } from '@alongside/space'
import type { Spaces } from '../spaces/spaces.ts'
import type { Rooms, Wrote } from './rooms.ts'

const minuteMs = 60_000
const minutesCounted = 60

/** Counts what guests write into texts, for the links by which they came. */
export interface LinkMeter {
  /** What someone may do in a section now: a guest whose link is used up may comment there, and not write. */
  permissionOn(space: Space, person: string, section: string): Permission | null
  /** Counts what was written in a section; to be called once it is on the disk. */
  wrote(section: string, by: readonly Wrote[]): Promise<void>
  /** To be called every second: links whose hour is over go on. */
  tick(): Promise<void>
}

export interface LinkMeterDeps {
  readonly spaces: Pick<Spaces, 'spaceOf'>
  readonly rooms: () => Pick<Rooms, 'present' | 'tell'>
  /** How many bytes the guests of one link may write in an hour. */
  readonly bytesPerHour: number
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/**
 * Counts by minutes, in memory: nobody can pass the limit by a puzzle or another device, and a server that starts
 * anew counts anew. What is over it was written; what comes after is refused with its words kept, as by any right
 * that is taken, and the link goes on by itself.
 */
export function createLinkMeter({ spaces, rooms, bytesPerHour, now }: LinkMeterDeps): LinkMeter {
  /** Bytes by minute, for each link by which something was written in this hour. */
  const uses = new Map<string, Map<number, number>>()
  const full = new Set<string>()

  const linksIn = (space: Space, person: string, section: string) => {
    const member = memberOf(space, person)
    const links = member === null ? [] : openLinksOf(space, member)
    return links.filter(({ document }) => document === space.places.get(section))
  }

  function permissionNow(space: Space, person: string, section: string): Permission | null {
    const permission = permissionOn(space, person, section)
    if (full.size === 0 || !allows(permission, 'suggest')) return permission
    return linksIn(space, person, section).some(({ id }) => full.has(id)) ? 'comment' : permission
  }

  /** Tells those who are in the texts of a space and may do something else now. */
  function turn(space: Space): void {
    const { present, tell } = rooms()
    for (const { section, member, person, permission: held } of Array.from(present())) {
      if (!space.places.has(section)) continue
      const permission = permissionNow(space, person, section)
      if (permission !== held)
        tell(section, { type: 'permission', member, permission, by: null, reason: null })
    }
  }

  function recent(link: string): number {
    const counted = uses.get(link) ?? new Map<number, number>()
    const oldest = Math.floor(now() / minuteMs) - minutesCounted
    for (const minute of counted.keys()) if (minute <= oldest) counted.delete(minute)
    if (counted.size === 0) uses.delete(link)
    return [...counted.values()].reduce((sum, bytes) => sum + bytes, 0)
  }

  function count(link: string, bytes: number): void {
    const counted = uses.get(link) ?? new Map<number, number>()
    const minute = Math.floor(now() / minuteMs)
    uses.set(link, counted.set(minute, (counted.get(minute) ?? 0) + bytes))
    if (recent(link) > bytesPerHour) full.add(link)
  }

  return {
    permissionOn: permissionNow,

    async wrote(section, by) {
      const space = await spaces.spaceOf('section', section)
      if (space === null) return
      const before = full.size
      for (const { person, bytes } of by) {
        for (const { id } of linksIn(space, person, section)) count(id, bytes)
      }
      if (full.size > before) turn(space)
    },

    async tick() {
      for (const link of uses.keys()) {
        if (recent(link) > bytesPerHour || !full.delete(link)) continue
        const space = await spaces.spaceOf('link', link)
        if (space !== null) turn(space)
      }
    },
  }
}
