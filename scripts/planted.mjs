import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import cruiser, { rungs } from '../.dependency-cruiser.mjs'
import { root, toolEnv } from './lib/root.mjs'
import { run } from './lib/run.mjs'

// A check that lets everything through looks just like a check that found nothing. So violations are planted
// in a small workspace made for the purpose, beside files that break no rule, and each check must find
// exactly the former.

const section = 'apps/web/src/lib/section/live.ts'
const page = (name) => `apps/web/src/routes/${name}.svelte`
const script = (code) => `<script lang="ts">\n${code}\n</script>\n`

/** For each package, an import of one that does not stand below it. */
const ladder = Object.keys(rungs).map((name) => {
  const notBelow = Object.keys(rungs).find((other) => other !== name && rungs[other] >= rungs[name])
  const target = notBelow === undefined ? '../../../apps/server/src/main.ts' : `@alongside/${notBelow}`
  return [`ladder-${name}`, `packages/${name}/src/up.ts`, `export * from '${target}'`]
})

/** Violations: the name of the rule that must catch it, the file, what stands in it. */
const planted = [
  ...ladder,
  ['ladder-named', 'packages/newcomer/src/a.ts', "export * from '@alongside/protocol'"],
  ['apps-apart', 'apps/web/src/lib/peek.ts', "export * from '../../../server/src/main.ts'"],
  ['measurements-apart', 'apps/server/src/measure.ts', "export * from '../../bench/src/index.ts'"],
  ['front-door', 'packages/sync/src/deep.ts', "export * from '../../protocol/src/inner.ts'"],
  ['resolvable', 'packages/sync/src/closed.ts', "export * from '@alongside/protocol/src/inner.ts'"],
  ['by-name', 'packages/sync/src/relative.ts', "export * from '../../protocol/src/index.ts'"],
  ['core-no-node', 'packages/flow/src/disk.ts', "export { readFileSync } from 'node:fs'"],
  ['core-pure-libraries', 'packages/space/src/socket.ts', "export * from 'ws'"],
  ['web-text-engine', 'apps/web/src/lib/text.ts', "export * from 'yjs'"],
  ['web-text-engine', 'apps/web/src/lib/editor.ts', "export * from '@alongside/editor'"],
  ['web-text-engine', page('engine'), script("import { Doc } from 'yjs'\nconst doc = new Doc()")],
  ['web-text-engine', page('lazy'), script("const text = () => import('yjs')")],
  ['web-section-on-demand', page('static'), script("import { open } from '#lib/section/live.ts'\nopen()")],
  ['web-section-on-demand', 'apps/web/src/hooks.ts', "export * from './lib/section/live.ts'"],
  ['no-circular', 'packages/flow/src/egg.ts', "export * from './hen.ts'"],
  ['no-test-in-source', 'packages/flow/src/uses-test.ts', "export * from './a.test.ts'"],
  ['resolvable', 'packages/flow/src/undeclared.ts', "export * from 'left-pad'"],
  ['no-dev-in-source', 'packages/storage/src/dev.ts', "export * from 'vitest'"],

  ['no-restricted-globals', 'packages/flow/src/clock.ts', 'export const now = (): number => Date.now()'],
  [
    'no-restricted-globals',
    'packages/sync/src/timer.ts',
    'export const wait = (f: () => void) => setTimeout(f, 1)',
  ],
  [
    'no-restricted-globals',
    'packages/space/src/key.ts',
    'export const key = (): string => crypto.randomUUID()',
  ],
  ['no-restricted-globals', 'packages/kinds/src/reach.ts', 'export const reach = (): unknown => globalThis'],
  ['no-restricted-properties', 'packages/protocol/src/dice.ts', 'export const dice = () => Math.random()'],
  ['no-restricted-properties', 'packages/attribution/src/dice.ts', 'export const { random } = Math'],
  ['no-explicit-any', 'apps/server/src/any.ts', 'export const anything = (x: any): any => x'],
  ['ban-ts-comment', 'apps/server/src/hush.ts', '// @ts-ignore\nexport const one = 1'],
  ['no-console', 'packages/storage/src/loud.ts', "console.log('loud')\nexport const one = 1"],
  [
    'no-disabled-tests',
    'packages/flow/src/skipped.test.ts',
    "import { it } from 'vitest'\nit.skip('is', () => {})",
  ],
  [
    'no-focused-tests',
    'packages/flow/src/only.test.ts',
    "import { it } from 'vitest'\nit.only('is', () => {})",
  ],

  ['rule-untested', 'packages/flow/SPEC.md', '- **F1** One.\n- **F2** Two.\n- **F3** Three.\n'],
  ['rule-unknown', 'packages/flow/src/b.test.ts', test('[F9] is unknown')],
  ['rule-twice', 'packages/sync/SPEC.md', '- **F1** One again.\n'],
]

