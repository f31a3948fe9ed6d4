import type { Language } from '@alongside/kinds'
import { notFound, usualZone, type EventEnvelope, type Problem } from '@alongside/protocol'
import {
  anySpace,
  asOf,
  decide,
  evolve,
  holdsOffice,
  type Ask,
  type Context,
  type Effect,
  type HourlyLimits,
  type Space,
} from '@alongside/space'
import type { BallotBox, DoneWith, EventLog, Finding, NewJob, People } from '@alongside/storage'
import { refuseCounted, sealVotes, unsealVotes } from '../allocation/boxes.ts'
import { closeVotes } from '../allocation/close.ts'
import { withBox } from '../allocation/mine.ts'
import { sealScore, unsealSaid } from '../evaluation/boxes.ts'
import type { EvidenceShelf } from '../evaluation/evidence.ts'
import { withOwn } from '../evaluation/mine.ts'
import { closeScores, emptyShown } from '../evaluation/reveal.ts'
import { closeBox, moveBallot, sealBallot } from './ballots.ts'
import { createDays } from './days.ts'
import { createQueue, type Queue } from './queue.ts'

/** Who asks: whose act it is, and who carries it out where that is another. */
export interface Actor {
  readonly person: string
  readonly hand?: string
  /** In which a new document speaks; English unless given. */
  readonly language?: Language
}

/** What was written by one ask, in order, with the space before and after it. */
export interface Committed {
  readonly before: Space | null
  readonly space: Space
  readonly events: readonly EventEnvelope[]
}

/** What is about to be written, and what is to follow from it. */
export interface Plan extends Committed {
  readonly effects: readonly Effect[]
  readonly by: Actor
}

/** The jobs that follow from what is about to be written; they are kept in the same transaction. */
export type Planner = (plan: Plan) => readonly NewJob[]

/** For spaces of which nothing follows. */
export const withoutJobs = { planJobs: () => [], onJobs: () => undefined } satisfies Partial<SpacesDeps>

/** What came of an ask: the space as it stands, what was made, and what is still to be done. */
export type Outcome = { readonly refusal: Problem } | { readonly space: Space; readonly made: string | null }

export interface SpacesDeps {
  readonly events: EventLog
  readonly people: People
  /** The boxes of secret votes, of scores and of rounds. */
  readonly ballots: BallotBox
  /** What people bring with scores; absent where nobody does. */
  readonly evidence?: EvidenceShelf
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly newId: () => string
  /** How often a link may be used; as often as the configuration says by itself, unless given. */
  readonly hourly?: HourlyLimits
  /** What is to be done about it later. */
  readonly planJobs: Planner
  /** Told once jobs were kept. */
  readonly onJobs: () => void
  /** How many spaces are kept folded in memory. */
  readonly maxKept: number
}

/** A space that stays in memory, so that it can be asked at any moment how it stands. */
export interface HeldSpace {
  now(): Space
  letGo(): void
}

interface Kept {
  /** As its events have made it, whatever day it is. */
  space: Space | null
  readonly queue: Queue
  /** How many hold on to it. */
  holders: number
}

/** Where a document, section, space or invitation is found without knowing its space. */
type Findable = Exclude<Finding['kind'], 'member'>

/**
 * A meeting in a hall may come by one link at once, and then talk for hours: sixty people who each ask to speak, hold up
 * and take down cards, vote and comment as often as once a minute come to 3,600 acts in an hour.
 */
export const defaultHourlyLimits: HourlyLimits = { guests: 150, acts: 3_600 }

