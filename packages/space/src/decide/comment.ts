import { allows, mentionedIn, notFound, refuse, type SpokenBy } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import { isDescribed, postOf, threadsOf, threadWithFile, type Post, type Thread } from '../comment.ts'
import type { Answer } from '../decision.ts'
import { permissionOn, rightOnSection } from '../permission.ts'
import { filesOf, memberOf, placeOf, selfOf, type Member, type Space } from '../space.ts'
import { removalOf } from './file.ts'

/** How many threads a section, and how many comments and replies a thread may hold. */
const most = { threads: 2_000, posts: 500 }

export function comment(space: Space, me: Member, ask: AskTo<'comment'>): Answer {
  const { section, thread: id, anchor, suggestion, sort, words } = ask
  const threads = threadsOf(space, section)
  if (isSentAgain(space, me, section, threads.get(id)?.posts[0])) return { events: [], made: id }
  return writing(space, me, ask, ({ voice, by }) => {
    if (threads.has(id)) return numberTaken()
    if (threads.size >= most.threads) {
      return refuse('tooMany', 'This part has as many comments as it can hold. Answer one of them instead.')
    }
    if (anchor !== null && suggestion !== undefined) {
      return refuse('invalid', 'A comment is about words or about a suggestion, not both.')
    }
    const about = suggestion === undefined ? {} : { suggestion }
    const payload = { section, thread: id, anchor, ...about, sort, words, files: [...(ask.files ?? [])], by }
    return { events: [{ kind: 'commented', payload }], made: id, voice }
  })
}

export function reply(space: Space, me: Member, ask: AskTo<'reply'>): Answer {
  const { section, thread: id, post, words } = ask
  const thread = threadsOf(space, section).get(id)
  const known = thread?.posts.find((one) => one.id === post)
  if (isSentAgain(space, me, section, known)) return { events: [], made: post }
  return writing(space, me, ask, ({ voice, by }) => {
    if (thread === undefined) return notFound()
    if (known !== undefined) return numberTaken()
    if (thread.posts.length >= most.posts) {
      return refuse('tooMany', 'This comment has as many replies as it can hold. Begin a new one instead.')
    }
    const payload = { section, thread: id, post, words, files: [...(ask.files ?? [])], by }
    return { events: [{ kind: 'replied', payload }], made: post, voice }
  })
}

export function reword(space: Space, me: Member, { do: _do, ...ask }: AskTo<'reword'>): Answer {
  return ownWords(space, me, ask, ({ words, files }) => {
    if (words === null) return areTakenBack()
    if (ask.words === '' && files.length === 0) return saysNothing()
    // Whoever was named while they were here may have left since.
    if (namesStranger(space, ask.words, mentionedIn(words))) return strangerNamed()
    return { events: words === ask.words ? [] : [{ kind: 'reworded', payload: ask }] }
  })
}

export function takeBack(space: Space, me: Member, { do: _do, ...ask }: AskTo<'takeBack'>): Answer {
  return ownWords(space, me, ask, ({ words, files }) => ({
    events:
      words === null
        ? []
        : [
            { kind: 'takenBack', payload: ask },
            ...removalOf(
              space,
              ask.section,
              files.map(({ file }) => file),
            ),
          ],
  }))
}

export function confirmWords(
  space: Space,
  me: Member,
  { do: _do, version, ...ask }: AskTo<'confirmWords'>,
): Answer {
  if (permissionOn(space, me.person, ask.section) === null) return notFound()
  const post = postOf(space, ask)
  if (post === null) return notFound()
  if (selfOf(space, post.voice) !== me.person)
    return refuse('notAllowed', 'Only the person whose words they are can do this.')
  if (post.confirmed) return { events: [] }
  if (post.version !== version) {
    return refuse('ended', 'These words have changed since you read them. Read them again first.', 'version')
  }
  return { events: [{ kind: 'wordsConfirmed', payload: ask }] }
}

export function describeFile(space: Space, me: Member, { do: _do, ...ask }: AskTo<'describeFile'>): Answer {
  return commenting(space, me, ask.section, () => {
    const post = postOf(space, ask)
    const file = post?.files.find((one) => one.file === ask.file)
    if (post === null || file === undefined) return notFound()
    if (!isTheirs(space, post, me) && isDescribed(file) && selfOf(space, file.by ?? '') !== me.person) {
      return refuse(
        'notAllowed',
        'Someone else has written this. Only they, and whose words these are, can change it.',
      )
    }
    const stands = file.alt === ask.alt && file.decorative === ask.decorative
    return { events: stands ? [] : [{ kind: 'fileDescribed', payload: ask }] }
  })
}

