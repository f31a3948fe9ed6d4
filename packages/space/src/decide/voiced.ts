import { notFound, refuse, type LetterSpan } from '@alongside/protocol'
import type { AskTo, TypedWords } from '../ask.ts'
import { codedWords } from '../coded-words.ts'
import { isOpenTitle } from '../concerned.ts'
import type { Answer } from '../decision.ts'
import { permissionOn } from '../permission.ts'
import { placeOf, selfOf, type Member, type Space } from '../space.ts'
import { voicesFor } from '../voice.ts'
import { isCodeOpen, voicedOf } from '../voiced.ts'
import { addDays } from '../zone.ts'
import type { Context } from './context.ts'

/** How many codes may go to one person for one section in a day, and for how many days each counts. */
const most = { codesPerDay: 5, days: 7 }

/** Nobody asks for this: the shell has read in the text for whom words were typed of which they said nothing yet. */
export function tellTyped(space: Space, { section, person: voice, waits }: AskTo<'tellTyped'>): Answer {
  // Whoever is nobody in the space is told nothing there.
  const isKnown = space.places.has(section) && space.members.has(voice)
  if (!isKnown || voicedOf(space, section, voice).waits === waits) return { events: [] }
  const events = [{ kind: 'wordsTyped' as const, payload: { section, voice, waits } }]
  return waits ? { events } : { events, byItself: true }
}

/** Nobody asks for this either: what the person took out of what they had confirmed needs nobody's word. Nobody hears of it. */
export function keepConfirmed(space: Space, ask: AskTo<'keepConfirmed'>, { actor }: Context): Answer {
  const { section, person: voice, upTo, blocks } = ask
  const { confirmed } = voicedOf(space, section, voice)
  if (confirmed === null || confirmed.upTo > upTo || selfOf(space, voice) !== actor) return { events: [] }
  const copied = blocks.map((letters): LetterSpan[] => [...letters])
  const payload = { section, voice, upTo, how: 'self' as const, blocks: copied, hands: [] }
  return { events: [{ kind: 'voiceConfirmed', payload }] }
}

/** By the person, or by a witness: a member who typed none of these words. */
export function confirmVoice(space: Space, me: Member, ask: AskTo<'confirmVoice'>): Answer {
  const { section, person: voice, upTo } = ask
  return readingTyped(space, me, ask, (typed) => {
    const isOwn = selfOf(space, voice) === me.person
    const whyNot = isOwn ? null : whyNoWitness(space, me, ask)
    return whyNot ?? confirmation({ section, voice, upTo, how: isOwn ? 'self' : 'witness' }, typed)
  })
}

export function disownVoice(space: Space, me: Member, ask: AskTo<'disownVoice'>): Answer {
  const { section, person: voice, upTo } = ask
  return readingTyped(space, me, ask, (typed) =>
    selfOf(space, voice) === me.person ? disowning({ section, voice, upTo }, typed) : onlyTheirs(),
  )
}

/** By whoever may type for the person, who reads the words in their mail and says the code where they are theirs. */
export function sendVoiceCode(
  space: Space,
  me: Member,
  ask: AskTo<'sendVoiceCode'>,
  { today, newId }: Context,
): Answer {
  const { section, person: voice, upTo, hasMail } = ask
  const document = placeOf(space, section)?.document.id
  if (permissionOn(space, me.person, section) === null || document === undefined) return notFound()
  if (selfOf(space, voice) === me.person) {
    return refuse('notAllowed', 'These are your own words. You can confirm them without a code.')
  }
  if (!voicesFor(space, me.person, section).some(({ person }) => person === selfOf(space, voice))) {
    return refuse('notAllowed', 'Only somebody who may type for this person here can send them a code.')
  }
  if (!isOpenTitle(space, document)) {
    return refuse(
      'notAllowed',
      'This is kept among some people, so its words do not go by mail. Ask a witness.',
    )
  }
  if (!hasMail) return refuse('invalid', 'No mail address of this person is known. Ask a witness.', 'person')
  if (ask.typed === null || ask.typed.open.length === 0) return nothingThere()
  const { codesSent } = voicedOf(space, section, voice)
  if (codesSent.day === today && codesSent.times >= most.codesPerDay) {
    return refuse(
      'tooMany',
      'Enough codes were sent to this person today. Try again tomorrow, or ask a witness.',
    )
  }
  const days = { day: today, lastDay: addDays(today, most.days) }
  return { events: [{ kind: 'voiceCodeSent', payload: { section, voice, upTo, code: newId(), ...days } }] }
}

