import { blockViewSchema, markNameSchema, type BlockView } from '@alongside/protocol'
import { z } from 'zod'

/** Kinds of blocks that hold nothing but words and what parts them. */
const openKinds = ['paragraph', 'heading', 'code', 'divider'] as const

const openMarkSchema = markNameSchema.exclude(['link'])

/** A block of notes as everyone may read it: words and how they look. */
export const openBlockSchema = z.object({
  ...blockViewSchema.pick({ level: true, list: true, depth: true, checked: true, cont: true, number: true })
    .shape,
  kind: z.enum(openKinds),
  box: z.object({ id: z.string(), kind: z.enum(['quote', 'callout']) }).nullable(),
  text: z.string(),
  runs: z.array(z.object({ text: z.string(), marks: z.array(openMarkSchema) })),
})
export type OpenBlock = z.infer<typeof openBlockSchema>

/** A block of notes as the server reads it. */
export type NotesBlock = Omit<BlockView, 'runs' | 'suggested'> & {
  readonly runs: readonly {
    readonly text: string
    readonly marks: object
  }[]
}

/**
 * Notes without all that is not words: whose they are, when they were typed, where links lead (their words stay), and
 * pictures. What comes as something new is left out until it stands here. Words in a row that look the same are one run,
 * so that nothing tells where one writer ended and another began.
 */
export function openText(blocks: readonly NotesBlock[]): OpenBlock[] {
  const boxes = new Map<string, string>()
  return blocks.flatMap(({ kind, level, list, depth, checked, cont, number, box, runs }): OpenBlock[] => {
    const open = openKinds.find((one) => one === kind)
    if (open === undefined) return []
    if (box !== null && !boxes.has(box.id)) boxes.set(box.id, String(boxes.size + 1))
    const joined = joinRuns(runs)
    return [
      {
        kind: open,
        ...(level === undefined ? {} : { level }),
        list,
        depth,
        checked,
        cont,
        number,
        box: box === null ? null : { id: boxes.get(box.id) ?? '', kind: box.kind },
        text: joined.map(({ text }) => text).join(''),
        runs: joined,
      },
    ]
  })
}

/** How many blocks are left out of the notes. */
export function leftOutOf(blocks: readonly NotesBlock[]): number {
  return blocks.length - openText(blocks).length
}

function joinRuns(runs: NotesBlock['runs']): OpenBlock['runs'] {
  const joined: OpenBlock['runs'] = []
  for (const { text, marks } of runs) {
    const open = openMarkSchema.options.filter((mark) => mark in marks)
    const last = joined.at(-1)
    if (last !== undefined && last.marks.join() === open.join()) last.text += text
    else joined.push({ text, marks: open })
  }
  return joined
}
