import type {
  Anchor,
  Attached,
  Capacity,
  CommentSort,
  QuotedSuggestion,
  Reaction,
  SpokenBy,
} from '@alongside/protocol'
import { OrderedMap } from './ordered-map.ts'
import type { Space, SpaceFile } from './space.ts'

/** A file that a post brings, with who wrote what stands for it. */
export interface PostFile extends Attached {
  readonly by: string | null
}

/** A comment or a reply. */
export interface Post {
  readonly id: string
  /** Whose words they are, and in what capacity. */
  readonly voice: string
  readonly capacity: Capacity | null
  /** Who typed them; the voice, unless they were said or written to someone. */
  readonly hand: string
  readonly by: SpokenBy | null
  /** Null once their author took them back. */
  readonly words: string | null
  /** Rises by one with each change of the words, from 1. */
  readonly version: number
  /** None once the words were taken back. */
  readonly files: readonly PostFile[]
  readonly at: number
  readonly changedAt: number | null
  /** False while words that another typed have not been confirmed by their author. */
  readonly confirmed: boolean
  readonly reactions: readonly { readonly person: string; readonly reaction: Reaction }[]
}

/** How a thread was resolved. */
export interface Resolution {
  readonly by: string
  readonly at: number
  readonly outcome: string | null
}

/** A comment with its replies. */
export interface Thread {
  readonly id: string
  readonly anchor: Anchor | null
  /** The suggestion that it is about, as it read then; whatever becomes of that, the thread stays. */
  readonly suggestion: QuotedSuggestion | null
  readonly sort: CommentSort | null
  /** The comment itself first; never empty. */
  readonly posts: readonly Post[]
  readonly resolved: Resolution | null
}

/** The threads of a section in the order in which they began; each of them under its id. */
export type Threads = OrderedMap<Thread>

const none: Threads = OrderedMap.empty()

/** The threads of a section; none of a section that is not there. */
export function threadsOf(space: Space, section: string): Threads {
  return space.threads.get(section) ?? none
}

/** A comment or reply, or null where there is none of this id in that thread. */
export function postOf(space: Space, at: { section: string; thread: string; post: string }): Post | null {
  return (
    threadsOf(space, at.section)
      .get(at.thread)
      ?.posts.find(({ id }) => id === at.post) ?? null
  )
}

/** Whether something stands for a file already. */
export function isDescribed({ alt, decorative }: Omit<Attached, 'file'>): boolean {
  return alt !== null || decorative
}

/** The thread that brings a file, or null; only what was added for comments can stand in one. */
export function threadWithFile(space: Space, { id, section, use }: SpaceFile): Thread | null {
  if (use !== 'comment') return null
  const brings = ({ posts }: Thread) => posts.some(({ files }) => files.some((one) => one.file === id))
  return threadsOf(space, section).values().find(brings) ?? null
}
