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
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const take = (stream) => (chunk) => {
      output += chunk
      if (show) stream.write(chunk)
    }
    child.stdout.on('data', take(process.stdout))
    child.stderr.on('data', take(process.stderr))
    const timer = setTimeout(() => {
      output += `\n${command} ${args.join(' ')} was ended after ${minutes} minutes.\n`
      child.kill('SIGKILL')
    }, minutes * 60_000)
    const end = (code) => {
      clearTimeout(timer)
      resolve({ code, output, seconds: (performance.now() - began) / 1000 })
    }
    child.on('error', (error) => {
      output += `${error.message}\n`
      end(127)
    })
    child.on('close', end)
  })
}