export function react(space: Space, me: Member, { do: _do, ...ask }: AskTo<'react'>): Answer {
  return commenting(space, me, ask.section, () => {
    const post = postOf(space, ask)
    if (post === null) return notFound()
    if (post.words === null) return areTakenBack()
    const stands = post.reactions.some(
      ({ person, reaction }) => person === me.person && reaction === ask.reaction,
    )
    return { events: stands === ask.on ? [] : [{ kind: 'reacted', payload: ask }] }
  })
}

export function resolve(space: Space, me: Member, { do: _do, ...ask }: AskTo<'resolve'>): Answer {
  return commenting(space, me, ask.section, () => {
    const thread = threadsOf(space, ask.section).get(ask.thread)
    if (thread === undefined) return notFound()
    if (!mayResolve(space, me, ask.section, thread)) {
      return refuse('notAllowed', 'Only who began this, and those who may edit here, can close it.')
    }
    return { events: thread.resolved === null ? [{ kind: 'resolved', payload: ask }] : [] }
  })
}

export function reopen(space: Space, me: Member, { do: _do, ...ask }: AskTo<'reopen'>): Answer {
  return commenting(space, me, ask.section, () => {
    const thread = threadsOf(space, ask.section).get(ask.thread)
    if (thread === undefined) return notFound()
    return { events: thread.resolved === null ? [] : [{ kind: 'reopened', payload: ask }] }
  })
}

function mayResolve(space: Space, me: Member, section: string, { posts }: Thread): boolean {
  // Also where nobody may write just now: what is said about words that stand can still be settled.
  const place = placeOf(space, section)
  const held = place === null ? null : rightOnSection(space, me.person, place.document, place.section)
  return allows(held, 'edit') || selfOf(space, posts[0]?.voice ?? '') === me.person
}

/** Lets those who may comment in a section go on. */
function commenting(space: Space, me: Member, section: string, then: () => Answer): Answer {
  const held = permissionOn(space, me.person, section)
  if (held === null) return notFound()
  if (!allows(held, 'comment')) {
    return refuse('notAllowed', 'You may read this part, but not comment on it. Ask those who own it.')
  }
  return then()
}

/** Lets someone write here, in their own words or those of another who may comment here too. */
function writing(
  space: Space,
  me: Member,
  { section, words, voice, files = [] }: Pick<AskTo<'comment'>, 'section' | 'words' | 'voice' | 'files'>,
  then: (from: { readonly voice: string; readonly by: SpokenBy | null }) => Answer,
): Answer {
  return commenting(space, me, section, () => {
    const person = voice?.person ?? me.person
    if (!allows(permissionOn(space, person, section), 'comment')) {
      return refuse('notAllowed', 'The person whose words these are may not comment here.', 'voice')
    }
    if (namesStranger(space, words)) return strangerNamed()
    if (words === '' && files.length === 0) return saysNothing()
    if (!files.every(({ file }) => mayBring(space, me, section, file))) {
      return refuse('invalid', 'A file of this comment is not there. Add it again.', 'files')
    }
    return then({ voice: person, by: person === me.person ? null : (voice?.by ?? null) })
  })
}

function namesStranger(space: Space, words: string, known: readonly string[] = []): boolean {
  return mentionedIn(words).some((person) => !known.includes(person) && memberOf(space, person) === null)
}

/** Whether a file may come with a comment: the sender added it here for that, and no other comment brings it. */
function mayBring(space: Space, me: Member, section: string, id: string): boolean {
  const file = filesOf(space, section).find((one) => one.id === id)
  return file?.use === 'comment' && file.addedBy === me.person && threadWithFile(space, file) === null
}

function saysNothing(): Answer {
  return refuse(
    'invalid',
    'There is nothing in this comment. Write something, or add a recording or a file.',
    'words',
  )
}

function strangerNamed(): Answer {
  return refuse('invalid', 'This names someone who is not in this space.', 'words')
}

function areTakenBack(): Answer {
  return refuse('alreadyDone', 'These words were taken back.')
}

/** What its hand sent before stands already, whatever has become of their rights since; they may still read it. */
function isSentAgain(space: Space, me: Member, section: string, known: Post | undefined): boolean {
  return known?.hand === me.person && permissionOn(space, me.person, section) !== null
}

/** A number that another used first is not the sender's to use. */
function numberTaken(): Answer {
  return refuse('alreadyDone', 'There is a comment with this number already. Send yours again.')
}

/** Lets authors at their own words, and the hand that typed them as long as they are not confirmed. */
function ownWords(
  space: Space,
  me: Member,
  at: { section: string; thread: string; post: string },
  then: (post: Post) => Answer,
): Answer {
  return commenting(space, me, at.section, () => {
    const post = postOf(space, at)
    if (post === null) return notFound()
    if (!isTheirs(space, post, me))
      return refuse('notAllowed', 'Only the person whose words they are can change them.')
    return then(post)
  })
}

function isTheirs(space: Space, { voice, hand, confirmed }: Post, { person }: Member): boolean {
  return selfOf(space, voice) === person || (hand === person && !confirmed)
}