/** The spaces of this server, folded from their events when first asked for. */
export function createSpaces(deps: SpacesDeps) {
  const { events, people, now, hourly = defaultHourlyLimits } = deps
  const dayIn = createDays()
  const kept = new Map<string, Kept>()
  const listeners = new Set<(committed: Committed) => void>()

  function keep(id: string): Kept {
    const found = kept.get(id) ?? { space: null, queue: createQueue(), holders: 0 }
    kept.delete(id) // the one used last stands last
    kept.set(id, found)
    for (const [oldest, { queue, holders }] of kept) {
      if (kept.size <= deps.maxKept) break
      if (!queue.busy && holders === 0 && oldest !== id) kept.delete(oldest)
    }
    return found
  }

  /** A space as it is at this moment of its own time: a link whose last day has passed lets nobody in. */
  function asItIs(space: Space): Space {
    return asOf(space, dayIn(space.timeZone, now()))
  }

  /** Folds in what was written since, by this server or another. */
  async function catchUp(id: string, entry: Kept): Promise<Space | null> {
    const newer = await events.read(id, entry.space?.head ?? 0)
    entry.space = newer.reduce(evolve, entry.space)
    return entry.space
  }

  async function load(id: string): Promise<Space | null> {
    const entry = keep(id)
    const space = entry.space ?? (await entry.queue.run(async () => entry.space ?? catchUp(id, entry)))
    return space === null ? null : asItIs(space)
  }

  function contextOf(
    id: string,
    space: Space | null,
    { person, hand = person, language = 'en' }: Actor,
  ): Context {
    const at = now()
    const today = dayIn(space?.timeZone ?? usualZone, at)
    return {
      space: id,
      actor: person,
      hand,
      at,
      today,
      newId: deps.newId,
      hourly,
      language,
    }
  }

  /** With what lies of somebody's in a box, which decides what becomes of their ask. */
  async function withOwnOf(space: Space, ask: Ask, person: string): Promise<Ask> {
    return withBox(deps.ballots, space, await withOwn(deps, space, ask, person))
  }

  async function attempt(
    id: string,
    entry: Kept,
    asked: Ask,
    actor: Actor,
    beside: DoneWith = {},
  ): Promise<Outcome | 'behind'> {
    const before = entry.space
    const ask = before === null ? asked : await withOwnOf(before, asked, actor.person)
    const decision = decide(before, ask, contextOf(id, before, actor))
    if ('refusal' in decision) return decision
    const { made, effects, space, events: written } = decision
    for (const effect of effects) {
      if (effect.type === 'sealBallot') await sealBallot(deps.ballots, effect)
      if (effect.type === 'sealScore') await sealScore(deps, space, effect)
      if (effect.type === 'closeScores' && ask.do === 'evaluate') {
        const outcome = await attempt(id, entry, await closeScores(deps, space, ask, effect), actor)
        if (outcome !== 'behind' && !('refusal' in outcome)) await emptyShown(deps, effect)
        return outcome
      }
      if (effect.type === 'sealVotes') await sealVotes(deps.ballots, space, effect)
      if (effect.type === 'unsealVotes') await refuseCounted(deps.ballots, space, effect)
      if (effect.type === 'closeVotes' && ask.do === 'allocate') {
        return attempt(id, entry, await closeVotes(deps.ballots, space, ask, effect), actor)
      }
      if (effect.type === 'moveBallot') await moveBallot(deps.ballots, effect)
      if (effect.type === 'closeBox' && ask.do === 'meet') {
        return attempt(id, entry, await closeBox(deps.ballots, space, ask, effect), actor)
      }
    }
    if (written.length > 0) {
      for (const effect of effects) {
        // A name must stand before anybody can hear of the person; one that is never used does no harm.
        if (effect.type === 'addPerson') {
          await people.add({ id: effect.person, name: effect.name, email: null })
        }
      }
      const jobs = deps.planJobs({ before, space, events: written, effects, by: actor })
      if (!(await events.append(id, before?.head ?? 0, written, jobs, beside))) return 'behind'
      if (jobs.length > 0) deps.onJobs()
      if (beside.erased === undefined) entry.space = space
      else {
        // What was folded holds what was erased.
        entry.space = null
        entry.space = await catchUp(id, entry)
      }
      tell(before, entry.space ?? space, written)
      for (const effect of effects) {
        if (effect.type === 'sealScore') await unsealSaid(deps, space, effect)
        if (effect.type === 'unsealVotes') await unsealVotes(deps.ballots, space, effect)
      }
    }
    return { space: asItIs(space), made }
  }

  function tell(before: Space | null, space: Space, events: readonly EventEnvelope[]): void {
    const committed = { before: before === null ? null : asItIs(before), space: asItIs(space), events }
    for (const listener of listeners) listener(committed)
  }

  async function found(kind: Findable, key: string): Promise<Space | null> {
    const [id] = await events.find({ kind, key })
    return id === undefined ? null : load(id)
  }

  async function ofPerson(person: string): Promise<readonly Space[]> {
    const ids = await events.find({ kind: 'member', key: person })
    const spaces = await Promise.all(ids.map(load))
    return spaces.filter((space) => space !== null)
  }

  async function hold(kind: Findable, key: string): Promise<HeldSpace | null> {
    const [id] = await events.find({ kind, key })
    if (id === undefined) return null
    const entry = keep(id)
    entry.holders += 1
    const letGo = () => void (entry.holders -= 1)
    try {
      const first = await load(id)
      if (first !== null) return { now: () => asItIs(entry.space ?? first), letGo }
      letGo()
      return null
    } catch (error) {
      letGo()
      throw error
    }
  }

  return {
    /** A space as it stands; null if there is none of this id. */
    load,

    /**
     * Decides what is asked, and writes what follows from it; tries anew when another server wrote first.
     * What is to be done besides is kept as jobs with it.
     */
    run(id: string, ask: Ask, actor: Actor): Promise<Outcome> {
      const entry = keep(id)
      return entry.queue.run(async () => {
        if (entry.space === null) await catchUp(id, entry)
        for (;;) {
          const outcome = await attempt(id, entry, ask, actor)
          if (outcome !== 'behind') return outcome
          await catchUp(id, entry)
        }
      })
    },

    /**
     * As `run`, of what is worked out on the space as it stands: with the events goes what is done beside them, such as
     * what they say was erased, or nothing is done, and it is worked out anew.
     */
    runWith(
      id: string,
      plan: (space: Space) => Promise<({ readonly ask: Ask } & DoneWith) | null>,
      actor: Actor,
    ): Promise<Outcome> {
      const entry = keep(id)
      return entry.queue.run(async () => {
        for (;;) {
          const space = await catchUp(id, entry)
          const planned = space === null ? null : await plan(asItIs(space))
          if (planned === null) return notFound()
          const { ask, ...beside } = planned
          const outcome = await attempt(id, entry, ask, actor, beside)
          if (outcome !== 'behind') return outcome
        }
      })
    },

    /** Whether something would come of an ask: it is not refused, and not so already. Nothing is written. */
    wouldChange(space: Space, ask: Ask, actor: Actor): boolean {
      const decision = decide(space, ask, contextOf(space.id, space, actor))
      return !('refusal' in decision) && decision.events.length > 0
    },

    /** Hears of every commit of this server, in the order of each space; answers how to stop. */
    subscribe(listener: (committed: Committed) => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    /** The space in which a document, section or invitation stands, or that has this id or slug. */
    spaceOf: found,

    /** Keeps the space in which something stands in memory until it is let go; null if there is none. */
    hold,

    /** Whether something held of a space at any moment since `since` (milliseconds since 1970), or holds now. */
    async heldSince(id: string, since: number, holds: (space: Space) => boolean): Promise<boolean> {
      let space: Space | null = null
      let from = since
      // Between two events things only end: what held at any moment of that while held as it began.
      const held = () => space !== null && holds(asOf(space, dayIn(space.timeZone, from)))
      for (const event of await events.read(id, 0)) {
        if (event.at >= since && held()) return true
        space = evolve(space, event)
        from = Math.max(since, event.at)
      }
      return held()
    },

    /** The spaces a person is a member of. */
    ofPerson,

    /** All spaces of this server. */
    async all(): Promise<readonly Space[]> {
      const ids = await events.find({ kind: 'space', key: anySpace })
      const found: Space[] = []
      for (const id of ids) {
        const space = await load(id)
        if (space !== null) found.push(space)
      }
      return found
    },

    /** Whether a person is an organiser anywhere. */
    async isOrganiser(person: string): Promise<boolean> {
      const spaces = await ofPerson(person)
      return spaces.some((space) => holdsOffice(space, person, 'organiser'))
    },

    /** Whether there is any space at all. */
    async hasAny(): Promise<boolean> {
      return (await events.find({ kind: 'space', key: anySpace })).length > 0
    },
  }
}

export type Spaces = ReturnType<typeof createSpaces>
