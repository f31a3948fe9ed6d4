import type { Take } from '#lib/recording/recorder.svelte.ts'
import type { KeptFile } from './device.ts'

/** What files are brought to until it is sent: a comment that is being written, or why somebody scores as they do. */
export interface Bringing {
  readonly files: readonly KeptFile[]
  addFile(name: string, type: string, bytes: ArrayBuffer): Promise<KeptFile>
  /** Says what stands for a file, for those who cannot hear or see it. */
  describe(id: string, says: Partial<Pick<KeptFile, 'alt' | 'decorative'>>): void
  removeFile(id: string): void
  bytesOf(id: string): Promise<ArrayBuffer | null>
  /** Keeps a part of what is being recorded, in case that this page goes away. */
  keepTake(take: Take): void
  /** Lets go of the parts of a recording, which is whole or was thrown away. */
  dropTakes(): Promise<void>
}
