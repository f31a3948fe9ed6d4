import { describeFiles } from '../testing.ts'
import { createMemoryFiles } from './memory-files.ts'

describeFiles('the memory store', async (now) => ({
  files: createMemoryFiles(now),
  reopen: null,
  close: async () => {},
}))
