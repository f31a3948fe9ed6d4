import * as encoding from 'lib0/encoding'
import type { Problem } from '@alongside/protocol'
import type { Member } from './member.ts'
import { committedStateVector, type Room } from './room.ts'
import { say } from './speak.ts'

/**
 * Sends our step 1: every client answers with what we lack. One of ours answers from its journal, so it is told first
 * from which message on something was dropped.
 */
export function ask(room: Room, member: Member): void {
  if (member.lostFrom !== null && member.client.type === 'ours') {
    say(room, member, {
      type: 'refused',
      refused: { n: member.lostFrom, retired: [], problem: problems[member.lostBy] },
    })
  }
  member.mustBeAsked = false
  member.asked += 1
  say(room, member, { type: 'step1', stateVector: encodeStateVector(committedStateVector(room)) })
}

/** Notes that message `n` was dropped; nothing from it on is acknowledged until it has come again and is safe. */
export function drop(member: Member, n: number, by: Member['lostBy']): void {
  member.lostFrom = Math.min(member.lostFrom ?? n, n)
  member.recoveredBy = null
  member.lostBy = by
}

/** Notes that message `n` is a step 2: if it answers our last step 1, it ends what brings again what was dropped. */
export function noteAnswer(member: Member, n: number): void {
  member.answered = Math.min(member.answered + 1, member.asked)
  if (member.answered < member.asked || member.mustBeAsked) return
  if (member.lostFrom !== null) member.recoveredBy = n
  member.owesSince = null
}

/** Notes that everything up to message `n` is dealt with. */
export function noteSettled(member: Member, n: number): void {
  member.settled = n
  if (member.recoveredBy === null || n < member.recoveredBy) return
  member.lostFrom = null
  member.recoveredBy = null
}

const problems: Record<Member['lostBy'], Problem> = {
  gap: { kind: 'missingPart', words: 'Something before this is missing. Send it again from here.' },
  failedCommit: { kind: 'notSaved', words: 'This could not be saved. Send it again from here.' },
}

function encodeStateVector(clocks: ReadonlyMap<number, number>): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clocks.size)
    for (const [client, clock] of clocks) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
    }
  })
}
