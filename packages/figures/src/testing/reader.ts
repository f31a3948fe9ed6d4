import type { Capacity } from '@alongside/protocol'
import type { Given } from '../told-figures.ts'

/** What happens around a question. All of it is known to everybody, but for what was answered. */
export type Happening =
  { readonly what: 'answer' | 'leave'; readonly person: string } | { readonly what: 'tell' | 'askAgain' }

/** One way to show figures: it is given the answers that stand, and says what everyone gets to see. */
export interface Publisher {
  tell(given: readonly Given<string>[]): unknown
  askAgain(): void
  /** Those whose answers were open to everyone in what was told last, since all of their group said the same. */
  openTo(): readonly string[]
}

/** All that is known beforehand. */
export interface Question {
  readonly happenings: readonly Happening[]
  readonly capacityOf: (person: string) => Capacity
  readonly answers: readonly string[]
  /** Whether everyone says the same whenever they are asked, as the reader may guess; else nobody need. */
  readonly isSteadfast: boolean
  readonly publish: () => Publisher
}

/** What somebody said, as it follows from what was seen. */
export interface Learned {
  readonly person: string
  readonly answer: string
  /** In order, as JSON. */
  readonly seen: string
}

/**
 * What a reader can learn who sees everything that was ever shown: of all answers that people may have given, they
 * strike out those with which they would have seen something else. What is left alone then, although it was nobody's
 * to know, they have learned.
 */
export function learned(question: Question): readonly Learned[] {
  const acts = actsOf(question)
  const { answers } = question
  const worlds = Array.from({ length: answers.length ** acts.length }, (_, number) =>
    acts.map((_, act) => answers[Math.floor(number / answers.length ** act) % answers.length]!),
  )
  const bySight = Map.groupBy(
    worlds.map((world) => ({ world, ...see(question, acts, world) })),
    ({ seen }) => seen,
  )
  return [...bySight].flatMap(([seen, fitting]) =>
    acts.flatMap(({ person }, act) => {
      const isKnown = fitting.every(({ world }) => world[act] === fitting[0]!.world[act])
      const isSecret = fitting.some(({ open }) => !open.has(act))
      return isKnown && isSecret ? [{ person, answer: fitting[0]!.world[act]!, seen }] : []
    }),
  )
}

/** An answer that somebody gave: at which happenings; whoever is steadfast gives one in all. */
interface Act {
  readonly person: string
  readonly at: readonly number[]
}

function actsOf({ happenings, isSteadfast }: Question): readonly Act[] {
  const answers = happenings.flatMap((happening, at) =>
    happening.what === 'answer' ? [{ person: happening.person, at }] : [],
  )
  const acts = Map.groupBy(answers, ({ person, at }) => (isSteadfast ? person : `${person} ${at}`))
  return [...acts.values()].map((same) => ({ person: same[0]!.person, at: same.map(({ at }) => at) }))
}

function see(question: Question, acts: readonly Act[], world: readonly string[]) {
  const publisher = question.publish()
  const standing = new Map<string, { readonly act: number; readonly given: Given<string> }>()
  const sights: unknown[] = []
  const open = new Set<number>()
  for (const [at, happening] of question.happenings.entries()) {
    switch (happening.what) {
      case 'answer': {
        const { person } = happening
        const act = acts.findIndex((act) => act.at.includes(at))
        standing.set(person, {
          act,
          given: { person, capacity: question.capacityOf(person), answer: world[act]! },
        })
        break
      }
      case 'leave':
        standing.delete(happening.person)
        break
      case 'askAgain':
        publisher.askAgain()
        standing.clear()
        break
      case 'tell':
        sights.push(publisher.tell([...standing.values()].map(({ given }) => given)))
        for (const person of publisher.openTo()) {
          const stands = standing.get(person)
          if (stands !== undefined) open.add(stands.act)
        }
    }
  }
  return { seen: JSON.stringify(sights), open }
}
