import { availableParallelism } from 'node:os'

/** Does `work` with each thing, in their order, as many at once as there are processors. */
export async function sideBySide(things, work) {
  const waiting = [...things]
  async function goOn() {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, goOn))
}
