import type { RemindAfter } from '@alongside/space'
import type {
  BallotBox,
  CaptionLines,
  Contacts,
  EventLog,
  Files,
  Hearing,
  Jobs,
  LinkCodes,
  NeedsList,
  People,
  Tasks,
  TextLog,
} from '@alongside/storage'
import type { Auth } from '../auth/auth.ts'
import type { SignInLimits } from '../auth/limits.ts'
import type { FileLimits } from '../config.ts'
import type { Demo } from '../demo/demo.ts'
import type { EvidenceShelf } from '../evaluation/evidence.ts'
import type { ForgetPerson } from '../forgetting/forget-person.ts'
import type { Intake } from '../files/intake.ts'
import type { Presence } from '../live/presence.ts'
import type { Positions } from '../live/position.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { PrivateAnswers } from '../meeting/private-answers.ts'
import type { Reader } from '../reader/reader.ts'
import type { RecordKey } from '../record/signing.ts'
import type { Shelf } from '../reader/shelf.ts'
import type { LinkMeter } from '../sync/link-meter.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Spaces } from '../spaces/spaces.ts'

/** All that the API stands on. */
export interface ApiDeps {
  readonly spaces: Spaces
  readonly people: People
  /** The boxes of secret votes and of scores. */
  readonly ballots: Pick<BallotBox, 'mine' | 'counted' | 'count' | 'open'>
  /** What people bring with scores, sealed until the reveal. */
  readonly evidence: EvidenceShelf
  /** How people say that a meeting was. */
  readonly privateAnswers: PrivateAnswers
  /** The captions that are kept. */
  readonly captions: CaptionLines
  /** Who has lost the connection to a meeting. */
  readonly presence: Pick<Presence, 'gone' | 'goneCards'>
  readonly hearing: Hearing
  readonly needs: NeedsList
  readonly tasks: Tasks
  readonly text: Pick<TextLog, 'voices' | 'start' | 'chainHead' | 'rows'>
  readonly events: Pick<EventLog, 'read'>
  /** Where guests want to hear back. */
  readonly contacts: Contacts
  /** Codes that stand for links. */
  readonly linkCodes: LinkCodes
  /** What guests may do while their link is not used up. */
  readonly meter: Pick<LinkMeter, 'permissionOn' | 'wrote'>
  readonly auth: Auth
  readonly mailer: Mailer
  readonly jobs: Jobs
  /** Has what was added or begun anew done at once. */
  readonly wakeWork: () => void
  readonly files: Files
  /** Takes the files that people send. */
  readonly intake: Intake
  readonly fileLimits: FileLimits
  /** How long after something began to wait somebody is reminded of it. */
  readonly remindAfterMs: RemindAfter
  readonly reader: Pick<
    Reader,
    | 'read'
    | 'letters'
    | 'find'
    | 'suggested'
    | 'sittings'
    | 'moment'
    | 'beginning'
    | 'shares'
    | 'traced'
    | 'places'
    | 'instead'
    | 'replaced'
  >
  /** Sections as they were after a row, the last that were read. */
  readonly shelf: Shelf
  /** Puts a label in the place of somebody's name. */
  readonly forgetPerson: ForgetPerson
  /** Does something while nobody writes in some sections, and sends people away from those that were written to beside them. */
  readonly rooms: Pick<Rooms, 'whileStill' | 'problemWith' | 'setBack' | 'movedOn'>
  /** 32 random bits for who writes something here, not 0. */
  readonly newPen: () => number
  readonly positions: Positions
  /** Signs records of what people gave. */
  readonly recordKey: RecordKey
  readonly secret: string
  /** Where the product is reached, without a slash at the end; null: wherever a request says. */
  readonly publicUrl: string | null
  /** Of a space for which nobody chose one. */
  readonly timeZone: string
  /** The code that the server printed; whoever has it makes the first space. */
  readonly setupCode: string
  readonly limits: SignInLimits
  /** The demo's accounts, or null where there is no demo. */
  readonly demo: Demo | null
  /** Says on the log what happened, without anybody's data. */
  readonly warn: (event: string, fields: Readonly<Record<string, unknown>>) => void
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly newId: () => string
}
