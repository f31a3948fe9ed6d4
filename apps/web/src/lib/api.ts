import {
  allocationAnswerSchema,
  allocationsAnswerSchema,
  myVoteSchema,
  publicRoundSchema,
} from '@alongside/allocation'
import {
  evaluationAnswerSchema,
  evaluationResultSchema,
  evaluationsAnswerSchema,
  mineAnswerSchema,
  replyLinkSchema,
  replyPageSchema,
} from '@alongside/evaluation'
import {
  copyPreviewSchema,
  meetingAnswerSchema,
  meetingsAnswerSchema,
  minutesAnswerSchema,
  myBallotSchema,
  paperAnswerSchema,
  publicMinutesSchema,
  afterAnswerSchema,
  keptCaptionsSchema,
} from '@alongside/meeting'
import {
  acceptedSchema,
  actionsAnswerSchema,
  answeredProblemSchema,
  asHeader,
  cameInSchema,
  codeLeadsSchema,
  commandAnswerSchema,
  commentsSchema,
  createdDocumentSchema,
  documentFilesSchema,
  documentHistorySchema,
  documentSharesSchema,
  documentViewSchema,
  erasedAnswerSchema,
  erasingAnswerSchema,
  hearingViewSchema,
  guestWordsSchema,
  editorsSchema,
  handedSchema,
  fileViewSchema,
  invitationOfferSchema,
  jobsViewSchema,
  linkCodeSchema,
  linkOfferSchema,
  linksSchema,
  forgetOfferSchema,
  meSchema,
  myWordsSchema,
  namePlacesSchema,
  needsViewSchema,
  readingSchema,
  saidOfWordsSchema,
  sectionHistorySchema,
  sectionMomentSchema,
  sectionSuggestionsSchema,
  recordKeySchema,
  registerAnswerSchema,
  sectionTextSchema,
  typedAnswerSchema,
  sendLimitsSchema,
  sessionSchema,
  signedInSchema,
  spaceSummarySchema,
  spaceViewSchema,
  taskViewsSchema,
  unsubscribeSchema,
  waitingSchema,
  wayBackSchema,
  type Capacity,
  type Command,
  type HeardAnswer,
  type HearingSettings,
  type Contact,
  type JobAnswer,
  type NameShown,
  type Needs,
  type Problem,
  type SettleName,
  type StandingActionView,
  type EraseAsk,
  type LetterSpan,
} from '@alongside/protocol'
import { besideSchema, evidenceAnswerSchema, wholePreviewSchema, wholeResultSchema } from '@alongside/review'
import { z } from 'zod'

/** Why something could not be done: the server's reason, or that no server was reached. */
export type Trouble = Problem | { kind: 'unreachable'; words: string; field?: undefined; until?: undefined }

/** What came of a request; refusals are values, since screens have words for each. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly trouble: Trouble }

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * The server's API, typed. Give it the `fetch` of a load function or an action, or the browser's own. Where `as` says
 * whose page asks, nothing is done in the name of another who has signed in beside it.
 */
