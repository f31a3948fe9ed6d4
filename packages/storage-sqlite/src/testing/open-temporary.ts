import type { Finder } from '@alongside/storage'
import type { StoreUnderTest } from '@alongside/storage/testing'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from '../open-sqlite-store.ts'

/** A directory for one test, and what removes it. */
export interface TemporaryDirectory {
  readonly path: string
  remove(): Promise<void>
}

export async function makeTemporaryDirectory(): Promise<TemporaryDirectory> {
  const path = await mkdtemp(join(tmpdir(), 'alongside-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** A fresh store on disk, as the contract suites want it. */
export async function openForSuite(finder: Finder): Promise<StoreUnderTest> {
  const directory = await makeTemporaryDirectory()
  return underTest({ directory: directory.path, finder }, () => directory.remove())
}

async function underTest(options: SqliteStoreOptions, remove: () => Promise<void>): Promise<StoreUnderTest> {
  const store: SqliteStore = await openSqliteStore(options)
  return {
    text: store.text,
    events: store.events,
    people: store.people,
    contacts: store.contacts,
    linkCodes: store.linkCodes,
    captions: store.captions,
    snapshots: store.snapshots,
    jobs: store.jobs,
    needs: store.needs,
    hearing: store.hearing,
    tasks: store.tasks,
    ballots: store.ballots,
    async reopen(finder = options.finder) {
      await store.close()
      return underTest({ ...options, finder }, remove)
    },
    async close() {
      await store.close()
      await remove()
    },
  }
}
