import { penOf, type PenAnswer, type PenClaim, type Problem, type Writer } from '@alongside/protocol'
import type { Voice } from './event.ts'
import type { Member } from './member.ts'
import type { Room } from './room.ts'

/** A pen as the room knows it from the log or from someone present. */
function heldBy(room: Room, pen: number): string | null {
  return room.pens.get(pen)?.hand ?? room.claims.get(pen)?.writer.hand ?? null
}

/** Says whether a pen is someone else's, by the log or because someone else present holds it. */
export function isAnothers(room: Room, member: Member, pen: number): boolean {
  const hand = heldBy(room, pen)
  return hand !== null && hand !== member.joiner.person
}

/** Says whether a pen is the member's own, by the log or because they hold it here. */
export function isOwn(room: Room, member: Member, pen: number): boolean {
  return heldBy(room, pen) === member.joiner.person
}

/**
 * Notes that a member holds a pen, and says what became of the claim: *bound* also before its first row, since it
 * will be; *retired* also for a pen beyond the limit and for a voice that this hand may not write for.
 */
export function claimPen(room: Room, member: Member, claim: PenClaim): PenAnswer {
  const { joiner } = member
  if (isAnothers(room, member, claim.id)) return { id: claim.id, state: 'notYours', capacity: null }
  const bound = room.pens.get(claim.id)
  if (bound !== undefined) {
    return { id: claim.id, state: bound.retired ? 'retired' : 'bound', capacity: bound.capacity }
  }
  const held = room.claims.get(claim.id)
  if (held !== undefined) {
    held.holders.add(member.id)
    return { id: claim.id, state: held.retired ? 'retired' : 'bound', capacity: held.writer.capacity }
  }
  const voice = voiceOf(member, claim)
  if (voice === null || (room.penCount.get(joiner.person) ?? 0) >= room.limits.maxPensPerPerson) {
    return { id: claim.id, state: 'retired', capacity: null }
  }
  const { capacity } = voice
  // How words came is kept of another's alone.
  const by = voice.person === joiner.person ? undefined : claim.by
  const writer: Writer = {
    pen: claim.id,
    hand: joiner.person,
    voice: voice.person,
    capacity,
    ...(by !== undefined && { by }),
  }
  room.claims.set(claim.id, { writer, holders: new Set([member.id]), retired: false })
  return { id: claim.id, state: 'bound', capacity }
}

/** Whose words come with a pen, in which capacity; null: of somebody for whom this hand may not write now. */
function voiceOf({ joiner, shown, voices }: Member, { voice, capacity }: PenClaim): Voice | null {
  const { person, capacities } = joiner
  if (voice !== null && voice !== person) return voices.find((one) => one.person === voice) ?? null
  // What is shown of a person follows them while they are here; a capacity taken since they joined is theirs too.
  const isHeld = capacity !== null && capacities.includes(capacity)
  return { person, capacity: isHeld ? capacity : shown.capacity }
}

/** Lets go of the claims that only this member held. */
export function releasePens(room: Room, member: Member): void {
  for (const [pen, claim] of room.claims) {
    claim.holders.delete(member.id)
    if (claim.holders.size === 0) room.claims.delete(pen)
  }
}

/** Gives a plain client the pen of its connection (S2), if it has none yet and nobody else holds it. */
export function takePlainPen(room: Room, member: Member, pen: number): void {
  if (member.client.type !== 'plain' || member.client.pen !== null || isAnothers(room, member, pen)) return
  claimPen(room, member, { id: pen, capacity: null, voice: null })
  member.client.pen = pen
}

/** Says why new structs of these Yjs clients may not come from this member, or null (S2). */
export function problemWithPens(room: Room, member: Member, clients: readonly number[]): Problem | null {
  const pens = new Set<number>()
  for (const client of clients) {
    const pen = penOf(client)
    if (pen === null) return { kind: 'penUnknown', words: 'This is the id of no pen.' }
    pens.add(pen)
  }
  const unknown = [...pens].filter((pen) => heldBy(room, pen) === null)
  const [only] = unknown
  if (unknown.length === 1 && only !== undefined) takePlainPen(room, member, only)
  for (const pen of pens) {
    const problem = problemWithPen(room, member, pen)
    if (problem !== null) return problem
  }
  return null
}

function problemWithPen(room: Room, member: Member, pen: number): Problem | null {
  if (isAnothers(room, member, pen))
    return { kind: 'notYourPen', words: 'These words are under the pen of someone else.' }
  const bound = room.pens.get(pen)
  if (bound !== undefined) return bound.retired ? retiredPen : problemWithVoice(member, bound)
  const claim = room.claims.get(pen)
  if (claim === undefined || !claim.holders.has(member.id)) {
    return { kind: 'penUnknown', words: 'These words are under a pen that was not announced.' }
  }
  return claim.retired ? retiredPen : problemWithVoice(member, claim.writer)
}

/** Whoever wrote for another goes on only while they may (S29). */
function problemWithVoice({ joiner, voices }: Member, { voice }: Pick<Writer, 'voice'>): Problem | null {
  if (voice === joiner.person || voices.some(({ person }) => person === voice)) return null
  return { kind: 'penRetired', words: 'You cannot type the words of this person any more.' }
}

/** Says why a file may not be named as the source of letters under this pen, or null: it is put in by whoever types (S50). */
export function problemWithFile(room: Room, member: Member, pen: number | null): Problem | null {
  const voice = pen === null ? null : (room.pens.get(pen) ?? room.claims.get(pen)?.writer)?.voice
  if (voice === member.joiner.person) return null
  return {
    kind: 'notAllowed',
    words: 'What comes from a file is put in under your own name, not for another.',
  }
}

const retiredPen: Problem = { kind: 'penRetired', words: 'This pen was refused before. Take a new one.' }

/** Binds the claimed ones of these pens with the next commit: its rows are their first. */
export function bindPens(room: Room, pens: Iterable<number>): void {
  for (const pen of pens) {
    const claim = room.claims.get(pen)
    if (claim === undefined || room.pens.has(pen)) continue
    const { writer } = claim
    room.pens.set(pen, { ...writer, retired: claim.retired })
    room.penCount.set(writer.hand, (room.penCount.get(writer.hand) ?? 0) + 1)
    room.queue.bound.push(writer)
  }
}

/** Takes back the binding of a pen whose first row was not written. */
export function unbind(room: Room, { pen, hand }: Writer): void {
  const claim = room.claims.get(pen)
  if (claim !== undefined && room.pens.get(pen)?.retired) claim.retired = true
  room.retiring.delete(pen)
  room.pens.delete(pen)
  room.penCount.set(hand, (room.penCount.get(hand) ?? 1) - 1)
}

/**
 * Retires the member's own pens among these Yjs clients (S17), and gives them: for ever those that are bound, those
 * that are not while someone holds them here. Nobody's pen is retired by what someone else sends.
 */
export function retirePens(room: Room, member: Member, clients: readonly number[]): number[] {
  const own = new Set<number>()
  for (const client of clients) {
    const pen = penOf(client)
    if (pen !== null && heldBy(room, pen) === member.joiner.person) own.add(pen)
  }
  for (const pen of own) retire(room, pen)
  return [...own]
}

function retire(room: Room, pen: number): void {
  const bound = room.pens.get(pen)
  const claim = room.claims.get(pen)
  if (bound !== undefined && !bound.retired) {
    room.pens.set(pen, { ...bound, retired: true })
    room.retiring.add(pen)
  } else if (claim !== undefined) {
    claim.retired = true
  }
}
