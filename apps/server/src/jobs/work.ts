import type { MailPace, RemindAfter } from '@alongside/space'
import type {
  CaptionLines,
  Contacts,
  Hearing,
  Jobs,
  LinkCodes,
  NeedsList,
  People,
  Tasks,
  TextLog,
} from '@alongside/storage'
import { createTokens } from '../api/token.ts'
import { createUnsubscribing } from '../hearing/unsubscribing.ts'
import { createWaysBack } from '../hearing/ways-back.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { PrivateAnswers } from '../meeting/private-answers.ts'
import type { Reader } from '../reader/reader.ts'
import type { Spaces } from '../spaces/spaces.ts'
import { createVoiceCodes } from '../typed/voice-codes.ts'
import type { JobKind } from './kind.ts'
import { asks } from './kinds/ask.ts'
import { decisions } from './kinds/decided.ts'
import { closings } from './kinds/close-answers.ts'
import { droppingCaptions } from './kinds/drop-captions.ts'
import type { ForgetPerson } from '../forgetting/forget-person.ts'
import { forgettingPeople } from './kinds/forget-person.ts'
import { forgetting } from './kinds/forget-member.ts'
import { hearings } from './kinds/hearing.ts'
import { invitationMails } from './kinds/invitation-mail.ts'
import { packMails } from './kinds/pack.ts'
import { typedTellings } from './kinds/typed.ts'
import { voiceCodeMails } from './kinds/voice-code.ts'
import { createMessageIds } from './message-id.ts'
import { createRunner, type RunnerDeps } from './runner.ts'
import type { After } from './timer.ts'

export interface WorkDeps {
  readonly jobs: Jobs
  readonly spaces: Spaces
  readonly people: People
  readonly text: Pick<TextLog, 'voices'>
  readonly needs: NeedsList
  readonly hearing: Hearing
  readonly tasks: Tasks
  readonly contacts: Contacts
  readonly linkCodes: LinkCodes
  readonly captions: Pick<CaptionLines, 'drop'>
  readonly reader: Pick<Reader, 'suggested' | 'read'>
  readonly privateAnswers: PrivateAnswers
  readonly forgetPerson: ForgetPerson
  readonly mailer: Mailer
  readonly secret: string
  /** Where the product is reached, without a slash at the end. */
  readonly site: string
  readonly owner: string
  /** How long mails wait for one another. */
  readonly pace: MailPace
  /** How long after something began to wait somebody is reminded of it. */
  readonly remindAfterMs: RemindAfter
  readonly newId: () => string
  readonly now: () => number
  readonly after: After
  /** Tells an open page of someone that what waits for them in a space may be other than before. */
  readonly waits: (space: string, person: string) => void
  readonly warn: RunnerDeps['warn']
}

/** What does the jobs that are due. */
export interface Work {
  /** Looks at once whether anything is due. */
  wake(): void
  /** Ends what is under way, gives the rest back, and takes nothing new. */
  close(): Promise<void>
}

const mailsAtOnce = 8
const othersAtOnce = 4
const graceMs = 10_000
const day = 86_400_000

/** Starts doing what is due. Mails have places of their own: a slow mail server holds up nothing else. */
export function startWork(deps: WorkDeps): Work {
  const { spaces, secret, site } = deps
  const tokens = createTokens(secret, 'invitations')
  const mail = {
    ...deps,
    messageIdOf: createMessageIds(secret, new URL(site).hostname),
    urlOf: (invitation: string) => `${site}/join/${tokens.tokenOf(invitation)}`,
    unsubscribing: createUnsubscribing(secret),
    waysBack: createWaysBack(secret),
    voiceCodes: createVoiceCodes(deps),
  }
  const lane = (kinds: readonly JobKind[], atOnce: number) =>
    createRunner({ ...deps, kinds, atOnce, onJobs: () => wake() })
  const lanes = [
    lane([invitationMails(mail), hearings(mail), packMails(mail), voiceCodeMails(mail)], mailsAtOnce),
    lane(
      [
        asks(spaces),
        forgetting(deps),
        forgettingPeople(deps),
        droppingCaptions(deps),
        decisions(deps),
        typedTellings(deps),
        closings(deps),
      ],
      othersAtOnce,
    ),
  ]
  const wake = (): void => lanes.forEach((runner) => runner.wake())
  wake()
  return {
    wake,
    async close() {
      await Promise.all(lanes.map((runner) => runner.close(graceMs)))
    },
  }
}

/** How long a job that is over is remembered, so that what is asked twice is done once. */
export const rememberedMs = 90 * day
