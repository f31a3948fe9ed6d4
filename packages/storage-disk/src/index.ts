export { backUpFiles } from './backup.ts'
export { filesIn } from './directory.ts'
export { onDisk } from './failure.ts'
export { openDiskFiles, type DiskFilesOptions } from './open-disk-files.ts'
