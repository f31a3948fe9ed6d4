import type {
  CommentSort,
  GuestStanding,
  MemberView,
  PostView,
  Reaction,
  SpokenBy,
  ThreadView,
} from '@alongside/protocol'
import { m } from '#lib/paraglide/messages.js'
import { capacityName, capacityShown } from '#lib/words/names.ts'

const sorts: Readonly<Record<CommentSort, () => string>> = {
  idea: m.comments_idea,
  question: m.comments_question,
  concern: m.comments_concern,
  praise: m.comments_praise,
}
const ways: Readonly<Record<SpokenBy, () => string>> = {
  inTheRoom: m.comments_inTheRoom,
  phone: m.comments_phone,
  letter: m.comments_letter,
}
const given: Readonly<Record<Reaction, () => string>> = { agree: m.comments_agree, thanks: m.comments_thanks }

/** What a comment is called: by its kind, or just a comment. */
export const sortName = (sort: CommentSort | null): string =>
  sort === null ? m.comments_plain() : sorts[sort]()
export const wayName = (by: SpokenBy): string => ways[by]()
export const reactionName = (reaction: Reaction): string => given[reaction]()

/** What to call someone in a comment: their name as they chose, else their capacity. */
export function whoName(
  members: readonly MemberView[],
  {
    id,
    name,
    guest,
  }: { readonly id: string; readonly name: string | null; readonly guest?: GuestStanding | undefined },
): string {
  if (name !== null) return guest ? m.guest_mark({ name }) : name
  const capacity = members.find(({ person }) => person === id)?.capacity
  return capacity === undefined ? m.comments_someone() : capacityName(capacity)
}

/** Names those whom the words of a post name, by their ids. */
export function namedIn(
  members: readonly MemberView[],
  { mentions }: Pick<PostView, 'mentions'>,
): (id: string) => string {
  return (id) => whoName(members, mentions.find((one) => one.id === id) ?? { id, name: null })
}

/** Whose words a post holds, in what capacity, for its name. */
export function byline(members: readonly MemberView[], { voice, capacity }: PostView): string {
  if (capacity === null || voice.name === null) return whoName(members, voice)
  return m.author_inCapacity({ name: voice.name, capacity: capacityShown({ capacity, guest: voice.guest }) })
}

/** What a screen reader hears of a post before its words. */
export function nameOfPost(
  members: readonly MemberView[],
  { thread, post, when }: { readonly thread: ThreadView; readonly post: PostView; readonly when: string },
): string {
  return m.comments_name({
    sort: post === thread.posts[0] ? sortName(thread.sort) : m.comments_reply(),
    by: byline(members, post),
    when,
    state: thread.resolved === null ? '' : m.comments_resolved(),
  })
}
