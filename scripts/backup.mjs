import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { backUp, databaseIn } from '../packages/storage-sqlite/src/index.ts'
import { root } from './lib/root.mjs'

// `npm run backup -- FILE`: a whole copy of the database, taken while the server runs.

const [to] = process.argv.slice(2)
const { DATA_DIR = join(root, 'data') } = process.env

if (to === undefined) {
  console.error('Name the file to write: npm run backup -- /backups/today.sqlite')
  process.exitCode = 1
} else if (!existsSync(databaseIn(DATA_DIR))) {
  console.error(`There is no database in ${DATA_DIR}. Set DATA_DIR to the folder that the server was given.`)
  process.exitCode = 1
} else {
  try {
    await backUp(databaseIn(DATA_DIR), to)
    console.log(`Backed up ${DATA_DIR} to ${to}.`)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
