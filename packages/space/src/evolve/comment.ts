import type { EventEnvelope } from '@alongside/protocol'
import { isDescribed, threadsOf, type Post, type Thread } from '../comment.ts'
import type { EventOf } from '../event.ts'
import type { Space } from '../space.ts'

type From = Pick<EventEnvelope, 'at' | 'actor' | 'hand' | 'capacity'>

export function comment(space: Space, { payload }: EventOf<'commented'>, from: From): Space {
  const { section, thread: id, anchor, suggestion = null, sort } = payload
  const first = postFrom(id, payload, from)
  if (first === null || !space.places.has(section) || threadsOf(space, section).has(id)) return space
  return put(space, section, { id, anchor, suggestion, sort, posts: [first], resolved: null })
}

export function reply(space: Space, { payload }: EventOf<'replied'>, from: From): Space {
  const { section, thread, post: id } = payload
  const post = postFrom(id, payload, from)
  return changeThread(space, section, thread, ({ posts }) =>
    post === null || posts.some((one) => one.id === id) ? {} : { posts: [...posts, post] },
  )
}

export function react(space: Space, { payload }: EventOf<'reacted'>, { actor }: From): Space {
  const { reaction, on } = payload
  return changePost(space, payload, ({ reactions }) => {
    const others = reactions.filter((one) => one.person !== actor || one.reaction !== reaction)
    return { reactions: on && actor !== null ? [...others, { person: actor, reaction }] : others }
  })
}

export function describeFile(
  space: Space,
  { payload }: EventOf<'fileDescribed'>,
  actor: string | null,
): Space {
  const { file, alt, decorative } = payload
  const described = { file, alt, decorative, by: actor }
  return changePost(space, payload, ({ files }) => ({
    files: files.map((one) => (one.file === file ? described : one)),
  }))
}

export function changePost(
  space: Space,
  { section, thread, post: id }: { section: string; thread: string; post: string },
  change: (post: Post) => Partial<Post>,
): Space {
  return changeThread(space, section, thread, ({ posts }) => ({
    posts: posts.map((post) => (post.id === id ? { ...post, ...change(post) } : post)),
  }))
}

export function changeThread(
  space: Space,
  section: string,
  id: string,
  change: (thread: Thread) => Partial<Thread>,
): Space {
  const thread = threadsOf(space, section).get(id)
  return thread === undefined ? space : put(space, section, { ...thread, ...change(thread) })
}

function put(space: Space, section: string, thread: Thread): Space {
  const threads = threadsOf(space, section).set(thread.id, thread)
  return { ...space, threads: new Map(space.threads).set(section, threads) }
}

function postFrom(
  id: string,
  { words, files, by }: Pick<EventOf<'replied'>['payload'], 'words' | 'files' | 'by'>,
  { at, actor, hand, capacity }: From,
): Post | null {
  if (actor === null) return null
  const own = hand === null || hand === actor
  return {
    id,
    voice: actor,
    capacity,
    hand: hand ?? actor,
    by,
    words,
    version: 1,
    files: files.map((file) => ({ ...file, by: isDescribed(file) ? (hand ?? actor) : null })),
    at,
    changedAt: null,
    confirmed: own,
    reactions: [],
  }
}
