import type { Standed } from '@alongside/attribution'
import { languages } from '@alongside/kinds'
import { idSchema } from '@alongside/protocol'
import { dayIn, isCodeOpen, selfOf, voicedOf } from '@alongside/space'
import type { People } from '@alongside/storage'
import { z } from 'zod'
import { namesIn } from '../../api/view/names.ts'
import { reachOf, type ReachingDeps } from '../../hearing/reaching.ts'
import { voiceCodeLetter } from '../../mail/letter.ts'
import type { ReadRun } from '../../reader/read-section.ts'
import type { Reader } from '../../reader/reader.ts'
import type { Spaces } from '../../spaces/spaces.ts'
import { standingIn } from '../../typed/typed-words.ts'
import type { JoinCodes } from '../../auth/join-codes.ts'
import type { JobKind, JobPlanner } from '../kind.ts'
import { mailJob, type MailJobDeps } from '../mail-job.ts'

const kind = 'mailVoiceCode'

const payloadSchema = z.object({
  space: idSchema,
  section: idSchema,
  whom: idSchema,
  code: idSchema,
  by: idSchema,
  language: z.enum(languages),
})
type Payload = z.infer<typeof payloadSchema>

/** The mails of the codes that are being sent. */
export const planVoiceCodes: JobPlanner = ({ space, happened, by }) =>
  happened.flatMap(({ event, at }) => {
    if (event.kind !== 'voiceCodeSent') return []
    const { section, voice: whom, code } = event.payload
    const { person, language = 'en' } = by
    const payload: Payload = { space: space.id, section, whom, code, by: person, language }
    return [{ kind, key: code, space: space.id, dueAt: at, payload }]
  })

export interface VoiceCodeDeps extends MailJobDeps, ReachingDeps {
  readonly spaces: Pick<Spaces, 'load'>
  readonly people: People
  readonly reader: Pick<Reader, 'read'>
  readonly voiceCodes: Pick<JoinCodes, 'make'>
  readonly site: string
  readonly now: () => number
}

/** Somebody's words in a block in which some wait for them; others' words between them are left out. */
function wordsIn(runs: readonly Standed<ReadRun>[], whom: string): string {
  const isTheirs = ({ writer, standing }: Standed<ReadRun>) =>
    writer.voice === whom && (standing === 'open' || standing === 'confirmed')
  if (!runs.some((run) => isTheirs(run) && run.standing === 'open' && run.text.trim() !== '')) return ''
  const said = runs.map((run) => (isTheirs(run) ? run.text : ' … ')).join('')
  return said.replaceAll(/(?: … )+/g, ' … ').trim()
}

/**
 * Mails people the words that others typed for them, with a code, to the address that is theirs. Whoever tells the code
 * has had these very words before them.
 */
export function voiceCodeMails(deps: VoiceCodeDeps): JobKind {
  const { spaces, people, reader, voiceCodes, site, now } = deps
  return mailJob(deps, {
    kind,
    async letterOf(job) {
      const { space: id, section, whom, code, by, language } = payloadSchema.parse(job.payload)
      const space = await spaces.load(id)
      const open = space && voicedOf(space, section, whom).code
      if (!space || open?.id !== code || !isCodeOpen(open, dayIn(space.timeZone, now()))) return null
      const { email } = await reachOf(deps, space, selfOf(space, whom))
      const document = space.documents.get(space.places.get(section) ?? '')
      if (email === '' || document === undefined) return null
      const blocks = standingIn(space, section, await reader.read(section, open.upTo))
      const names = await namesIn(space, people, [by, whom], language)
      const voiceCode = await voiceCodes.make(code, undefined)
      const words = blocks.map((runs) => wordsIn(runs, whom)).filter((text) => text !== '')
      return voiceCodeLetter({
        to: email,
        language,
        space: space.name,
        title: document.title,
        name: names.of(whom) ?? '',
        hand: names.of(by),
        words,
        code: voiceCode,
        lastDay: open.lastDay,
        // What stands after the # is sent to no server by itself, so it stands in no log.
        link: `${site}/my-words#${voiceCode}`,
        address: `${site}/my-words`,
      })
    },
  })
}
