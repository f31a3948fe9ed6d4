import {
  allows,
  eraseAskSchema,
  erasedAnswerSchema,
  erasingAnswerSchema,
  erasingAskSchema,
  Refusal,
  type ErasedAnswer,
  type LetterSpan,
} from '@alongside/protocol'
import { permissionOn, type Space } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { eraseWords } from '../../erasure/erase-words.ts'
import { erasingView } from '../../erasure/erasing-view.ts'
import { mayErase } from '../../erasure/may-erase.ts'
import { languageOf } from '../../mail/words/words.ts'
import { describes, nothingHere, takes } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import type { ApiContext, Env } from '../env.ts'
import { whoAsks } from '../signed-in.ts'
import { namesIn } from '../view/names.ts'

/** Removing words of a section for good: what would go, and having it done. */
export function erasingRoutes(deps: ApiDeps) {
  const { spaces, people, reader, positions } = deps

  async function asked(c: ApiContext): Promise<{ space: Space; section: string; person: string }> {
    const { person } = whoAsks(c)
    const section = c.req.param('section') ?? ''
    const space = await spaces.spaceOf('section', section)
    if (space === null || permissionOn(space, person, section) === null) return nothingHere()
    return { space, section, person }
  }

  async function tracedBy(space: Space, section: string, person: string, letters: readonly LetterSpan[]) {
    const traced = await reader.traced(section, letters)
    if (traced.letters.length === 0) return nothingHere()
    if (!mayErase(space, person, section, traced)) throw new Refusal('notAllowed', notTheirs)
    return traced
  }

  return new Hono<Env>()
    .post(
      '/sections/:section/erasing',
      describeRoute(describes('What would go for good with some letters', erasingAnswerSchema)),
      takes(erasingAskSchema),
      async (c) => {
        const { space, section, person } = await asked(c)
        const { letters } = c.req.valid('json')
        const traced = await tracedBy(space, section, person, letters)
        const voices = traced.letters.map(({ author }) => author.voice)
        const names = await namesIn(space, people, voices, languageOf(c.req.raw.headers))
        const view = await erasingView(deps, space, { section, person, traced }, names)
        return view === null ? nothingHere() : c.json(view)
      },
    )

    .post(
      '/sections/:section/erased',
      describeRoute(describes('Remove letters for good, wherever they stand', erasedAnswerSchema)),
      takes(eraseAskSchema),
      async (c) => {
        const { space, section, person } = await asked(c)
        const { letters, reason, label } = c.req.valid('json')
        await tracedBy(space, section, person, letters)
        if (label !== null && !allows(permissionOn(space, person, section), 'edit'))
          throw new Refusal(
            'notAllowed',
            'You cannot write here: remove the words without others in their place.',
          )
        const erased = await eraseWords(deps, {
          space: space.id,
          section,
          letters,
          by: person,
          reason,
          label,
          said: 'theirs',
          may: (now, traced) => mayErase(now, person, section, traced),
        })
        const read = erased.parts.filter((part) => permissionOn(erased.space, person, part.section) !== null)
        return c.json({
          letters: read.reduce((sum, part) => sum + part.letters, 0),
          position: positions.seal(erased.space.id, erased.space.head),
        } satisfies ErasedAnswer)
      },
    )
}

const notTheirs =
  'Some of these words were written by somebody else in a part that is not yours. Whoever wrote them, or owns that part, can remove them for good.'
