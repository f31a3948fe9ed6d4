import { mentionedIn, type PostView, type ThreadView } from '@alongside/protocol'
import type { Post, Thread } from '@alongside/space'
import type { Found } from '../../reader/message.ts'
import type { Names } from './names.ts'

type Standing = Found[number]

/** The people whose names stand in threads. */
export function peopleInThreads(threads: readonly Thread[]): readonly string[] {
  return threads.flatMap(({ posts, resolved }) => [
    ...posts.flatMap(({ voice, hand, words, reactions }) => [
      voice,
      hand,
      ...mentionedIn(words ?? ''),
      ...reactions.map(({ person }) => person),
    ]),
    ...(resolved === null ? [] : [resolved.by]),
  ])
}

/** Threads in the order in which they began, with where their words stand now. */
export function threadViews(threads: readonly Thread[], found: Found, names: Names): readonly ThreadView[] {
  return threads.map((thread, index) => threadView(thread, found[index] ?? null, names))
}

function threadView(
  { id, sort, anchor, posts, resolved }: Thread,
  stands: Standing,
  names: Names,
): ThreadView {
  return {
    id,
    sort,
    anchor,
    stands,
    posts: posts.map((post) => postView(post, names)),
    resolved: resolved === null ? null : { ...resolved, by: who(resolved.by, names) },
  }
}

function postView({ id, voice, hand, by, reactions, ...post }: Post, names: Names): PostView {
  const { capacity, confirmed, words, at, changedAt } = post
  return {
    id,
    voice: who(voice, names),
    capacity,
    hand: hand === voice ? null : { ...who(hand, names), by },
    confirmed,
    words,
    mentions: mentionedIn(words ?? '').map((person) => who(person, names)),
    at,
    changedAt,
    reactions: reactions.map(({ reaction, person }) => ({ reaction, who: who(person, names) })),
  }
}

function who(id: string, names: Names) {
  return { ...names.who(id), name: names.of(id) }
}
