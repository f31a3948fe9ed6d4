import type { Output } from './output.ts'
import { recountFile } from './recount.ts'
import { verifyLog } from './verify-log.ts'
import { verifyRecord } from './verify-record.ts'

interface Command {
  readonly usage: string
  readonly about: string
  /** Returns the exit code. */
  readonly run: (args: readonly string[], output: Output) => number
}

const commands: Readonly<Record<string, Command>> = {
  recount: {
    usage: 'recount FILE',
    about: 'counts the ballots of an allocation round again: 0 if the file says the same, 1 if not',
    run: recountFile,
  },
  'verify-record': {
    usage: 'verify-record FILE [--data FOLDER | --key KEY]',
    about: 'checks the record of who took part: 0 if it is valid, 1 if it was changed or is not ours',
    run: verifyRecord,
  },
  'verify-log': {
    usage: 'verify-log [--data DIR] [--head HASH] [SECTION]',
    about:
      'checks the hash chain over the text of a section, or of all: 0 if every row is as it was written, 1 if not',
    run: verifyLog,
  },
}

/** Does what `pnpm alongside NAME …` asks for; returns the exit code, which is 2 where it could not be done. */
export function runCommand([name = '', ...args]: readonly string[], output: Output): number {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command !== undefined) return command.run(args, output)
  const isHelp = name === '' || name === '--help'
  const print = isHelp ? output.out : output.error
  if (!isHelp) print(`There is no command ${name}.\n`)
  for (const { usage, about } of Object.values(commands)) print(`pnpm alongside ${usage}\n  ${about}`)
  return isHelp ? 0 : 2
}
