import { measure, type Load } from './load.ts'
import { peers } from './peers.ts'

const load: Load = { writers: 20, perSecond: 10, seconds: 6, window: 20 }

/** Measures one busy section on our server and on peers, one after another, and prints a table and a line of JSON. */
export async function benchRoom(print: (line: string) => void): Promise<void> {
  const typed = load.writers * load.perSecond * (load.writers - 1)
  print(
    `One section, ${load.writers} writers, ${typed} deliveries a second at typing speed, then as fast as it goes`,
  )
  print('')
  print(
    '| server | p50 ms | p99 ms | deliveries/s, typing | deliveries/s, saturated | what it does with an update |',
  )
  print('| --- | --- | --- | --- | --- | --- |')
  const results: Record<string, Awaited<ReturnType<typeof measure>>> = {}
  for (const peer of peers) {
    const figures = await measure(peer, load)
    results[peer.name] = figures
    const { p50Ms, p99Ms, pacedPerSecond, saturatedPerSecond } = figures
    const cells = [
      peer.name,
      p50Ms.toFixed(1),
      p99Ms.toFixed(1),
      Math.round(pacedPerSecond),
      Math.round(saturatedPerSecond),
    ]
    print(`| ${cells.join(' | ')} | ${peer.keeps} |`)
  }
  const [ours, ...others] = Object.entries(results)
  print('')
  for (const [name, { p50Ms, p99Ms, saturatedPerSecond }] of others) {
    if (ours === undefined) break
    const ratio = (mine: number, theirs: number) => (mine / theirs).toFixed(2)
    const figures = `p50 ${ratio(ours[1].p50Ms, p50Ms)}, p99 ${ratio(ours[1].p99Ms, p99Ms)}`
    print(`ours to ${name}: ${figures}, saturated ${ratio(ours[1].saturatedPerSecond, saturatedPerSecond)}`)
  }
  print(JSON.stringify({ bench: 'room', load, results }))
}
