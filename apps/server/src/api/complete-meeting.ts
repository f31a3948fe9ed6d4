import { mayAppoint, type CompleteMeetingAsk, type NeedOf, type Pack } from '@alongside/meeting'
import { Refusal, type MeetingAsk } from '@alongside/protocol'
import { memberOf, preparersOf, type Space } from '@alongside/space'
import type { ApiDeps } from './deps.ts'
import { hashOfCard } from '../live/presence.ts'
import { needsAt } from '../meeting/needs-at.ts'
import { notesNow } from '../meeting/notes-now.ts'
import { copyWithout, minutesOfCopy, readingOf } from '../meeting/public-copy.ts'
import { packWays } from '../meeting/pack-ways.ts'
import { paperNow } from '../meeting/paper-now.ts'

export type CompleteMeetingDeps = Pick<
  ApiDeps,
  'spaces' | 'presence' | 'needs' | 'text' | 'reader' | 'shelf' | 'people' | 'contacts' | 'hearing'
>

/** Adds to what is asked of a meeting what only the server knows. */
export async function completeMeetingAsk(
  deps: CompleteMeetingDeps,
  space: Space,
  person: string,
  {
    meeting,
    ask,
    held,
  }: {
    readonly meeting: string
    readonly ask: MeetingAsk
    /** The items whose notes stand still while they are approved; null: they are not, since nothing is to come of it. */
    readonly held: readonly string[] | null
  },
): Promise<CompleteMeetingAsk> {
  switch (ask.do) {
    case 'raiseCard': {
      const { by } = ask
      return { ...ask, by: by.as === 'named' ? by : { as: 'unnamed', hash: hashOfCard(by.token) } }
    }
    case 'lowerCard':
      return { do: 'lowerCard', card: ask.card, hash: ask.token === null ? null : hashOfCard(ask.token) }
    case 'publish':
      return { ...ask, needs: await needsFor(deps, space, person, meeting) }
    case 'sendPack':
      return {
        ...ask,
        to: await packTo(deps, space, person, meeting),
        needs: await needsFor(deps, space, person, meeting),
      }
    case 'closeVote':
      return { ...ask, secretBallots: null }
    case 'approveMinutes':
      return { ...ask, notes: held === null ? null : await notesNow(deps, held) }
    case 'makePublicCopy':
      return completeCopy(deps, space, person, meeting, ask)
    case 'addPaper':
      return paperNow(deps.text, space, person, meeting, ask)
    default:
      return ask
  }
}

/** With what is to be in the copy, if that is what was read; whoever may not make it public is refused anyway. */
async function completeCopy(
  { shelf }: CompleteMeetingDeps,
  space: Space,
  person: string,
  id: string,
  { leaveOut, read }: Extract<MeetingAsk, { do: 'makePublicCopy' }>,
): Promise<CompleteMeetingAsk> {
  const meeting = space.meetings.get(id)
  const offices = memberOf(space, person)?.offices ?? []
  const mayMake = meeting !== undefined && mayAppoint(meeting, { actor: person, offices })
  if (!mayMake || meeting.minutes.approved === null) return { do: 'makePublicCopy', title: '', items: [] }
  const { title, items } = copyWithout(space, meeting, leaveOut)
  const { minutes } = await minutesOfCopy(shelf, space, meeting, { title, items, at: 0 })
  if (items.length > 0 && readingOf(minutes) !== read) {
    throw new Refusal('invalid', 'The copy is not as it was when you read it. Read it again.', 'read')
  }
  return { do: 'makePublicCopy', title, items }
}

/** What is known of those who come; nothing is looked up for whoever does not prepare the meeting, who is refused anyway. */
async function needsFor(
  { needs }: CompleteMeetingDeps,
  space: Space,
  person: string,
  id: string,
): Promise<readonly NeedOf[]> {
  const meeting = space.meetings.get(id)
  if (meeting === undefined || !preparersOf(space, id).includes(person)) return []
  return needsAt(needs, space, meeting, person)
}

async function packTo(
  deps: CompleteMeetingDeps,
  space: Space,
  person: string,
  id: string,
): Promise<Pack['to']> {
  const meeting = space.meetings.get(id)
  if (meeting === undefined || !preparersOf(space, id).includes(person)) return []
  return packWays(deps, space, meeting)
}
