import { RightsTrial, type Happening } from '@alongside/sync/testing'

const happeningsPerTrial = 300

/**
 * Plays random trials of a room with editors, suggesters and modified clients for `RIGHTS_SECONDS` (120), from the
 * seed `RIGHTS_SEED`, and prints a line of JSON. Fails when anybody honest was refused, or anything that stands changed.
 */
export function benchRights(print: (line: string) => void): void {
  const seconds = Number(process.env['RIGHTS_SECONDS'] ?? 120)
  const seed = Number(process.env['RIGHTS_SEED'] ?? Date.now() % 2 ** 32)
  print(`Suggesting, honest and not, for ${seconds} s, from RIGHTS_SEED=${seed}`)
  const random = randomNumbers(seed)
  const total = { tried: 0, entered: 0, honestRefused: 0, changedRejectedView: 0 }
  let trials = 0
  let parted = 0
  for (const end = Date.now() + seconds * 1000; Date.now() < end || trials === 0;) {
    const trial = play(random)
    trials += 1
    const { tried, entered, honestRefused, changedRejectedView } = trial.result
    total.tried += tried
    total.entered += entered
    total.honestRefused += honestRefused
    total.changedRejectedView += changedRejectedView
    for (const fault of trial.faults) print(`trial ${trials}: ${fault}`)
    if (!trial.isReadAlike()) {
      parted += 1
      print(`trial ${trials}: not all read the same`)
    }
  }
  const { tried, entered, honestRefused, changedRejectedView } = total
  print(`${trials} trials, ${tried} updates of people who may not edit, of which ${entered} entered`)
  print(JSON.stringify({ tried, honestRefused, changedRejectedView }))
  if (honestRefused + changedRejectedView + parted > 0) process.exitCode = 1
}

function play(random: () => number): RightsTrial {
  const trial = new RightsTrial()
  for (let left = happeningsPerTrial; left > 0; left--) {
    const happening: Happening = [random(), random(), random(), random(), random()]
    trial.happen(happening)
    if (left % 100 === 0) trial.restart()
  }
  return trial
}

/** Numbers below 10,000, the same each time from the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % 10_000
  }
}
