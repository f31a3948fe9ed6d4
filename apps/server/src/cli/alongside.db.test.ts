import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

it('[B25] pnpm alongside recount reads a file named from where one stands, and ends with a code', () => {
  const root = join(import.meta.dirname, '../../../..')
  const recount = (file: string) =>
    spawnSync(`pnpm --silent --workspace-root alongside recount ${file}`, {
      shell: true,
      cwd: import.meta.dirname,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}` },
    })
  const counted = recount('fixtures/winter-warmth.json')
  expect(counted).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('The file says the same result.'),
  })
  expect(recount('fixtures/none.json')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('There is no file fixtures/none.json'),
  })
})
