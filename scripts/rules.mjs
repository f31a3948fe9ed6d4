import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// Every rule in a SPEC.md has a test that carries its number, and every number in a test title is a rule.
// A folder may be given, for scripts/planted.mjs.

const root = process.argv[2] ?? join(import.meta.dirname, '..')
const files = (pattern) =>
  globSync(pattern, {
    cwd: root,
    exclude: (path) => /(^|\/)(node_modules|build|\.svelte-kit)$/.test(path),
  }).sort()
const read = (file) => readFileSync(join(root, file), 'utf8')

const rule = /^- \*\*([A-Z]+\d+[a-z]?)\*\*/gm
const title = /([\w.]+|\))\(\s*['"`]((?:\[[A-Z]+\d+[a-z]?\] ?)+)/g
const problems = new Set()

/** @type {Map<string, string>} from a rule to the SPEC.md in which it stands */
const rules = new Map()
for (const spec of files('{packages,apps}/*/SPEC.md')) {
  for (const [, name] of read(spec).matchAll(rule)) {
    const other = rules.get(name)
    if (other !== undefined) problems.add(`rule-twice: ${spec}: ${name} also stands in ${other}`)
    rules.set(name, spec)
  }
}

const tested = new Set()
for (const file of files('{packages,apps}/*/{src,tests}/**/*.ts')) {
  const code = read(file).replaceAll(/^\s*(\/\/|\*).*$/gm, '')
  for (const [, callee, numbers] of code.matchAll(title)) {
    if (/^describe\b|\.(skip|todo)$/.test(callee)) continue
    for (const [, name] of numbers.matchAll(/\[(\w+)\]/g)) {
      tested.add(name)
      if (!rules.has(name)) problems.add(`rule-unknown: ${file}: no SPEC.md has a rule ${name}`)
    }
  }
}

for (const [name, spec] of rules) {
  if (!tested.has(name)) problems.add(`rule-untested: ${spec}: no test is titled [${name}] …`)
}

for (const problem of problems) console.error(problem)
if (problems.size > 0) process.exit(1)
console.log(`${rules.size} rules, each with a test.`)
