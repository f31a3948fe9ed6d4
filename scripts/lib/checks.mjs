/**
 * What `pnpm lint` checks, each by itself: a name for people, the command, and its arguments.
 * `npm test` runs the same list.
 */
export const checks = [
  {
    name: 'format',
    command: 'prettier',
    args: ['--check', '--log-level', 'warn', ...cached('prettier'), '.'],
  },
  { name: 'lint code', command: 'oxlint', args: [] },
  { name: 'lint components', command: 'eslint', args: [...cached('eslint'), 'apps/web'] },
  {
    name: 'boundaries',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.mjs', 'packages', 'apps'],
  },
  { name: 'planted violations', command: 'node', args: ['scripts/planted.mjs'] },
  { name: 'rules', command: 'node', args: ['scripts/rules.mjs'] },
  { name: 'unused', command: 'knip', args: ['--no-config-hints'] },
]

function cached(tool) {
  return ['--cache', '--cache-location', `node_modules/.cache/${tool}.json`]
}