/** Files that break no rule, close to what is forbidden. */
const clean = [
  ['packages/flow/src/a.test.ts', test('[F1][F3] one and three')],
  ['packages/flow/src/text.ts', "export { Doc } from 'yjs'\nexport { idFrom } from '@alongside/protocol'"],
  ['packages/flow/src/disk.test.ts', "export { readFileSync } from 'node:fs'\nexport const now = Date.now()"],
  ['packages/space/src/first.ts', "export { idFrom } from '@alongside/kinds'"],
  ['packages/storage/src/contract.test.ts', "export * from '@alongside/storage/testing'"],
  ['apps/bench/src/start.ts', "export * from '@alongside/editor'"],
  [page('+page'), script("import type { Live } from '#lib/section/live.ts'\nlet live: Live | undefined")],
  [page('look'), script("import '#lib/section/look.css'")],
  ['apps/web/src/lib/section/look.css', 'p { color: red; }'],
  [page('on-demand'), script("const open = () => import('#lib/section/live.ts')")],
  [
    section,
    "export { Doc as Live } from 'yjs'\nexport * from '@alongside/editor'\nexport const open = () => 1",
  ],
]

/** A test that passes, by its title. */
function test(title) {
  return `import { expect, it } from 'vitest'\nit('${title}', () => expect(1).toBe(1))\n`
}

const folder = mkdtempSync(join(tmpdir(), 'planted-'))
try {
  layOut()
  const found = [...(await boundaries()), ...(await lints()), ...(await rules())]
  const caught = (name, file) => found.some((one) => one.name === name && one.file === file)
  const problems = [
    ...planted
      .filter(([name, file]) => !caught(name, file))
      .map(([name, file]) => `${name} did not catch ${file}`),
    ...found
      .filter((one) => clean.some(([file]) => file === one.file))
      .map((one) => `${one.name} caught ${one.file}, which breaks no rule`),
    ...cruiser.forbidden
      .filter((one) => !planted.some(([name]) => name === one.name))
      .map((one) => `${one.name} has no planted violation`),
  ]
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) process.exitCode = 1
  else
    console.log(
      `${planted.length} planted violations, each caught by its rule; ${clean.length} clean files let through.`,
    )
} finally {
  rmSync(folder, { recursive: true })
}

function layOut() {
  const write = (file, text) => {
    mkdirSync(join(folder, dirname(file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  for (const name of ['yjs', 'ws', 'vitest', 'zod', 'svelte']) {
    const exports = { '.': './index.js', './*': './index.js' }
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, exports, type: 'module' }))
    write(`node_modules/${name}/index.js`, 'export class Doc {}\n')
  }
  mkdirSync(join(folder, 'node_modules/@alongside'))
  const dependencies = { yjs: '1', ws: '1', zod: '1', svelte: '1' }
  for (const name of [...Object.keys(rungs), 'newcomer']) {
    const own = join(root, 'packages', name, 'package.json')
    const { exports } = existsSync(own)
      ? JSON.parse(readFileSync(own, 'utf8'))
      : { exports: { '.': './src/index.ts' } }
    const doors = Object.keys(rungs).map((other) => [`@alongside/${other}`, 'workspace:*'])
    write(
      `packages/${name}/package.json`,
      JSON.stringify({
        name: `@alongside/${name}`,
        type: 'module',
        exports,
        dependencies: { ...dependencies, ...Object.fromEntries(doors) },
        devDependencies: { vitest: '1' },
      }),
    )
    for (const door of Object.values(exports))
      write(join('packages', name, door), 'export const idFrom = 1\n')
    symlinkSync(join(folder, 'packages', name), join(folder, 'node_modules/@alongside', name))
  }
  write('packages/flow/src/hen.ts', "export * from './egg.ts'\n")
  write('packages/protocol/src/inner.ts', 'export const inner = 1\n')
  for (const name of ['web', 'server', 'bench', 'e2e']) {
    const imports = { '#lib/*': './src/lib/*' }
    write(`apps/${name}/package.json`, JSON.stringify({ name, type: 'module', imports, dependencies }))
  }
  write('apps/server/src/main.ts', 'export const main = 1\n')
  write('apps/bench/src/index.ts', 'export const measure = 1\n')
  for (const [, file, text] of planted) write(file, text)
  for (const [file, text] of clean) write(file, text)
  for (const file of ['.dependency-cruiser.mjs', 'tsconfig.json'])
    write(file, readFileSync(join(root, file), 'utf8'))
  const oxlint = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8'))
  write('.oxlintrc.json', JSON.stringify({ ...oxlint, options: {} })) // rules that need types need the real workspace
}

async function boundaries() {
  const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'packages', 'apps']
  const { output } = await run('depcruise', args, { cwd: folder, env: toolEnv, minutes: 1 })
  const violations = read(output).summary.violations
  return violations.map(({ rule, from }) => ({ name: rule.name, file: from }))
}

async function lints() {
  const { output } = await run('oxlint', ['--format', 'json', 'packages', 'apps'], {
    cwd: folder,
    env: toolEnv,
    minutes: 1,
  })
  return read(output).diagnostics.map(({ code, filename }) => ({
    name: /\((.*)\)/.exec(code)?.[1],
    file: filename,
  }))
}

async function rules() {
  const { output } = await run('node', [join(import.meta.dirname, 'rules.mjs'), folder], {
    env: toolEnv,
    minutes: 1,
  })
  return output.split('\n').map((line) => {
    const [name, file] = line.split(': ')
    return { name, file }
  })
}

function read(output) {
  try {
    return JSON.parse(output)
  } catch {
    throw new Error(`a check printed no report:\n${output.slice(0, 4000)}`)
  }
}
