import {
  answersCloseAt,
  heardFigures,
  heardGroups,
  heardGroupSchema,
  unnamedWords,
  type AfterAnswer,
  type GivenAnswer,
  type Meeting,
} from '@alongside/meeting'
import { heardAnswerSchema, idFrom, Refusal } from '@alongside/protocol'
import { selfOf, type Space } from '@alongside/space'
import type { BallotBox, PrepareRows } from '@alongside/storage'
import { createHash } from 'node:crypto'

/** What is asked in private when a meeting is over: whether one was heard, and what one learned, without one's name. */
export type PrivateQuestion = 'heard' | 'learned'

/** A meeting that is over, and somebody who answers. */
interface At {
  readonly space: Space
  readonly meeting: Meeting
}

export interface PrivateAnswersDeps {
  readonly ballots: BallotBox
  /** For how long after its end people say how a meeting was, in milliseconds. */
  readonly openMs: number
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export type PrivateAnswers = ReturnType<typeof createPrivateAnswers>

/**
 * The private answers about meetings. Each question of a meeting has a box like that of a secret vote: no answer and no
 * name of who gave it is in the database, a backup, an event or a job until the close, which keeps what may be shown and
 * destroys the rest.
 */
export function createPrivateAnswers({ ballots, openMs, now }: PrivateAnswersDeps) {
  const closesAt = (meeting: Meeting): number | null => answersCloseAt(meeting, openMs)

  function isOver(meeting: Meeting): boolean {
    const at = closesAt(meeting)
    return at !== null && at <= now()
  }

  /** What somebody has answered until now, whichever of their ids they had then. */
  async function mine(
    { space, meeting }: At,
    person: string,
    asked: PrivateQuestion,
  ): Promise<string | null> {
    for (const id of idsOf(space, meeting, person)) {
      const answer = await ballots.mine(boxOf(meeting, asked), id)
      if (answer !== null) return answer
    }
    return null
  }

  /** Keeps an answer in place of the one before; null takes it away. Rejects with a refusal. */
  async function say(at: At, person: string, asked: PrivateQuestion, answer: string | null): Promise<void> {
    const { space, meeting } = at
    const [id, ...others] = idsOf(space, meeting, person)
    if (id === undefined) throw new Refusal('notAllowed', 'This is asked of those who were there.')
    if (meeting.endedAt === null) throw new Refusal('notAllowed', 'The meeting is not over yet.')
    const box = boxOf(meeting, asked)
    // What was too little to be shown can still be taken away by whoever wrote it.
    if (isOver(meeting) && answer !== null) throw closed()
    if ((await ballots.open(box)) === 'closed') throw closed()
    const done = answer === null ? await ballots.withdraw(box, id) : await ballots.put(box, id, answer)
    if (done === 'lost') throw new Refusal('ended', 'The key of these answers is gone: nobody can open them.')
    if (done === 'late') throw closed()
    for (const other of others) await ballots.withdraw(box, other)
  }

  /** Closes what is to be closed by now, once; what was said before comes out as it may be shown. */
  async function settle({ space, meeting }: At): Promise<void> {
    if (!isOver(meeting)) return
    const self = (person: string): string => selfOf(space, person)
    await close(boxOf(meeting, 'heard'), (given) =>
      heardGroups(meeting, given, self).map((group) => JSON.stringify(group)),
    )
    await close(boxOf(meeting, 'learned'), (given: readonly GivenAnswer[]) => {
      const unnamed = unnamedWords(meeting, given, self)
      if (unnamed.are === 'tooFew') throw new TooFew()
      return unnamed.words
    })
  }

  /** A box whose rows cannot be made stays as it is, sealed. */
  async function close(box: string, prepare: PrepareRows): Promise<void> {
    if ((await ballots.open(box)) !== 'open') return
    try {
      await ballots.close(box, prepare)
    } catch (error) {
      if (!(error instanceof TooFew)) throw error
    }
  }

  /** What somebody may know of it now. */
  async function view(at: At, person: string): Promise<AfterAnswer> {
    const { space, meeting } = at
    await settle(at)
    const [heard, learned] = [boxOf(meeting, 'heard'), boxOf(meeting, 'learned')]
    const isClosed = isOver(meeting)
    const groups = ((isClosed ? await ballots.counted(heard) : null) ?? [])
      .map((row) => heardGroupSchema.parse(JSON.parse(row)))
      .toSorted((one, other) => other.people - one.people)
    return {
      closesAt: closesAt(meeting),
      isClosed,
      wasThere: idsOf(space, meeting, person).length > 0,
      mine: {
        heard: heardAnswerSchema.nullable().parse(await mine(at, person, 'heard')),
        learned: await mine(at, person, 'learned'),
      },
      heard: heardFigures(groups),
      learned: (isClosed ? await ballots.counted(learned) : null) ?? [],
      isLost: isClosed && (await ballots.open(heard)) === 'lost',
    }
  }

  return { say, settle, view, closesAt }
}

/** So few people wrote that their words stay sealed. */
class TooFew extends Error {}

function closed(): Refusal {
  return new Refusal('ended', 'This is not asked any more: what was answered has been counted.')
}

/** Under what somebody on the roll may have answered: their own id first, then those that they had as a guest. */
function idsOf(space: Space, { roll }: Meeting, person: string): readonly string[] {
  if (!roll.has(person)) return []
  const asGuest = [...space.members.values()].filter(({ isNow }) => isNow === person)
  return [person, ...asGuest.map((guest) => guest.person)]
}

/** The box of a question: named by what it is about, so that no event has to say that there is one. */
function boxOf({ id }: Meeting, asked: PrivateQuestion): string {
  return idFrom(createHash('sha256').update(`${asked} ${id}`).digest())
}