export function api(fetch: typeof globalThis.fetch, as?: string) {
  async function ask<T>(
    method: Method,
    path: string,
    schema: z.ZodType<T>,
    body?: unknown,
  ): Promise<Answer<T>> {
    let response: Response
    let text: string
    try {
      response = await fetch(`/api${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(as === undefined ? {} : { [asHeader]: as }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      text = await response.text()
    } catch (cause) {
      return unreachable(0, cause instanceof Error ? cause.message : String(cause))
    }
    const json = parse(text)
    if (!response.ok) {
      const problem = answeredProblemSchema.safeParse(json)
      return problem.success
        ? { ok: false, status: response.status, trouble: problem.data }
        : unreachable(response.status, `the server answered ${response.status}`)
    }
    const value = schema.safeParse(json)
    return value.success
      ? { ok: true, value: value.data }
      : unreachable(502, `an answer to ${method} ${path} could not be read: ${z.prettifyError(value.error)}`)
  }

  const nothing = z.unknown().transform(() => null)
  const part = encodeURIComponent

  return {
    /** Who is signed in, and where they belong. */
    me: () => ask('GET', '/me', meSchema),
    renameMe: (name: string) => ask('PATCH', '/me', nothing, { name }),
    forgetOffer: () => ask('GET', '/me/forget', forgetOfferSchema),
    forgetMe: (label: string) => ask('POST', '/me/forget', nothing, { label, sure: true }),
    /** Forgets somebody without an account, who asked an organiser. */
    forgetPerson: (space: string, person: string, label: string) =>
      ask('POST', `/spaces/${part(space)}/people/${part(person)}/forget`, nothing, { label, sure: true }),
    /** Where names of people who are forgotten may stand. */
    namePlaces: (space: string) => ask('GET', `/spaces/${part(space)}/names`, namePlacesSchema),
    settleName: (space: string, place: string, settled: SettleName) =>
      ask('POST', `/spaces/${part(space)}/names/${part(place)}`, nothing, settled),
    sessions: () => ask('GET', '/me/sessions', z.array(sessionSchema)),
    endSession: (id: string) => ask('DELETE', `/me/sessions/${part(id)}`, nothing),

    askToSignIn: (email: string, next?: string) => ask('POST', '/sign-in', nothing, { email, next }),
    signInByCode: (email: string, code: string) =>
      ask('POST', '/sign-in/code', signedInSchema, { email, code }),
    signInByTicket: (ticket: string) => ask('POST', '/sign-in/ticket', signedInSchema, { ticket }),
    demoSignIn: (person: string) => ask('POST', '/demo/sign-in', nothing, { person }),
    signOut: () => ask('POST', '/sign-out', nothing, {}),

    createSpace: (space: { name: string; code?: string; timeZone?: string; capacities: Capacity[] }) =>
      ask('POST', '/spaces', spaceSummarySchema.pick({ id: true, slug: true }), space),
    /** A space by its id or slug. */
    space: (space: string) => ask('GET', `/spaces/${part(space)}`, spaceViewSchema),
    /** Asks a space (by id) to change; refused with a reason where it may not. */
    command: (space: string, command: Command) =>
      ask('POST', `/spaces/${part(space)}/commands`, commandAnswerSchema, command),
    /** What could not be done in a space (by id), for its organisers. */
    jobs: (space: string) => ask('GET', `/spaces/${part(space)}/jobs`, jobsViewSchema),
    answerJob: (space: string, job: number, answer: JobAnswer) =>
      ask('POST', `/spaces/${part(space)}/jobs/${job}`, nothing, { answer }),
    createDocument: (space: string, document: { kind: string; title: string }) =>
      ask('POST', `/spaces/${part(space)}/documents`, createdDocumentSchema, document),

    /** The meetings of a space (by id) that the person may see, by when they begin. */
    meetings: (space: string) => ask('GET', `/spaces/${part(space)}/meetings`, meetingsAnswerSchema),
    /** All that the person may know of a meeting, by its id. */
    meeting: (meeting: string) => ask('GET', `/meetings/${part(meeting)}`, meetingAnswerSchema),
    /** What the person has answered in a secret vote that is open. */
    myBallot: (meeting: string, vote: string) =>
      ask('GET', `/meetings/${part(meeting)}/votes/${part(vote)}/mine`, myBallotSchema),
    /** What the minutes of a meeting say beside its record. */
    minutes: (meeting: string) => ask('GET', `/meetings/${part(meeting)}/minutes`, minutesAnswerSchema),
    /** What the person has taken on in the meetings and evaluations of a space (by id), or helps with. */
    myActions: (space: string) => ask('GET', `/spaces/${part(space)}/actions`, actionsAnswerSchema),
    /** What stands before a meeting or an evaluation (by id) from those that it follows on. */
    actionsBefore: (before: StandingActionView['agreedIn'], id: string) =>
      ask('GET', `/${before}s/${part(id)}/actions`, actionsAnswerSchema),
    /** What would be public of the approved minutes of a meeting without these items. */
    copyPreview: (meeting: string, leaveOut: readonly string[]) =>
      ask(
        'GET',
        `/meetings/${part(meeting)}/public-copy?${new URLSearchParams(leaveOut.map((id) => ['without', id]))}`,
        copyPreviewSchema,
      ),
    /** Approved minutes that are public, by the id of the copy; for everybody. */
    publicMinutes: (copy: string) => ask('GET', `/public/minutes/${part(copy)}`, publicMinutesSchema),
    /** How a meeting (by its id) was, and what the person answered. */
    after: (meeting: string) => ask('GET', `/meetings/${part(meeting)}/after`, afterAnswerSchema),
    /** Whether they were heard; null takes it back. */
    sayHeard: (meeting: string, answer: HeardAnswer | null) =>
      ask('PUT', `/meetings/${part(meeting)}/after/heard`, nothing, { answer }),
    /** What they learned, without their name; null takes it back. */
    sayLearned: (meeting: string, words: string | null) =>
      ask('PUT', `/meetings/${part(meeting)}/after/learned`, nothing, { words }),
    /** What is kept of the captions of a meeting. */
    keptCaptions: (meeting: string) => ask('GET', `/meetings/${part(meeting)}/captions`, keptCaptionsSchema),
    /** What the members of a space (by id) registered, declared in meetings, and know from their lives. */
    register: (space: string) => ask('GET', `/spaces/${part(space)}/register`, registerAnswerSchema),
    /** A paper of a meeting as it was when it was added. */
    paper: (meeting: string, paper: string) =>
      ask('GET', `/meetings/${part(meeting)}/papers/${part(paper)}`, paperAnswerSchema),

    /** The rounds in which money of a space (by id) is shared out, as far as the person may see them, the latest first. */
    allocations: (space: string) => ask('GET', `/spaces/${part(space)}/allocations`, allocationsAnswerSchema),
    /** All that the person may know of a round, by its id. */
    allocation: (allocation: string) =>
      ask('GET', `/allocations/${part(allocation)}`, allocationAnswerSchema),
    /** What the person has voted themselves while the vote is open. */
    myVote: (allocation: string) => ask('GET', `/allocations/${part(allocation)}/mine`, myVoteSchema),

    /** The services of a space (by id), and their evaluations that the person may see, the latest period first. */
    evaluations: (space: string) => ask('GET', `/spaces/${part(space)}/evaluations`, evaluationsAnswerSchema),
    /** All that the person may know of an evaluation, by its id. */
    evaluation: (evaluation: string) =>
      ask('GET', `/evaluations/${part(evaluation)}`, evaluationAnswerSchema),
    /** What the space tells by itself of the time that a review looks at, as far as the person may know. */
    evidence: (review: string) => ask('GET', `/evaluations/${part(review)}/evidence`, evidenceAnswerSchema),
    /** What a review shows beside its scores, as far as the person may know. */
    beside: (review: string) => ask('GET', `/evaluations/${part(review)}/beside`, besideSchema),
    /** What the person has scored and sealed themselves. */
    myScores: (evaluation: string) => ask('GET', `/evaluations/${part(evaluation)}/mine`, mineAnswerSchema),
    /** What came of an evaluation, with nobody's name but who replied. */
    result: (evaluation: string) =>
      ask('GET', `/evaluations/${part(evaluation)}/result`, evaluationResultSchema),
    /** What would be public of a result, and what says that it was this that somebody read. */
    resultPreview: (evaluation: string) =>
      ask('GET', `/evaluations/${part(evaluation)}/public-result`, wholePreviewSchema),
    /** The address by which whoever was asked replies for the provider. */
    replyLink: (evaluation: string) =>
      ask('GET', `/evaluations/${part(evaluation)}/reply-link`, replyLinkSchema),
    /** A result that is public, by the id of its page; for everybody. */
    publicResult: (page: string) => ask('GET', `/public/results/${part(page)}`, wholeResultSchema),
    /** What came of a round that is public, by the id of its page; for everybody. */
    publicRound: (page: string) => ask('GET', `/public/rounds/${part(page)}`, publicRoundSchema),
    /** What whoever replies for a provider gets by their link. */
    replyPage: (token: string) => ask('GET', `/replies/${part(token)}`, replyPageSchema),
    reply: (token: string, words: string) => ask('PUT', `/replies/${part(token)}`, nothing, { words }),

    /** A document by its id: header and the sections that the person may read. */
    document: (document: string) => ask('GET', `/documents/${part(document)}`, documentViewSchema),
    /** The words of a section, block by block, with their authors. */
    sectionText: (section: string) => ask('GET', `/sections/${part(section)}/text`, sectionTextSchema),
    /** The words in a section that others typed for somebody. */
    typed: (section: string, person: string) =>
      ask('GET', `/sections/${part(section)}/typed/${part(person)}`, typedAnswerSchema),
    /** Words that were handed to the person in a space (by id), and what became of theirs. */
    handed: (space: string) => ask('GET', `/spaces/${part(space)}/handed`, handedSchema),
    /** Who may write in a section that the person could write in lately. */
    editors: (section: string) => ask('GET', `/sections/${part(section)}/editors`, editorsSchema),
    /** What was said about a section. */
    comments: (section: string) => ask('GET', `/sections/${part(section)}/comments`, commentsSchema),
    /** What is suggested in a section, and what became of it. */
    suggestions: (section: string) =>
      ask('GET', `/sections/${part(section)}/suggestions`, sectionSuggestionsSchema),

    /** How much waits for me in a space. */
    waiting: (space: string) => ask('GET', `/spaces/${part(space)}/waiting`, waitingSchema),
    /** What I may hear, and how I chose to. */
    hearing: (space: string) => ask('GET', `/spaces/${part(space)}/hearing`, hearingViewSchema),
    /** Marks things as read: these, or all up to one. */
    readNotices: (space: string, which: { ids: string[] } | { upTo: string }) =>
      ask('POST', `/spaces/${part(space)}/hearing/read`, nothing, which),
    settleHearing: (space: string, settings: HearingSettings) =>
      ask('PUT', `/spaces/${part(space)}/hearing/settings`, nothing, settings),
    mute: (space: string, document: string, on: boolean) =>
      ask('POST', `/spaces/${part(space)}/hearing/mute`, nothing, { document, on }),
    needs: (space: string, person: string) =>
      ask('GET', `/spaces/${part(space)}/people/${part(person)}/needs`, needsViewSchema),
    enterNeeds: (space: string, person: string, needs: Needs) =>
      ask('PUT', `/spaces/${part(space)}/people/${part(person)}/needs`, nothing, needs),
    confirmNeeds: (space: string) => ask('POST', `/spaces/${part(space)}/needs/confirm`, nothing, {}),
    deleteNeeds: (space: string, person: string) =>
      ask('DELETE', `/spaces/${part(space)}/people/${part(person)}/needs`, nothing),
    /** What I am asked to pass on to others. */
    tasks: (space: string) => ask('GET', `/spaces/${part(space)}/tasks`, taskViewsSchema),
    finishTask: (space: string, task: string) =>
      ask('POST', `/spaces/${part(space)}/tasks/${part(task)}/done`, nothing, {}),
    /** What the link in a mail is about, and ending or having such mails. */
    unsubscribe: (token: string) => ask('GET', `/unsubscribe/${part(token)}`, unsubscribeSchema),
    haveMails: (token: string, mails: boolean) =>
      ask('PUT', `/unsubscribe/${part(token)}`, nothing, { mails }),
    /** Has the address forgotten that a guest left, by whoever reads its mails. */
    forgetAddress: (token: string) => ask('DELETE', `/unsubscribe/${part(token)}`, nothing),
    /** The links to a document, for those who look after them. */
    links: (document: string) => ask('GET', `/documents/${part(document)}/links`, linksSchema),
    /** Gives a link (by id) a code, or another in place of the one named. */
    makeCode: (link: string, instead?: string) =>
      ask('POST', `/links/${part(link)}/code`, linkCodeSchema, { instead }),
    /** Where a code leads that somebody heard or read. */
    enterCode: (code: string) => ask('POST', '/code', codeLeadsSchema, { code }),
    /** The words that a code is about that was mailed to somebody with them. */
    myWords: (code: string) => ask('POST', '/my-words', myWordsSchema, { code }),
    sayOfMyWords: (code: string, said: { upTo: number; isTheirs: boolean }) =>
      ask('POST', '/my-words/said', saidOfWordsSchema, { code, ...said }),
    correctMyWords: (code: string, corrected: { upTo: number; words: readonly string[] }) =>
      ask('POST', '/my-words/corrected', saidOfWordsSchema, { code, ...corrected }),
    /** What a link is to. */
    link: (token: string) => ask('GET', `/links/${part(token)}`, linkOfferSchema),
    joinByLink: (token: string, how: { name: string; capacity: Capacity }) =>
      ask('POST', `/links/${part(token)}/join`, cameInSchema, how),
    comeBack: (token: string, code: string) =>
      ask('POST', `/links/${part(token)}/come-back`, cameInSchema, { code }),
    /** What became of a guest's words. */
    guestWords: (token: string) => ask('GET', `/links/${part(token)}/words`, guestWordsSchema),
    keepContact: (token: string, contact: Contact) =>
      ask('PUT', `/links/${part(token)}/contact`, nothing, contact),
    /** Where the link in a mail to a guest leads, and coming back there with the code. */
    wayBack: (token: string) => ask('GET', `/back/${part(token)}`, wayBackSchema),
    comeBackByMail: (token: string, code: string) =>
      ask('POST', `/back/${part(token)}`, cameInSchema, { code }),
    forgetContact: (token: string) => ask('DELETE', `/links/${part(token)}/contact`, nothing),
    /** A document as a visitor reads it. */
    reading: (token: string) => ask('GET', `/links/${part(token)}/reading`, readingSchema),
    /** Has a code mailed with which a guest joins an account; `next` is where they type it. */
    askForAddress: (email: string, next: string) => ask('POST', '/me/address', nothing, { email, next }),
    claimAddress: (email: string, code: string) => ask('POST', '/me/address/code', nothing, { email, code }),
    /** What a person may send. */
    limits: () => ask('GET', '/limits', sendLimitsSchema),
    /** The files of a document that the person may read, and where they stand. */
    /** The sittings in which a section was written, those before a row where one is given. */
    sectionHistory: (section: string, before: number | null) =>
      ask(
        'GET',
        `/sections/${part(section)}/history${before === null ? '' : `?before=${before}`}`,
        sectionHistorySchema,
      ),
    /** A section as it read after a row, beside how it read after another. */
    sectionMoment: (section: string, row: number, since: number | null) =>
      ask(
        'GET',
        `/sections/${part(section)}/history/${row}${since === null ? '' : `?since=${since}`}`,
        sectionMomentSchema,
      ),
    /** What would go for good with some letters of a section. */
    erasing: (section: string, letters: readonly LetterSpan[]) =>
      ask('POST', `/sections/${part(section)}/erasing`, erasingAnswerSchema, { letters }),
    /** Removes letters of a section for good. */
    erase: (section: string, asked: EraseAsk) =>
      ask('POST', `/sections/${part(section)}/erased`, erasedAnswerSchema, asked),
    /** What people gave to a document, by groups of capacities. */
    shares: (document: string) => ask('GET', `/documents/${part(document)}/shares`, documentSharesSchema),
    /** The key with which the server signs records. */
    recordKey: () => ask('GET', '/record-key', recordKeySchema),

    documentHistory: (document: string) =>
      ask('GET', `/documents/${part(document)}/history`, documentHistorySchema),

    files: (document: string) => ask('GET', `/documents/${part(document)}/files`, documentFilesSchema),
    /** Lets a picture of another section be seen in this one. */
    bringFile: (section: string, file: string) =>
      ask('POST', `/sections/${part(section)}/files/brought`, fileViewSchema, { file }),

    invitation: (token: string) => ask('GET', `/invitations/${part(token)}`, invitationOfferSchema),
    acceptInvitation: (token: string, how: { name?: string; inSpace: NameShown }) =>
      ask('POST', `/invitations/${part(token)}/accept`, acceptedSchema, how),
  }
}

function unreachable(status: number, words: string): Answer<never> {
  return { ok: false, status, trouble: { kind: 'unreachable', words } }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
