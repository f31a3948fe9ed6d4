import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { play, type Played } from './replay/play.ts'
import { difference } from './replay/difference.ts'
import { anyActs, madeUp } from './replay/made-up.ts'
import { readTrace, type Trace } from './replay/trace.ts'
import { runningTarget, startTarget } from './server/target.ts'

const usage = `Plays a recorded editing session through a server, over real sockets, as several people.

  pnpm replay [--trace FILE] [--url http://localhost:3000] [--acts 400] [--seed 1]

FILE is a recording of the public editing-traces collection (JSON, gzipped or not); without it one of two people is
made up. Without --url a server is started for it; with it, that server's demo must be on. Then one more person edits
the text in the product's own editor: as often as --acts says, the same for each --seed.`

function print(line: string): void {
  process.stdout.write(`${line}\n`)
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
  const { seconds, converged, wrongAgent, wrongAuthor, edited, delivered } = played
  print(`  then ${edited.acts} times split, indented, moved, cut, erased, undone and restored in the editor`)
  print(`  wrongAuthor: ${wrongAuthor} of ${edited.characters}`)
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
      acts: edited.acts,
      wrongAuthor,
      delivered,
      seconds,
      transactionsPerSecond: perSecond,
    }),
  )
  return equal && converged && wrongAgent === 0 && wrongAuthor === 0
}

async function run(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      trace: { type: 'string' },
      url: { type: 'string' },
      acts: { type: 'string', default: '400' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean' },
    },
  })
  const { trace: file, url, help } = values
  const [acts, seed] = [Number(values.acts), Number(values.seed)]
  if (help === true || !Number.isInteger(acts) || !Number.isInteger(seed)) {
    print(usage)
    return help === true
  }
  // A script is run in its package's directory; the file was named from where the command was given.
  const trace =
    file === undefined ? madeUp(seed) : readTrace(resolve(process.env['INIT_CWD'] ?? process.cwd(), file))
  const target = url === undefined ? await startTarget() : runningTarget(url)
  try {
    return report(basename(file ?? 'made up'), trace, await play(target, trace, anyActs(acts, seed)))
  } finally {
    await target.close()
  }
}

process.exitCode = (await run()) ? 0 : 1
