import { mentionedIn, type AttachedView, type PostView, type ThreadView } from '@alongside/protocol'
import type { Post, PostFile, SpaceFile, Thread } from '@alongside/space'
import type { Found } from '../../reader/message.ts'
import { fileView } from './file-view.ts'
import type { Names } from './names.ts'

type Standing = Found[number]

/** The people whose names stand in threads. */
export function peopleInThreads(threads: readonly Thread[]): readonly string[] {
  return threads.flatMap(({ posts, resolved }) => [
    ...posts.flatMap(({ voice, hand, words, files, reactions }) => [
      voice,
      hand,
      ...files.flatMap(({ by }) => by ?? []),
      ...mentionedIn(words ?? ''),
      ...reactions.map(({ person }) => person),
    ]),
    ...(resolved === null ? [] : [resolved.by]),
  ])
}

export interface ThreadViewDeps {
  /** The files of the section. */
  readonly files: readonly SpaceFile[]
  readonly names: Names
}

/** Threads in the order in which they began, with where their words stand now. */
export function threadViews(
  threads: readonly Thread[],
  found: Found,
  deps: ThreadViewDeps,
): readonly ThreadView[] {
  return threads.map((thread, index) => threadView(thread, found[index] ?? null, deps))
}

function threadView(
  { id, sort, anchor, suggestion, posts, resolved }: Thread,
  stands: Standing,
  deps: ThreadViewDeps,
): ThreadView {
  return {
    id,
    sort,
    anchor,
    suggestion: suggestion === null ? null : { ...suggestion },
    stands,
    posts: posts.map((post) => postView(post, deps)),
    resolved: resolved === null ? null : { ...resolved, by: who(resolved.by, deps.names) },
  }
}

function postView({ id, voice, hand, by, reactions, ...post }: Post, deps: ThreadViewDeps): PostView {
  const { capacity, confirmed, words, version, at, changedAt } = post
  const { names } = deps
  return {
    id,
    voice: who(voice, names),
    capacity,
    hand: hand === voice ? null : { ...who(hand, names), by },
    confirmed,
    words,
    version,
    files: post.files.map((attached) => attachedView(attached, voice, deps)),
    mentions: mentionedIn(words ?? '').map((person) => who(person, names)),
    at,
    changedAt,
    reactions: reactions.map(({ reaction, person }) => ({ reaction, who: who(person, names) })),
  }
}

function attachedView(
  { file: id, alt, decorative, by }: PostFile,
  voice: string,
  { files, names }: ThreadViewDeps,
): AttachedView {
  const file = files.find((one) => one.id === id)
  return {
    file: file === undefined ? null : fileView(file),
    alt,
    decorative,
    describedBy: by === null || by === voice ? null : who(by, names),
  }
}

function who(id: string, names: Names) {
  return { ...names.who(id), name: names.of(id) }
}
