import { idSchema, type Capacity } from '@alongside/protocol'
import { z } from 'zod'

/** Where something can be looked up that counts as evidence. */
export const sourceSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('section'), document: idSchema, section: idSchema }),
  z.object({ what: z.literal('meeting'), meeting: idSchema }),
  z.object({ what: z.literal('item'), meeting: idSchema, item: idSchema }),
  z.object({ what: z.literal('evaluation'), evaluation: idSchema }),
])
export type Source = z.infer<typeof sourceSchema>

/** What tells a source from every other. */
export function keyOfSource(source: Source): string {
  switch (source.what) {
    case 'section':
      return `section ${source.section}`
    case 'meeting':
      return `meeting ${source.meeting}`
    case 'item':
      return `item ${source.item}`
    case 'evaluation':
      return `evaluation ${source.evaluation}`
  }
}

/** The document in which a source stands, by its id. */
export function documentOfSource(source: Source): string {
  switch (source.what) {
    case 'section':
      return source.document
    case 'meeting':
    case 'item':
      return source.meeting
    case 'evaluation':
      return source.evaluation
  }
}

/** How much there is of something, and how much of that is as it is asked: taken up, late, not met. */
interface Counted {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly whole: number
  readonly part: number
  readonly source: Source
}

/** Something that somebody did. */
export interface Deed extends Counted {
  readonly person: string
  readonly capacity: Capacity
}

/** Something that was done for people. */
export interface Occasion extends Counted {
  readonly people: readonly string[]
}

/** The first and the last moment of what is looked at, in milliseconds since 1970. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Says whether something happened in a span of time. */
export function isIn({ from, to }: Span, { at }: Pick<Counted, 'at'>): boolean {
  return at >= from && at <= to
}
