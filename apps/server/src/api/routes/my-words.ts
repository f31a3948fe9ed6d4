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
import { codedWords, dayIn, memberOf, type CodedWords, type Space } from '@alongside/space'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { languageOf } from '../../mail/words/words.ts'
import { openPieces, replacements, writeReplacements } from '../../typed/correct-words.ts'
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

  async function opened(c: ApiContext, typed: string): Promise<Opened> {
    const code = await tries(c, () => codes.linkWith(typed))
    const space = await spaces.spaceOf('voiceCode', code)
    const coded = space && codedWords(space, code, dayIn(space.timeZone, now()))
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

  async function say(
    found: Opened,
    upTo: number,
    isTheirs: boolean,
    hands?: readonly string[],
  ): Promise<Space> {
    const { space, section, voice, person, code } = found
    const typed = await typedWords(reader, space, { section, person: voice, upTo })
    const told = typed && { ...typed, hands: hands ?? typed.hands }
    const ask = { do: 'sayByCode', code, upTo, isTheirs, typed: told } as const
    const outcome = await spaces.run(space.id, ask, { person })
    if ('refusal' in outcome) throw Refusal.of(outcome.refusal)
    return outcome.space
  }

  /** Writes in their own name what the words should be; the row up to which they stand so. */
  async function correct(found: Opened, upTo: number, words: readonly string[]): Promise<number> {
    const { space, section, voice, person } = found
    const member = memberOf(space, person)
    if (member === null || !mayCorrect(space, person, section)) {
      throw new Refusal(
        'notAllowed',
        'You may not change this part. Say that they are not your words instead.',
      )
    }
    const read = await reader.read(section)
    const pieces = openPieces(space, section, read, voice)
    if (read.seq !== upTo || pieces.length !== words.length) return wroteMeanwhile()
    if (words.join('').trim() === '') {
      throw new Refusal('invalid', 'Write what you said, or say that they are not your words.', 'words')
    }
    const changes = replacements(pieces, words)
    if (changes.length === 0) return upTo
    const writer = { pen: deps.newPen(), hand: person, voice: person, capacity: member.capacity }
    const head = await writeReplacements(deps, { section, head: upTo, writer, at: now() }, changes)
    deps.rooms.movedOn([section])
    deps.wakeWork()
    return head ?? wroteMeanwhile()
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
        const { section } = await opened(c, typedCode)
        return deps.rooms.whileStill([section], async () => {
          // Looked at anew: a second press waits here until the first is done.
          const found = await opened(c, typedCode)
          // Those are told whose hands typed them, also where nothing is left of what they typed.
          const typed = await typedWords(reader, found.space, { section, person: found.voice, upTo })
          await say(found, await correct(found, upTo, words), true, typed?.hands)
          return c.json({ more: false })
        })
      },
    )
}

function wroteMeanwhile(): never {
  throw new Refusal('ended', 'Something was written there meanwhile. Read the words again first.', 'upTo')
}

function isOver(): never {
  throw new Refusal('ended', 'This code counts no more. Ask whoever typed for you to send a new one.', 'code')
}
