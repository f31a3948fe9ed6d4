import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The ladder: a package may import only packages that stand on a lower rung, and only through a door that
 * its package.json opens. Each rule here has planted violations in scripts/planted.mjs that must be caught.
 */
export const rungs = {
  protocol: 0,
  figures: 0.5, // below whatever counts people by capacity
  flow: 1,
  kinds: 1,
  meeting: 1,
  evaluation: 1,
  allocation: 1,
  storage: 1,
  space: 1.5, // above kinds, which tells it the sections of a new document
  review: 1.5, // above evaluation, beside whose result it stands
  sync: 2,
  attribution: 2,
  history: 2.5, // above attribution, which knows who did what
  'storage-disk': 3,
  'storage-sqlite': 3,
  'storage-postgres': 3,
  editor: 4,
  exchange: 4,
}

/** Packages that are functions of their input: event in, effects out. */
const core = [
  'protocol',
  'figures',
  'flow',
  'kinds',
  'meeting',
  'evaluation',
  'allocation',
  'review',
  'space',
  'sync',
  'attribution',
  'history',
]

/** What core packages may use besides each other: libraries that open, read and draw nothing by themselves. */
const pureLibraries = ['lib0', 'y-protocols', 'yjs', 'zod', 'temporal-polyfill']

/** What only a browser may load in apps/web, since a second copy of Yjs on the server breaks the first. */
const textEngine = ['yjs', 'y-protocols', 'y-websocket', 'y-indexeddb', '@tiptap/[^/]+', 'prosemirror-[^/]+']
const textPackages = ['flow', 'sync', 'attribution', 'history', 'editor']

const oneOf = (names) => `(${names.join('|')})`
const inPackage = (...names) => `^packages/${oneOf(names)}/`
const inLibrary = (names) => `node_modules/${oneOf(names)}/`
const sources = '^(packages|apps)/[^/]+/src/'
const tests = '\\.(test|bench)\\.ts$|/testing\\.ts$|/testing/|/fixtures?/|^apps/(e2e|bench)/'

/** The files that packages export, read from their package.json: the only ones that others may import. */
function doors() {
  return readdirSync('packages').flatMap((name) => {
    const { exports } = JSON.parse(readFileSync(join('packages', name, 'package.json'), 'utf8'))
    return Object.values(exports).map((file) => `^${join('packages', name, file).replaceAll('.', '\\.')}$`)
  })
}

function rung(name) {
  const notBelow = Object.keys(rungs).filter((other) => other !== name && rungs[other] >= rungs[name])
  return {
    name: `ladder-${name}`,
    comment: `packages/${name} stands on rung ${rungs[name]} and may import only packages below it.`,
    severity: 'error',
    from: { path: inPackage(name) },
    to: { path: [inPackage(...notBelow), '^apps/'] },
  }
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.keys(rungs).map(rung),
    {
      name: 'ladder-named',
      comment: 'Every package has a rung: name a new one in .dependency-cruiser.mjs.',
      severity: 'error',
      from: { path: '^packages/', pathNot: inPackage(...Object.keys(rungs)) },
      to: {},
    },
    {
      name: 'apps-apart',
      comment: 'An app never imports another app: they meet in packages, or over the wire.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/(e2e|bench)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'measurements-apart',
      comment: 'Journeys and measurements are imported by nobody.',
      severity: 'error',
      from: { path: sources, pathNot: '^apps/(e2e|bench)/' },
      to: { path: '^apps/(e2e|bench)/' },
    },
    {
      name: 'front-door',
      comment: 'Import a package by its name and through what its package.json exports.',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: { path: '^packages/', pathNot: ['^packages/$2/', ...doors()] },
    },
    {
      name: 'by-name',
      comment: 'Another package is imported by its name, never by a path that leaves this one.',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: { path: '^(packages|apps)/', pathNot: '^(packages|apps)/$2/', dependencyTypes: ['local'] },
    },
    {
      name: 'core-no-node',
      comment: 'Core packages do no I/O: what they need of the machine is passed in by the apps.',
      severity: 'error',
      from: { path: inPackage(...core), pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-pure-libraries',
      comment: `Core packages use only ${pureLibraries.join(', ')}: libraries that do no I/O.`,
      severity: 'error',
      from: { path: inPackage(...core), pathNot: tests },
      to: { path: 'node_modules/', pathNot: inLibrary(pureLibraries) },
    },
    {
      name: 'web-text-engine',
      comment:
        'In apps/web only src/lib/section may import Yjs, Tiptap and the packages on them: the server bundle must not hold them.',
      severity: 'error',
      from: { path: '^apps/web/', pathNot: '^apps/web/src/lib/section/' },
      to: { path: [inLibrary(textEngine), inPackage(...textPackages)], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-section-on-demand',
      comment:
        'src/lib/section is loaded in the browser, by a dynamic import; elsewhere only its types are used.',
      severity: 'error',
      from: { path: '^apps/web/', pathNot: '^apps/web/src/lib/section/' },
      to: {
        path: '^apps/web/src/lib/section/',
        pathNot: '\\.css$',
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one idea in the wrong two places.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-test-in-source',
      comment: 'What is shipped never imports a test.',
      severity: 'error',
      from: { path: sources, pathNot: tests },
      to: { path: '\\.(test|bench)\\.ts$' },
    },
    {
      name: 'resolvable',
      comment: 'Name what you import in your own package.json.',
      severity: 'error',
      from: { path: sources },
      to: {
        couldNotResolve: true,
        pathNot: ['^\\$(app|env|service-worker)', '/\\$types', '^#lib/paraglide/'],
      },
    },
    {
      name: 'no-dev-in-source',
      comment: 'What is shipped stands in dependencies, not in devDependencies.',
      severity: 'error',
      from: { path: sources, pathNot: [tests, '^apps/web/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|\\.svelte-kit|paraglide|test-results)/' },
    moduleSystems: ['es6'],
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types', 'svelte'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
