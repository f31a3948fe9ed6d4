import { spawn } from 'node:child_process'

/**
 * Runs a command to its end and gives back `{ code, output, seconds }`; `code` is null when a signal ended it.
 * With `show`, what it prints also appears at once. `minutes` is when it is ended for taking too long.
 */
export function run(
  command,
  args,
  { cwd = process.cwd(), env = process.env, show = false, minutes = 10 } = {},
) {
  const began = performance.now()
  return new Promise((resolve) => {
    // A group of its own, so that what the command started ends with it.
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    let output = ''
    const take = (stream) => (chunk) => {
      output += chunk
      if (show) stream.write(chunk)
    }
    child.stdout.on('data', take(process.stdout))
    child.stderr.on('data', take(process.stderr))
    const endGroup = () => {
      try {
        process.kill(-child.pid, 'SIGKILL')
      } catch {
        // It has ended by itself.
      }
    }
    const timer = setTimeout(() => {
      output += `\n${command} ${args.join(' ')} was ended after ${minutes} minutes.\n`
      endGroup()
    }, minutes * 60_000)
    // Several may run side by side: at the exit each ends its own.
    const interrupted = () => process.exit(130)
    process.once('exit', endGroup)
    process.once('SIGINT', interrupted)
    process.once('SIGTERM', interrupted)
    const end = (code) => {
      clearTimeout(timer)
      process.off('exit', endGroup)
      process.off('SIGINT', interrupted)
      process.off('SIGTERM', interrupted)
      resolve({ code, output, seconds: (performance.now() - began) / 1000 })
    }
    child.on('error', (error) => {
      output += `${error.message}\n`
      end(127)
    })
    child.on('close', end)
  })
}
