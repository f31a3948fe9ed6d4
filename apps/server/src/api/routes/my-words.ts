import {
  allows,
  correctWordsSchema,
  myWordsSchema,
  openWordsSchema,
  Refusal,
  saidOfWordsSchema,
  sayOfWordsSchema,
  type MyWords,
} from '@alongside/protocol'
import { codedWords, dayIn, type CodedWords, type Space } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { languageOf } from '../../mail/words/words.ts'
import { correctWords } from '../../typed/correct-words.ts'
import { typedWords } from '../../typed/typed-words.ts'
import { createVoiceCodes } from '../../typed/voice-codes.ts'
import { describes, takes } from '../answer.ts'
import type { ApiDeps } from '../deps.ts'
import type { ApiContext, Env } from '../env.ts'
import type { JoinCodeTries } from '../join-code-tries.ts'
import { myWordsOf } from '../view/my-words.ts'
import { typedView } from '../view/typed-view.ts'

interface Opened extends CodedWords {
  readonly space: Space
  /** The id that the code stands for. */
  readonly code: string
}

/**
 * How somebody says on a device of their own, without an account, whether words that others typed for them are theirs:
 * by the code that was mailed to them, which comes in the body and so stands in no address and no log.
 */
export function myWordsRoutes(deps: ApiDeps, tries: JoinCodeTries) {
  const { spaces, reader, meter, now } = deps
  const codes = createVoiceCodes(deps)

  const codedIn = (space: Space, code: string) => codedWords(space, code, dayIn(space.timeZone, now()))

  async function opened(c: ApiContext, typed: string): Promise<Opened> {
    const code = await tries(c, () => codes.linkWith(typed))
    const space = await spaces.spaceOf('voiceCode', code)
    const coded = space && codedIn(space, code)
    return space && coded ? { ...coded, space, code } : isOver()
  }

  async function viewFor(
    c: ApiContext,
    { space, section, voice, person, lastDay }: Opened,
  ): Promise<MyWords> {
    const language = languageOf(c.req.raw.headers)
    const typed = await typedView(deps, space, { section, person: voice, me: person, language })
    return typed === null
      ? isOver()
      : myWordsOf(typed, { space: space.name, lastDay, mayCorrect: mayCorrect(space, person, section) })
  }

  const mayCorrect = (space: Space, person: string, section: string): boolean =>
    allows(meter.permissionOn(space, person, section), 'edit')

  async function say({ space, section, voice, person, code }: Opened, upTo: number, isTheirs: boolean) {
    const typed = await typedWords(reader, space, { section, person: voice, upTo })
    const ask = { do: 'sayByCode', code, upTo, isTheirs, typed } as const
    const outcome = await spaces.run(space.id, ask, { person })
    if ('refusal' in outcome) throw Refusal.of(outcome.refusal)
    return outcome.space
  }

  return new Hono<Env>()
    .post(
      '/my-words',
      describeRoute(describes('The words that a mailed code is about', myWordsSchema)),
      takes(openWordsSchema),
      async (c) => c.json(await viewFor(c, await opened(c, c.req.valid('json').code))),
    )

    .post(
      '/my-words/said',
      describeRoute(describes('Say by the code whether these words are yours', saidOfWordsSchema)),
      takes(sayOfWordsSchema),
      async (c) => {
        const { code: typedCode, upTo, isTheirs } = c.req.valid('json')
        const found = await opened(c, typedCode)
        const space = await say(found, upTo, isTheirs)
        const { open } = await viewFor(c, { ...found, space })
        return c.json({ more: open > 0 })
      },
    )

    .post(
      '/my-words/corrected',
      describeRoute(
        describes('Put these words right by the code, and say that they are yours', saidOfWordsSchema),
      ),
      takes(correctWordsSchema),
      async (c) => {
        const { code: typedCode, upTo, words } = c.req.valid('json')
        const found = await opened(c, typedCode)
        const { code, space } = found
        const opens = (now: Space) => codedIn(now, code) ?? isOver()
        await correctWords(deps, { space: space.id, code, upTo, words, opens }, found)
        return c.json({ more: false })
      },
    )
}

function isOver(): never {
  throw new Refusal('ended', 'This code counts no more. Ask whoever typed for you to send a new one.', 'code')
}
