import { runCommand } from '../apps/server/src/cli/main.ts'

// `pnpm alongside NAME …`: what can be checked without a server: a file that somebody was given, or the log
// of a data folder.

process.exitCode = runCommand(process.argv.slice(2), {
  out: (line) => console.log(line),
  error: (line) => console.error(line),
})
