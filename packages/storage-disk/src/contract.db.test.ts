import type { FilesUnderTest } from '@alongside/storage/testing'
import { describeFiles } from '@alongside/storage/testing'
import { openDiskFiles } from './open-disk-files.ts'
import { makeTemporaryDirectory } from './testing/temporary-directory.ts'

describeFiles('a folder', async (now) => {
  const { path, remove } = await makeTemporaryDirectory()
  const underTest = async (): Promise<FilesUnderTest> => ({
    files: await openDiskFiles({ directory: path, now }),
    reopen: underTest,
    close: remove,
  })
  return underTest()
})
