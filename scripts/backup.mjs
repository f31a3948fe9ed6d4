import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { backUpFiles, filesIn } from '../packages/storage-disk/src/index.ts'
import { backUp, databaseIn } from '../packages/storage-sqlite/src/index.ts'
import { recordKeyFile } from '../apps/server/src/record/record-key.ts'
import { root } from './lib/root.mjs'

// `npm run backup -- FOLDER`: a whole copy of the database and of all files, taken while the server runs. The
// folder appears only when everything is in it, and is a data folder itself.

const [name] = process.argv.slice(2)
const { DATA_DIR = join(root, 'data') } = process.env

if (name === undefined) {
  console.error('Name the folder to write: npm run backup -- /backups/today')
  process.exitCode = 1
} else if (!existsSync(databaseIn(DATA_DIR))) {
  console.error(`There is no database in ${DATA_DIR}. Set DATA_DIR to the folder that the server was given.`)
  process.exitCode = 1
} else {
  try {
    await backUpTo(resolve(name))
    console.log(`Backed up ${DATA_DIR} to ${name}.`)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}

async function backUpTo(to) {
  if (existsSync(to)) throw new Error(`There is a ${to} already; name another.`)
  const part = `${to}.part`
  rmSync(part, { recursive: true, force: true })
  try {
    mkdirSync(part, { mode: 0o700 })
    // The database first: a file is put before an event names it, so each that the copy names is there by now.
    await backUp(databaseIn(DATA_DIR), databaseIn(part))
    // With another key the server would not know its own records again.
    const key = recordKeyFile(DATA_DIR)
    if (existsSync(key)) copyFileSync(key, recordKeyFile(part))
    if (existsSync(filesIn(DATA_DIR))) await backUpFiles(filesIn(DATA_DIR), filesIn(part))
    sync(part)
    renameSync(part, to)
    sync(dirname(to))
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    throw error
  }
}

function sync(folder) {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
