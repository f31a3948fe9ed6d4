import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { play, type Played } from './replay/play.ts'
import { readTrace, type Trace } from './replay/trace.ts'
import { runningTarget, startTarget } from './server/target.ts'

const usage = `Plays a recorded editing session through a server, over real sockets, as several people.

  pnpm replay --trace FILE [--url http://localhost:3000]

FILE is a recording of the public editing-traces collection (JSON, gzipped or not). Without --url a server is
started for it; with it, that server's demo must be on.`

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Where two texts part, with a little of both; null when they are the same. */
function difference(text: string, wanted: string): string | null {
  if (text === wanted) return null
  let at = 0
  while (at < text.length && text[at] === wanted[at]) at++
  const near = (whole: string) => JSON.stringify(whole.slice(Math.max(0, at - 20), at + 40))
  return `they part at ${at}: ${near(text)} here, ${near(wanted)} in the recording`
}

function report(name: string, trace: Trace, played: Played): boolean {
  const { transactions, agents, endContent } = trace
  const patches = transactions.reduce((sum, one) => sum + one.patches.length, 0)
  const parting = difference(played.text, endContent)
  const perSecond = Math.round(transactions.length / played.seconds)
  print(`${name}: ${agents} people, ${transactions.length} transactions, ${patches} patches`)
  print(`  played and saved in ${played.seconds.toFixed(1)} s: ${perSecond} transactions a second`)
  print(`  ${played.delivered} deliveries, ${played.quiet} deletions of what was deleted already`)
  print(`  all who took part, a newcomer and the API have the same text: ${played.converged ? 'yes' : 'NO'}`)
  print(`  the text is the recording's: ${parting ?? 'yes'}`)
  print(`  characters credited to the wrong agent: ${played.wrongAgent} of ${played.text.length}`)
  const { seconds, converged, wrongAgent, delivered } = played
  const equal = parting === null
  const figures = {
    trace: name,
    agents,
    transactions: transactions.length,
    patches,
    characters: played.text.length,
  }
  print(
    JSON.stringify({
      ...figures,
      equal,
      converged,
      wrongAgent,
      delivered,
      seconds,
      transactionsPerSecond: perSecond,
    }),
  )
  return equal && converged && wrongAgent === 0
}

async function run(): Promise<boolean> {
  const { values } = parseArgs({
    options: { trace: { type: 'string' }, url: { type: 'string' }, help: { type: 'boolean' } },
  })
  if (values.trace === undefined || values.help === true) {
    print(usage)
    return values.help === true
  }
  // A script is run in its package's directory; the file was named from where the command was given.
  const file = resolve(process.env['INIT_CWD'] ?? process.cwd(), values.trace)
  const trace = readTrace(file)
  const target = values.url === undefined ? await startTarget() : runningTarget(values.url)
  try {
    return report(basename(file), trace, await play(target, trace))
  } finally {
    await target.close()
  }
}

process.exitCode = (await run()) ? 0 : 1
