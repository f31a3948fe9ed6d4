import { sectionHistorySchema, sectionMomentSchema } from '@alongside/protocol'
import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { send, type Target, type Visitor } from '../server/target.ts'
import { Hand } from './hand.ts'
import { Ledger } from './ledger.ts'
import { openPage } from './page.ts'
import { Player } from './player.ts'
import { Script, type Act, type Written } from './script.ts'

const textSchema = z.object({
  blocks: z.array(
    z.object({ runs: z.array(z.object({ text: z.string(), author: z.object({ id: z.string() }) })) }),
  ),
})

/** A section's text as the API tells it, with who wrote each unit. */
export async function toldOf({ url }: Target, section: string, { headers }: Visitor): Promise<Written> {
  const answer = await send(url, `/api/sections/${section}/text`, headers)
  const runs = textSchema.parse(await answer.json()).blocks.flatMap((block) => block.runs)
  const authors = runs.flatMap(({ text, author }) => Array.from({ length: text.length }, () => author.id))
  return { text: runs.map(({ text }) => text).join(''), authors }
}

/** What somebody edits, and who wrote what before. */
export interface EditOptions {
  readonly target: Target
  /** `ws://host:port/sync/{section}` */
  readonly url: string
  readonly section: string
  readonly visitor: Visitor
  readonly known: Written
  readonly acts: readonly Act[]
}

/** Edits a section in the product's own editor, and compares whom the API tells as authors with who wrote the words. */
export async function edit({ target, url, section, visitor, known, acts }: EditOptions): Promise<{
  readonly wrongAuthor: number
  readonly characters: number
  /** The API and the editor ended with the same text. */
  readonly converged: boolean
}> {
  openPage()
  const player = await Player.join({ url, visitor, pen: randomInt(1, 2 ** 32), ledger: new Ledger() })
  const hand = new Hand(player, section)
  player.handIn()
  const ask = async (path: string): Promise<unknown> =>
    (await send(target.url, `/api/sections/${section}/history${path}`, visitor.headers)).json()
  const script = new Script(hand, visitor.id, known, {
    async head() {
      await player.settle()
      return sectionHistorySchema.parse(await ask('')).seq
    },
    moment: async (seq) => sectionMomentSchema.parse(await ask(`/${seq}`)),
  })
  try {
    for (const act of acts) await script.do(act)
    await player.settle()
    const told = await toldOf(target, section, visitor)
    const { text, authors } = script.known
    const wrong = authors.filter((author, at) => author !== told.authors[at]).length
    return {
      wrongAuthor: wrong + Math.abs(told.authors.length - authors.length),
      characters: text.length,
      converged: told.text === text,
    }
  } finally {
    hand.close()
    player.close()
  }
}
