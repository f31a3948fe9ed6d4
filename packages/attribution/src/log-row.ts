import type { Row } from '@alongside/storage'

/** What attribution needs of a row of the text log; a room has seen to it that its hand may read where its sources are. */
export type LogRow = Pick<Row, 'seq' | 'at' | 'pen' | 'kind' | 'bytes' | 'sources'>