/** Whoever has the code was told it by the person alone: it went to the address at which they are reached. */
export function confirmVoiceByCode(
  space: Space,
  me: Member,
  ask: AskTo<'confirmVoiceByCode'>,
  { today }: Context,
): Answer {
  const { section, person: voice, isRight, typed } = ask
  if (permissionOn(space, me.person, section) === null) return notFound()
  const { code } = voicedOf(space, section, voice)
  if (code === null || typed === null || !isCodeOpen(code, today)) {
    return codeIsOver()
  }
  if (!isHere(space, voice, section)) return theyAreNotHere()
  if (!isRight) return { events: [{ kind: 'voiceCodeMissed', payload: { section, voice, code: code.id } }] }
  const answer = confirmation({ section, voice, upTo: code.upTo, how: 'code' }, typed)
  return 'refusal' in answer ? answer : { ...answer, voice: selfOf(space, voice) }
}

/** By whoever the code was sent to, who shows by it that it is them, on a page that asks for no account. */
export function sayByCode(
  space: Space,
  me: Member,
  { code, upTo, isTheirs, typed }: AskTo<'sayByCode'>,
  { today }: Context,
): Answer {
  const coded = codedWords(space, code, today)
  if (coded === null || coded.person !== me.person) return codeIsOver()
  const { section, voice } = coded
  return readingTyped(space, me, { section, typed }, (words) =>
    // Also where they put all of it otherwise themselves, and nothing waits any more: the code is used.
    isTheirs
      ? confirming({ section, voice, upTo, how: 'code' }, words)
      : disowning({ section, voice, upTo }, words),
  )
}

/** Lets those who may read a section go on with words that somebody else typed there; never a hand of these. */
function readingTyped(
  space: Space,
  me: Member,
  { section, typed }: { readonly section: string; readonly typed: TypedWords | null },
  then: (typed: TypedWords) => Answer,
): Answer {
  if (permissionOn(space, me.person, section) === null) return notFound()
  if (typed === null) return nothingThere()
  if (typed.hands.some((hand) => selfOf(space, hand) === me.person)) {
    return refuse(
      'notAllowed',
      'You typed these words for somebody else, so you cannot say that they are theirs.',
    )
  }
  return then(typed)
}

function whyNoWitness(
  space: Space,
  me: Member,
  { section, person: voice }: AskTo<'confirmVoice'>,
): Answer | null {
  if (me.guest !== null) return onlyTheirs()
  return isHere(space, voice, section) ? null : theyAreNotHere()
}

function isHere(space: Space, voice: string, section: string): boolean {
  return permissionOn(space, selfOf(space, voice), section) !== null
}

type Confirmation = Extract<Answer, { readonly events: unknown }>['events'][number]
type Of = Omit<Extract<Confirmation, { kind: 'voiceConfirmed' }>['payload'], 'blocks' | 'hands'>

function confirmation(of: Of, words: TypedWords): Answer {
  return words.open.length === 0 ? { events: [] } : confirming(of, words)
}

function confirming(of: Of, { blocks, hands }: TypedWords): Answer {
  const copied = blocks.map((letters): LetterSpan[] => [...letters])
  return { events: [{ kind: 'voiceConfirmed', payload: { ...of, blocks: copied, hands: [...hands] } }] }
}

function disowning(of: Omit<Of, 'how'>, { open, hands }: TypedWords): Answer {
  if (open.length === 0) return { events: [] }
  const payload = { ...of, letters: [...open], hands: [...hands] }
  return { events: [{ kind: 'voiceDisowned', payload }] }
}

function codeIsOver(): Answer {
  return refuse('ended', 'This code counts no more. Ask for a new one.', 'code')
}

function nothingThere(): Answer {
  return refuse('ended', 'There are no such words to be confirmed. Read the part again first.', 'upTo')
}

function onlyTheirs(): Answer {
  return refuse('notAllowed', 'Only the person whose words they are can say this.')
}

function theyAreNotHere(): Answer {
  return refuse('notAllowed', 'The person whose words these are may not read this part now.', 'person')
}
