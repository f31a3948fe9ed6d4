import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

it('[B25] pnpm alongside recount reads a file named from where one stands, and ends with a code', () => {
  // What `pnpm alongside` runs, at the top of the repository; pnpm tells from where. Not every machine has pnpm.
  const root = join(import.meta.dirname, '../../../..')
  const recount = (file: string) =>
    spawnSync(process.execPath, ['scripts/alongside.mjs', 'recount', file], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: import.meta.dirname },
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
