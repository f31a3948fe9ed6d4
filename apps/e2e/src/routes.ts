import { readdirSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../web/src/routes', import.meta.url))

/** The folders under `routes` that hold a page. */
export function routesWithPage(): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter(({ name }) => name === '+page.svelte')
    .map(({ parentPath }) => relative(folder, parentPath))
    .toSorted()
}
