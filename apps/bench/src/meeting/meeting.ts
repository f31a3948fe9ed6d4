import { setTimeout as pause } from 'node:timers/promises'
import type { RunningPeer } from '../room/peer.ts'
import { Writer } from '../room/writer.ts'
import { cardsOf, type Act } from './act.ts'
import { listen } from './ear.ts'
import { liveThroughFiftyMinutes } from './fifty-minutes.ts'
import { openHall, type Hall } from './hall.ts'
import { joinTimes } from './join.ts'
import { Ledger } from './ledger.ts'

const members = 40
const guests = 20
const people = members + guests
/** Of whom so many write in the text that all have open, at typing speed. */
const writing = 10
const lettersPerSecond = 5
const actsPerSecond = 10
const warmUp = 50
const paced = 300
/** How often all do something in the same moment, as when a vote is opened. */
const rushes = 5
const longestMs = 20_000

/**
 * Has sixty people hear what happens in one meeting, a third of them without an account, while ten of them write the
 * notes and all see what they write. Prints how long it takes from a command being sent until the last of all has heard
 * of it, at a lively pace and when all do something at once, and how long until the room is complete for somebody who
 * comes in, at the beginning and after fifty minutes; ends with a line of JSON.
 */
export async function benchMeeting(print: (line: string) => void): Promise<void> {
  const hall = await openHall(members, guests)
  try {
    const { pace, rush, early, late } = await measure(hall, cardsOf(people))
    const line = ({ p50Ms, p99Ms, worstMs }: typeof pace) =>
      `p50 ${ms(p50Ms)}, p99 ${ms(p99Ms)}, at worst ${ms(worstMs)} ms`
    print(
      `${people} people, ${writing} of them writing, from sending a command until the last has heard of it`,
    )
    print(`${actsPerSecond} commands in a second: ${line(pace)}`)
    print(`all ${people} at once: ${line(rush)}`)
    const join = (one: typeof early) => `p50 ${ms(one.p50Ms)}, at worst ${ms(one.worstMs)} ms`
    print(`until the room is complete for who comes in at its beginning: ${join(early)}`)
    print(`after fifty minutes, ${ms(late.p50Ms / early.p50Ms)} times as long: ${join(late)}`)
    const [p50Ms, p99Ms] = [Number(ms(pace.p50Ms)), Number(ms(pace.p99Ms))]
    const [lost, doubled] = [pace.lost + rush.lost, pace.doubled + rush.doubled]
    const [joinMs, joinEmptyMs] = [Number(ms(late.p50Ms)), Number(ms(early.p50Ms))]
    print(JSON.stringify({ people, p50Ms, p99Ms, lost, doubled, joinMs, joinEmptyMs }))
    if (lost + doubled > 0) process.exitCode = 1
  } finally {
    await hall.close()
  }
}

async function measure(hall: Hall, act: Act) {
  const ledger = new Ledger()
  const ears = await Promise.all(
    hall.attendees.map((attendee, person) =>
      listen(hall, attendee, (event) => {
        const n = act.numberOf(event)
        if (n !== null) ledger.heard(n, person)
      }),
    ),
  )
  const peer = notesOf(hall)
  const notes = await openNotes(peer, hall)
  let n = 0
  const doNext = async (): Promise<void> => {
    const attendee = hall.attendees[n % people]
    if (attendee === undefined) throw new RangeError('nobody is there')
    const command = act.commandOf(hall, n)
    ledger.done(n)
    n += 1
    await hall.ask(attendee, command)
  }
  const all = async (asked: readonly Promise<void>[]): Promise<void> => {
    await Promise.all(asked)
    const end = performance.now() + longestMs
    while (!ledger.isComplete(people) && performance.now() < end) await pause(10)
  }
  const pacedActs = async (count: number): Promise<void> => {
    const asked: Promise<void>[] = []
    for (let done = 0; done < count; done += 1) {
      asked.push(doNext())
      await pause(1000 / actsPerSecond)
    }
    await all(asked)
  }
  try {
    const early = await joinTimes(hall, peer)
    await pacedActs(warmUp)
    await pacedActs(paced)
    for (let done = 0; done < rushes; done += 1) await all(hall.attendees.map(doNext))
    const pace = ledger.reached(people, warmUp, warmUp + paced)
    const rush = ledger.reached(people, warmUp + paced, n)
    await liveThroughFiftyMinutes(hall)
    return { pace, rush, early, late: await joinTimes(hall, peer) }
  } finally {
    notes.close()
    for (const stop of ears) stop()
  }
}

/** Where the notes of the item that is on are written. */
function notesOf({ url, section, attendees }: Hall): RunningPeer {
  return {
    connectionOf: (at) => ({
      url: `${url.replace('http', 'ws')}/sync/${section}`,
      headers: attendees[at] ?? {},
    }),
    prefix: new Uint8Array(),
    greeting: [],
    close: () => Promise.resolve(),
  }
}

/** All have the text open; the first of them write in it until it is closed. */
async function openNotes(peer: RunningPeer, { attendees }: Hall) {
  const screens: Writer[] = []
  for (const at of attendees.keys())
    screens.push(await Writer.join(peer, at, 1_000_000 + at, () => undefined))
  let typed = 0
  const timer = setInterval(
    () => screens[(typed += 1) % writing]?.type(),
    1000 / (lettersPerSecond * writing),
  )
  return {
    close() {
      clearInterval(timer)
      for (const screen of screens) screen.close()
    },
  }
}

function ms(value: number): string {
  return value.toFixed(1)
}
