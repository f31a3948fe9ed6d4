import {
  defaultHearing,
  fileViewSchema,
  idFrom,
  type AllocationAsk,
  type Command,
  type DocumentView,
  type EvaluationAsk,
  type Needs,
} from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { opening, scoring, serviceFacts } from '../testing/hold-evaluation.ts'
import { cardOf, openingRound, roundRules, votingFor } from '../testing/hold-round.ts'
import { calling } from '../testing/hold-meeting.ts'
import { openBoard, type Board } from './testing/open-board.ts'
import { seat, type Visitor } from './testing/visitor.ts'

const who = ['nobody', 'stranger', 'commenter', 'member', 'owner', 'organiser'] as const
type Who = (typeof who)[number]

/** A route or command, and the status for each of `who`, in that order. */
type Line = readonly [string, (at: Places) => readonly [string, string, unknown?], readonly number[]]

interface Places {
  readonly space: string
  readonly document: string
  readonly section: string
  /** A document whose owner lets nobody else see it. */
  readonly secret: string
  readonly secretSection: string
  readonly file: string
  readonly secretFile: string
  /** Links to the two documents. */
  readonly link: string
  readonly secretLink: string
  /** A comment that a reader made who has left since. */
  readonly comment: string
  /** Two meetings, of which one is the organiser's own, and a paper of the other. */
  readonly meeting: string
  readonly secretMeeting: string
  readonly paper: string
  /** Two evaluations of a service, of which one is the organiser's own. */
  readonly service: string
  readonly evaluation: string
  readonly secretEvaluation: string
  readonly criterion: string
  /** Two rounds, of which one is the organiser's own. */
  readonly allocation: string
  readonly secretAllocation: string
  readonly token: string
  readonly person: string
}

const command = (make: (at: Places) => Command) => (at: Places) =>
  ['POST', `/spaces/${at.space}/commands`, make(at)] as const
const title = 'T'
const giveOn = (what: 'document' | 'section', id: string): Command => ({
  do: 'giveRight',
  on: what === 'document' ? { what, document: id } : { what, section: id },
  grantee: { to: 'office', office: 'captioner' },
  permission: 'read',
  reason: null,
})

const commenting = { do: 'comment', anchor: null, sort: null, words: 'w', voice: null } as const
const said = ({ section, comment }: Places) => ({ section, thread: comment, post: comment })
const newId = () => idFrom(randomBytes(16))
/** Of a text in which nothing was written. */
const letters = [{ client: 7, clock: 0, length: 5 }]

const open = [200, 200, 200, 200, 200, 200]
const signedIn = [401, 200, 200, 200, 200, 200]
const members = [401, 404, 200, 200, 200, 200]
const organisers = [401, 404, 403, 403, 403, 200]
const editors = [401, 404, 403, 200, 200, 200]
/** Told of it, but not theirs to change. */
const nobodyElse = [401, 404, 403, 403, 403, 403]
const owners = [401, 404, 403, 403, 200, 200]
const ownerOnly = [401, 404, 404, 404, 200, 404]
const madeUp = 'a'.repeat(59)
const noGuest = [401, 404, 403, 403, 403, 404]
const hasAccount = [401, 409, 409, 409, 409, 409]
const linking = {
  do: 'makeLink',
  permission: 'read',
  label: 'l',
  lastDay: new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10),
  visitors: false,
} as const
const organiserOnly = [401, 404, 404, 404, 404, 200]
const nowhere = [401, 404, 404, 404, 404, 404]
const done = [401, 404, 204, 204, 204, 204]

const adding = (meeting: string, document: string, paper = newId()): Command => ({
  do: 'meet',
  meeting,
  ask: { do: 'addPaper', paper, item: null, source: { what: 'document', document } },
})

const reviewing = {
  do: 'openReview',
  title: 'R',
  scope: 'How we work',
  period: { from: '2026-01-01', to: '2026-06-30' },
  claim: { rung: 'asked', words: '' },
  from: null,
} as const
const evaluating = (evaluation: string, ask: EvaluationAsk): Command => ({ do: 'evaluate', evaluation, ask })
const allocating = (allocation: string, ask: AllocationAsk): Command => ({ do: 'allocate', allocation, ask })
/** Told of it by no more than that it is not for them; the organiser neither, as things stand. */
const secretNobody = [401, 404, 404, 404, 404, 403]
/** Of a code that was made up, whoever types it. */
const nothingByCode = Array<number>(6).fill(400)
const nowhereOutside = Array<number>(6).fill(404)

const needs: Needs = {
  formats: [],
  formatWords: '',
  language: '',
  channel: { by: 'app' },
  reach: '',
  times: '',
  supporter: null,
  supporterWords: '',
  pleaseDo: '',
  pleaseDont: '',
  sharing: { with: 'nobody' },
}

const lines: readonly Line[] = [
  ['who am I', () => ['GET', '/me'], open],
  ['the description', () => ['GET', '/openapi.json'], open],
  ['my name', () => ['PATCH', '/me', { name: 'Same' }], [401, 204, 204, 204, 204, 204]],
  ['my sessions', () => ['GET', '/me/sessions'], signedIn],
  ['what being forgotten takes', () => ['GET', '/me/forget'], signedIn],
  [
    'being forgotten unsure',
    () => ['POST', '/me/forget', { label: 'x', sure: false }],
    [400, 400, 400, 400, 400, 400],
  ],
  [
    'nobody being forgotten',
    ({ space }) => ['POST', `/spaces/${space}/people/aaaaaaaaaaaaaaaa/forget`, { label: 'x', sure: true }],
    [401, 404, 403, 403, 403, 404],
  ],
  ['names of who is forgotten', ({ space }) => ['GET', `/spaces/${space}/names`], members],
  [
    'no name of who is forgotten',
    ({ space }) => ['POST', `/spaces/${space}/names/aaaaaaaaaaaaaaaa`, { outcome: 'left' }],
    nowhere,
  ],
  ['a session of nobody', () => ['DELETE', '/me/sessions/none'], nowhere],
  [
    'another space',
    () => ['POST', '/spaces', { name: 'Next', capacities: ['layPartner'] }],
    [401, 403, 403, 403, 403, 200],
  ],
  ['an invitation', ({ token }) => ['GET', `/invitations/${token}`], open],
  ['an invitation that was made up', () => ['GET', `/invitations/${'a'.repeat(59)}`], Array(6).fill(404)],
  [
    'accepting what was made up',
    () => ['POST', `/invitations/${'a'.repeat(59)}/accept`, { inSpace: 'fullName' }],
    nowhere,
  ],
  ['the links', ({ document }) => ['GET', `/documents/${document}/links`], members],
  ['secret links', ({ secret }) => ['GET', `/documents/${secret}/links`], ownerOnly],
  ['makeLink', command(({ document }) => ({ ...linking, document })), owners],
  ['makeLink, secret', command(({ secret }) => ({ ...linking, document: secret })), ownerOnly],
  ['withdrawLink of nobody', command(() => ({ do: 'withdrawLink', link: newId() })), nowhere],
  ['confirmGuest of a member', command(({ person }) => ({ do: 'confirmGuest', person })), noGuest],
  ['removeGuest of a member', command(({ person }) => ({ do: 'removeGuest', person })), nowhere],
  ['a code for a link', ({ link }) => ['POST', `/links/${link}/code`, {}], [401, 404, 404, 404, 200, 200]],
  ['a code for a secret link', ({ secretLink }) => ['POST', `/links/${secretLink}/code`, {}], ownerOnly],
  ['a code for a link that is not', () => ['POST', `/links/${newId()}/code`, {}], nowhere],
  ['a code that no link has', () => ['POST', '/code', { code: 'QQQ QQQ' }], Array(6).fill(400)],
  ['a link that was made up', () => ['GET', `/links/${madeUp}`], Array(6).fill(404)],
  ['a reading that was made up', () => ['GET', `/links/${madeUp}/reading`], Array(6).fill(404)],
  ['its files', ({ file }) => ['GET', `/links/${madeUp}/files/${file}`], Array(6).fill(404)],
  [
    'joining by it',
    () => ['POST', `/links/${madeUp}/join`, { name: 'Mary', capacity: 'observer' }],
    Array(6).fill(404),
  ],
  [
    'coming back by it',
    () => ['POST', `/links/${madeUp}/come-back`, { code: 'ABCD EFGH' }],
    Array(6).fill(404),
  ],
  ['a way back that was made up', () => ['GET', `/back/${madeUp}`], Array(6).fill(404)],
  ['coming back by such a one', () => ['POST', `/back/${madeUp}`, { code: 'ABCD EFGH' }], Array(6).fill(404)],
  [
    'forgetting an address by a mail that was made up',
    () => ['DELETE', `/unsubscribe/${madeUp}`],
    Array(6).fill(404),
  ],
  ['words by it', () => ['GET', `/links/${madeUp}/words`], nowhere],
  [
    'leaving word by it',
    () => ['PUT', `/links/${madeUp}/contact`, { email: '', phone: '1', post: '' }],
    nowhere,
  ],
  ['taking word away by it', () => ['DELETE', `/links/${madeUp}/contact`], nowhere],
  ['another address', () => ['POST', '/me/address', { email: 'a@example.org' }], hasAccount],
  [
    'another address, by code',
    () => ['POST', '/me/address/code', { email: 'a@example.org', code: '123456' }],
    hasAccount,
  ],
  ['an address that is not', () => ['GET', '/nothing'], Array(6).fill(404)],
  ['the space', ({ space }) => ['GET', `/spaces/${space}`], members],
  ['a space that is not', () => ['GET', '/spaces/aaaaaaaaaaaaaaaa'], nowhere],
  ['the document', ({ document }) => ['GET', `/documents/${document}`], members],
  ['the text', ({ section }) => ['GET', `/sections/${section}/text`], members],
  ['a secret document', ({ secret }) => ['GET', `/documents/${secret}`], ownerOnly],
  ['a secret text', ({ secretSection }) => ['GET', `/sections/${secretSection}/text`], ownerOnly],
  ['what people gave', ({ document }) => ['GET', `/documents/${document}/shares`], members],
  ['a record', ({ document }) => ['GET', `/documents/${document}/record`], members],
  ['my record', ({ document }) => ['GET', `/documents/${document}/record/mine`], members],
  ['a record of what is not', () => ['GET', '/documents/aaaaaaaaaaaaaaaa/record'], nowhere],
  ['the key of records', () => ['GET', '/record-key'], open],
  ['a text that is not', () => ['GET', '/sections/aaaaaaaaaaaaaaaa/text'], nowhere],
  ['a file', ({ file }) => ['GET', `/files/${file}`], members],
  ['a secret file', ({ secretFile }) => ['GET', `/files/${secretFile}`], ownerOnly],
  ['a file that is not', () => ['GET', '/files/aaaaaaaaaaaaaaaa'], nowhere],
  ['adding a file', ({ section }) => ['POST', `/sections/${section}/files`, 'Words'], members],
  [
    'adding a file, secret',
    ({ secretSection }) => ['POST', `/sections/${secretSection}/files`, 'Words'],
    ownerOnly,
  ],
  ['adding a file nowhere', () => ['POST', '/sections/aaaaaaaaaaaaaaaa/files', 'Words'], nowhere],
  ['a file in a list', ({ section }) => ['POST', `/sections/${section}/files?use=list`, 'More'], members],
  [
    'a file for no use',
    ({ section }) => ['POST', `/sections/${section}/files?use=x`, 'M'],
    Array(6).fill(400),
  ],
  ['the files', ({ document }) => ['GET', `/documents/${document}/files`], members],
  ['secret files', ({ secret }) => ['GET', `/documents/${secret}/files`], ownerOnly],
  ['what may be sent', () => ['GET', '/limits'], open],
  [
    'bringing a file',
    ({ section, file }) => ['POST', `/sections/${section}/files/brought`, { file }],
    members,
  ],
  [
    'bringing a secret file',
    ({ section, secretFile }) => ['POST', `/sections/${section}/files/brought`, { file: secretFile }],
    ownerOnly,
  ],
  [
    'bringing a file to what is secret',
    ({ secretSection, file }) => ['POST', `/sections/${secretSection}/files/brought`, { file }],
    ownerOnly,
  ],
  ['removeFile', command(({ section, file }) => ({ do: 'removeFile', section, file })), owners],
  [
    'removeFile, secret',
    command(({ secretSection: section, secretFile: file }) => ({ do: 'removeFile', section, file })),
    ownerOnly,
  ],
  [
    'describeFile of nothing',
    command((at) => ({
      do: 'describeFile',
      ...said(at),
      file: at.file,
      alt: 'heard',
      decorative: false,
    })),
    nowhere,
  ],
  [
    'making a document',
    ({ space }) => ['POST', `/spaces/${space}/documents`, { kind: 'blank', title }],
    [401, 404, 403, 200, 200, 200],
  ],
  ['what could not be done', ({ space }) => ['GET', `/spaces/${space}/jobs`], organisers],
  [
    'answering for what there is not',
    ({ space }) => ['POST', `/spaces/${space}/jobs/1000`, { answer: 'again' }],
    [401, 404, 403, 403, 403, 404],
  ],
  ['changeTimeZone', command(() => ({ do: 'changeTimeZone', timeZone: 'Europe/Paris' })), organisers],
  ['renameSpace', command(() => ({ do: 'renameSpace', name: 'Other' })), organisers],
  [
    'inviteByLink',
    command(() => ({ do: 'inviteByLink', label: 'l', seat, lastDay: '2999-01-01', uses: 1 })),
    organisers,
  ],
  ['addPerson', command(() => ({ do: 'addPerson', name: 'Mary', seat })), organisers],
  ['changeSeat', command(({ person }) => ({ do: 'changeSeat', person, seat })), organisers],
  [
    'limitMember',
    command(({ person }) => ({ do: 'limitMember', person, atMost: null, reason: 'r' })),
    organisers,
  ],
  ['giveOffice', command(({ person }) => ({ do: 'giveOffice', person, office: 'captioner' })), organisers],
  ['speakAs', command(() => ({ do: 'speakAs', capacity: 'layPartner' })), members],
  ['showMe', command(() => ({ do: 'showMe', inSpace: 'fullName', inPublic: 'fullName' })), members],
  ['renameDocument', command(({ document }) => ({ do: 'renameDocument', document, title })), editors],
  ['nameVersion', command(({ document }) => ({ do: 'nameVersion', document, name: 'Sent' })), editors],
  ['addSection', command(({ document }) => ({ do: 'addSection', document, title, after: null })), editors],
  ['renameSection', command(({ section }) => ({ do: 'renameSection', section, title })), editors],
  ['moveSection', command(({ section }) => ({ do: 'moveSection', section, after: null })), editors],
  ['putSectionAway', command(({ section }) => ({ do: 'putSectionAway', section })), owners],
  ['bringSectionBack', command(({ section }) => ({ do: 'bringSectionBack', section })), owners],
  ['putDocumentAway', command(({ document }) => ({ do: 'putDocumentAway', document })), owners],
  ['bringDocumentBack', command(({ document }) => ({ do: 'bringDocumentBack', document })), owners],
  ['the comments', ({ section }) => ['GET', `/sections/${section}/comments`], members],
  ['secret comments', ({ secretSection }) => ['GET', `/sections/${secretSection}/comments`], ownerOnly],
  ['the suggestions', ({ section }) => ['GET', `/sections/${section}/suggestions`], members],
  ['secret suggestions', ({ secretSection }) => ['GET', `/sections/${secretSection}/suggestions`], ownerOnly],
  ['the history', ({ section }) => ['GET', `/sections/${section}/history`], members],
  ['secret history', ({ secretSection }) => ['GET', `/sections/${secretSection}/history`], ownerOnly],
  ['a history that is not', () => ['GET', '/sections/aaaaaaaaaaaaaaaa/history'], nowhere],
  ['a moment', ({ section }) => ['GET', `/sections/${section}/history/0`], members],
  [
    'a secret moment',
    ({ secretSection }) => ['GET', `/sections/${secretSection}/history/0?since=0`],
    ownerOnly,
  ],
  ['a moment that is not', () => ['GET', '/sections/aaaaaaaaaaaaaaaa/history/0'], nowhere],
  ['a history of all', ({ document }) => ['GET', `/documents/${document}/history`], members],
  ['a secret history of all', ({ secret }) => ['GET', `/documents/${secret}/history`], ownerOnly],
  ['a history of all that is not', () => ['GET', '/documents/aaaaaaaaaaaaaaaa/history'], nowhere],
  [
    'what goes with no words',
    ({ section }) => ['POST', `/sections/${section}/erasing`, { letters }],
    nowhere,
  ],
  [
    'what goes with secret words',
    ({ secretSection }) => ['POST', `/sections/${secretSection}/erasing`, { letters }],
    nowhere,
  ],
  [
    'erasing no words',
    ({ section }) => ['POST', `/sections/${section}/erased`, { letters, reason: 'R', label: null }],
    nowhere,
  ],
  [
    'erasing secret words',
    ({ secretSection }) => [
      'POST',
      `/sections/${secretSection}/erased`,
      { letters, reason: 'R', label: null },
    ],
    nowhere,
  ],
  ['words by a code that nothing has', () => ['POST', '/my-words', { code: '234678' }], nothingByCode],
  [
    'saying of them whose they are',
    () => ['POST', '/my-words/said', { code: '234678', upTo: 1, isTheirs: true }],
    nothingByCode,
  ],
  [
    'putting them right',
    () => ['POST', '/my-words/corrected', { code: '234678', upTo: 1, words: ['w'] }],
    nothingByCode,
  ],
  [
    'words typed for nobody',
    ({ section, person }) => ['GET', `/sections/${section}/typed/${person}`],
    nowhere,
  ],
  [
    'confirmVoice, of no words',
    command(({ section, person }) => ({ do: 'confirmVoice', section, person, upTo: 99 })),
    [401, 404, 410, 410, 410, 410],
  ],
  [
    'confirmVoice, where it is secret',
    command(({ secretSection, person }) => ({
      do: 'confirmVoice',
      section: secretSection,
      person,
      upTo: 99,
    })),
    [401, 404, 404, 404, 410, 404],
  ],
  [
    'disownVoice, of no words',
    command(({ section, person }) => ({ do: 'disownVoice', section, person, upTo: 99 })),
    [401, 404, 410, 410, 410, 410],
  ],
  [
    'sendVoiceCode, where it is secret',
    command(({ secretSection, person }) => ({
      do: 'sendVoiceCode',
      section: secretSection,
      person,
      upTo: 99,
    })),
    [401, 404, 404, 404, 403, 404],
  ],
  [
    'confirmVoiceByCode, without one',
    command(({ section, person }) => ({ do: 'confirmVoiceByCode', section, person, code: '234678' })),
    [401, 404, 410, 410, 410, 410],
  ],
  ['comments that are not', () => ['GET', '/sections/aaaaaaaaaaaaaaaa/comments'], nowhere],
  [
    'comment, all under one number',
    command(({ section }) => ({ ...commenting, section, thread: newId() })),
    [401, 404, 200, 409, 409, 409],
  ],
  [
    'comment, secret',
    command(({ secretSection }) => ({ ...commenting, section: secretSection, thread: newId() })),
    ownerOnly,
  ],
  [
    'reply, all under one number',
    command((at) => ({ do: 'reply', ...said(at), post: newId(), words: 'w', voice: null })),
    [401, 404, 200, 409, 409, 409],
  ],
  ['react', command((at) => ({ do: 'react', ...said(at), reaction: 'agree', on: true })), members],
  ['reword', command((at) => ({ do: 'reword', ...said(at), words: 'w' })), nobodyElse],
  ['takeBack', command((at) => ({ do: 'takeBack', ...said(at) })), nobodyElse],
  ['confirmWords', command((at) => ({ do: 'confirmWords', version: 1, ...said(at) })), nobodyElse],
  ['reopen', command(({ section, comment }) => ({ do: 'reopen', section, thread: comment })), members],
  [
    'resolve',
    command(({ section, comment }) => ({ do: 'resolve', section, thread: comment, outcome: null })),
    editors,
  ],
  ['what waits for me', ({ space }) => ['GET', `/spaces/${space}/waiting`], members],
  ['what I may hear', ({ space }) => ['GET', `/spaces/${space}/hearing`], members],
  [
    'reading what is not there',
    ({ space }) => ['POST', `/spaces/${space}/hearing/read`, { ids: ['none'] }],
    nowhere,
  ],
  ['how I hear', ({ space }) => ['PUT', `/spaces/${space}/hearing/settings`, defaultHearing], done],
  [
    'muting',
    ({ space, document }) => ['POST', `/spaces/${space}/hearing/mute`, { document, on: true }],
    done,
  ],
  [
    'muting, secret',
    ({ space, secret }) => ['POST', `/spaces/${space}/hearing/mute`, { document: secret, on: true }],
    [401, 404, 404, 404, 204, 404],
  ],
  ['needs', ({ space, person }) => ['GET', `/spaces/${space}/people/${person}/needs`], members],
  ['needs of nobody', ({ space }) => ['GET', `/spaces/${space}/people/aaaaaaaaaaaaaaaa/needs`], nowhere],
  [
    'writing needs down, once they are the person’s own',
    ({ space, person }) => ['PUT', `/spaces/${space}/people/${person}/needs`, needs],
    [401, 404, 403, 204, 403, 403],
  ],
  [
    'deleting needs',
    ({ space, person }) => ['DELETE', `/spaces/${space}/people/${person}/needs`],
    [401, 404, 403, 204, 403, 204],
  ],
  [
    'confirming needs of which there are none',
    ({ space }) => ['POST', `/spaces/${space}/needs/confirm`],
    nowhere,
  ],
  ['what I pass on', ({ space }) => ['GET', `/spaces/${space}/tasks`], members],
  [
    'passing on what is not mine',
    ({ space }) => ['POST', `/spaces/${space}/tasks/aaaaaaaaaaaaaaaa/done`],
    nowhere,
  ],
  ['a link in no mail', () => ['GET', '/unsubscribe/none'], Array(6).fill(404)],
  ['ending no mails', () => ['PUT', '/unsubscribe/none', { mails: false }], Array(6).fill(404)],
  ['ending no mails by program', () => ['POST', '/mail/unsubscribe/none'], Array(6).fill(404)],
  ['opening a program’s link', () => ['GET', '/mail/unsubscribe/none'], Array(6).fill(303)],
  ['showTitle', command(({ section }) => ({ do: 'showTitle', section, shown: false })), owners],
  [
    'showTitle, secret',
    command(({ secretSection: section }) => ({ do: 'showTitle', section, shown: false })),
    ownerOnly,
  ],
  ['reopenSection', command(({ section }) => ({ do: 'reopenSection', section })), owners],
  [
    'closeSection, secret',
    command(({ secretSection: section }) => ({ do: 'closeSection', section, reason: 'r' })),
    ownerOnly,
  ],
  [
    'reopenSection, secret',
    command(({ secretSection: section }) => ({ do: 'reopenSection', section })),
    ownerOnly,
  ],
  [
    'takeRightBack of what nobody has',
    command(({ document }) => ({
      do: 'takeRightBack',
      on: { what: 'document', document },
      grantee: { to: 'office', office: 'noteTaker' },
      reason: null,
    })),
    [401, 404, 403, 403, 404, 404],
  ],
  ['what was handed to me', ({ space }) => ['GET', `/spaces/${space}/handed`], members],
  ['the editors', ({ section }) => ['GET', `/sections/${section}/editors`], [401, 404, 404, 200, 200, 200]],
  ['the editors of what is not', () => ['GET', '/sections/aaaaaaaaaaaaaaaa/editors'], nowhere],
  [
    'settleWords of nobody',
    command(() => ({ do: 'settleWords', handed: newId(), outcome: 'putIn' })),
    nowhere,
  ],
  ['giveRight on a document', command(({ document }) => giveOn('document', document)), owners],
  ['giveRight on a section', command(({ section }) => giveOn('section', section)), owners],
  ['the meetings', ({ space }) => ['GET', `/spaces/${space}/meetings`], members],
  ['a meeting', ({ meeting }) => ['GET', `/meetings/${meeting}`], members],
  ['a secret meeting', ({ secretMeeting }) => ['GET', `/meetings/${secretMeeting}`], organiserOnly],
  ['a document that is no meeting', ({ document }) => ['GET', `/meetings/${document}`], nowhere],
  [
    'my ballot of a vote that is none',
    ({ meeting }) => ['GET', `/meetings/${meeting}/votes/${newId()}/mine`],
    nowhere,
  ],
  ['its minutes', ({ meeting }) => ['GET', `/meetings/${meeting}/minutes`], members],
  [
    'the minutes of a secret meeting',
    ({ secretMeeting }) => ['GET', `/meetings/${secretMeeting}/minutes`],
    organiserOnly,
  ],
  ['the register of interests', ({ space }) => ['GET', `/spaces/${space}/register`], members],
  [
    'registering an interest of another',
    command(({ person }) => ({
      do: 'registerInterest',
      registered: newId(),
      person,
      sort: 'personal',
      nature: 'w',
      since: '2026-01-01',
    })),
    [401, 404, 403, 200, 403, 403],
  ],
  [
    'recording expertise of another',
    command(({ person }) => ({ do: 'recordExpertise', expertise: newId(), person, words: 'w' })),
    [401, 404, 403, 200, 403, 403],
  ],
  [
    'ending an interest that is not there',
    command(() => ({ do: 'endRegistered', registered: newId(), day: '2026-01-01' })),
    nowhere,
  ],
  [
    'taking back what is not there',
    command(() => ({ do: 'takeExpertiseBack', expertise: newId() })),
    nowhere,
  ],
  ['what I have taken on', ({ space }) => ['GET', `/spaces/${space}/actions`], members],
  ['what stands before it', ({ meeting }) => ['GET', `/meetings/${meeting}/actions`], members],
  [
    'what stands before a secret meeting',
    ({ secretMeeting }) => ['GET', `/meetings/${secretMeeting}/actions`],
    organiserOnly,
  ],
  ['how a meeting was', ({ meeting }) => ['GET', `/meetings/${meeting}/after`], members],
  [
    'how a secret meeting was',
    ({ secretMeeting }) => ['GET', `/meetings/${secretMeeting}/after`],
    organiserOnly,
  ],
  [
    'whether I was heard where I was not',
    ({ meeting }) => ['PUT', `/meetings/${meeting}/after/heard`, { answer: 'no' }],
    nobodyElse,
  ],
  [
    'what I learned in a secret meeting where I was not',
    ({ secretMeeting }) => ['PUT', `/meetings/${secretMeeting}/after/learned`, { words: 'w' }],
    [401, 404, 404, 404, 404, 403],
  ],
  [
    'sayLesson of somebody who was not there',
    command(({ meeting, person }) => ({ do: 'meet', meeting, ask: { do: 'sayLesson', person, words: 'w' } })),
    nowhere,
  ],
  ['its captions', ({ meeting }) => ['GET', `/meetings/${meeting}/captions`], members],
  [
    'the captions of a secret meeting',
    ({ secretMeeting }) => ['GET', `/meetings/${secretMeeting}/captions`],
    organiserOnly,
  ],
  ['its calendar file', ({ meeting }) => ['GET', `/meetings/${meeting}/calendar.ics`], members],
  [
    'a secret calendar file',
    ({ secretMeeting }) => ['GET', `/meetings/${secretMeeting}/calendar.ics`],
    organiserOnly,
  ],
  ['what would be public', ({ meeting }) => ['GET', `/meetings/${meeting}/public-copy`], nobodyElse],
  [
    'what would be public, secret',
    ({ secretMeeting }) => ['GET', `/meetings/${secretMeeting}/public-copy`],
    [401, 404, 404, 404, 404, 403],
  ],
  ['the evaluations', ({ space }) => ['GET', `/spaces/${space}/evaluations`], members],
  ['an evaluation', ({ evaluation }) => ['GET', `/evaluations/${evaluation}`], members],
  [
    'a secret evaluation',
    ({ secretEvaluation }) => ['GET', `/evaluations/${secretEvaluation}`],
    organiserOnly,
  ],
  ['a document that is no evaluation', ({ document }) => ['GET', `/evaluations/${document}`], nowhere],
  [
    'what stands before an evaluation',
    ({ evaluation }) => ['GET', `/evaluations/${evaluation}/actions`],
    members,
  ],
  [
    'what stands before a secret evaluation',
    ({ secretEvaluation }) => ['GET', `/evaluations/${secretEvaluation}/actions`],
    organiserOnly,
  ],
  ['what I have scored', ({ evaluation }) => ['GET', `/evaluations/${evaluation}/mine`], members],
  [
    'what I have scored, secret',
    ({ secretEvaluation }) => ['GET', `/evaluations/${secretEvaluation}/mine`],
    organiserOnly,
  ],
  ...['result', 'result.csv', 'result.json'].flatMap((file): readonly Line[] => [
    [`its ${file}`, ({ evaluation }) => ['GET', `/evaluations/${evaluation}/${file}`], members],
    [
      `a secret ${file}`,
      ({ secretEvaluation }) => ['GET', `/evaluations/${secretEvaluation}/${file}`],
      organiserOnly,
    ],
  ]),
  ...['public-result', 'reply-link'].flatMap((what): readonly Line[] => [
    [`its ${what}`, ({ evaluation }) => ['GET', `/evaluations/${evaluation}/${what}`], nobodyElse],
    [
      `a secret ${what}`,
      ({ secretEvaluation }) => ['GET', `/evaluations/${secretEvaluation}/${what}`],
      secretNobody,
    ],
  ]),
  ['a link for a reply that was made up', () => ['GET', `/replies/${madeUp}`], nowhereOutside],
  [
    'replying by a link that was made up',
    () => ['PUT', `/replies/${madeUp}`, { words: 'w' }],
    nowhereOutside,
  ],
  ['a public result of nobody', () => ['GET', `/public/results/${newId()}`], nowhereOutside],
  ['its table', () => ['GET', `/public/results/${newId()}/result.csv`], nowhereOutside],
  ['its file', () => ['GET', `/public/results/${newId()}/result.json`], nowhereOutside],
  ['what the space shows beside it', () => ['GET', `/public/results/${newId()}/shown.csv`], nowhereOutside],
  // Files that come with a score are somebody's who scores it: nobody here is on the panel.
  [
    'a file with a score',
    ({ evaluation }) => ['GET', `/evaluations/${evaluation}/criteria/${madeUp}/evidence/${madeUp}`],
    nowhere,
  ],
  [
    'sending one',
    ({ evaluation }) => [
      'POST',
      `/evaluations/${evaluation}/criteria/${madeUp}/evidence?id=aaaaaaaaaaaaaaaa`,
      'Words',
    ],
    nowhere,
  ],
  [
    'sending one without an id',
    ({ evaluation }) => ['POST', `/evaluations/${evaluation}/criteria/${madeUp}/evidence`, 'Words'],
    Array(6).fill(400),
  ],
  [
    'what the space tells where nothing is reviewed',
    ({ evaluation }) => ['GET', `/evaluations/${evaluation}/evidence`],
    nowhere,
  ],
  ...['beside', 'shown.csv'].map((what): Line => [
    `${what} of what is no review`,
    ({ evaluation }) => ['GET', `/evaluations/${evaluation}/${what}`],
    nowhere,
  ]),
  ['openReview', command(() => reviewing), organisers],
  [
    'claiming a rung of what is no review',
    command(({ evaluation }) => evaluating(evaluation, { do: 'claimRung', claim: reviewing.claim })),
    nobodyElse,
  ],
  ['openEvaluation', command(({ service }) => opening('T', service)), organisers],
  [
    'scoring where I am not on the panel',
    command(({ evaluation, criterion }) => evaluating(evaluation, scoring(criterion, 3))),
    nobodyElse,
  ],
  [
    'scoring in a secret evaluation',
    command(({ secretEvaluation, criterion }) => evaluating(secretEvaluation, scoring(criterion, 3))),
    nowhere,
  ],
  [
    'revealing',
    command(({ evaluation }) => evaluating(evaluation, { do: 'reveal', criterion: null })),
    nobodyElse,
  ],
  [
    'revealing, secret',
    command(({ secretEvaluation }) => evaluating(secretEvaluation, { do: 'reveal', criterion: null })),
    secretNobody,
  ],
  ['the rounds', ({ space }) => ['GET', `/spaces/${space}/allocations`], members],
  ['a document that is no round', ({ document }) => ['GET', `/allocations/${document}`], nowhere],
  ...['', '/mine'].flatMap((what): readonly Line[] => [
    [`a round${what}`, ({ allocation }) => ['GET', `/allocations/${allocation}${what}`], members],
    [
      `a secret round${what}`,
      ({ secretAllocation }) => ['GET', `/allocations/${secretAllocation}${what}`],
      organiserOnly,
    ],
  ]),
  [
    'its ballots, before they are counted',
    ({ allocation }) => ['GET', `/allocations/${allocation}/ballots.json`],
    nobodyElse,
  ],
  [
    'secret ballots',
    ({ secretAllocation }) => ['GET', `/allocations/${secretAllocation}/ballots.json`],
    secretNobody,
  ],
  ['a public round of nobody', () => ['GET', `/public/rounds/${newId()}`], nowhereOutside],
  ['its ballots', () => ['GET', `/public/rounds/${newId()}/ballots.json`], nowhereOutside],
  [
    'making public what is not counted',
    command(({ allocation }) => allocating(allocation, { do: 'publishRound' })),
    nobodyElse,
  ],
  ['openAllocation', command(() => openingRound('T')), organisers],
  [
    'proposing',
    command(({ allocation }) =>
      allocating(allocation, { do: 'propose', proposal: newId(), card: cardOf('T', 1) }),
    ),
    members,
  ],
  [
    'proposing in a secret round',
    command(({ secretAllocation }) =>
      allocating(secretAllocation, { do: 'propose', proposal: newId(), card: cardOf('T', 1) }),
    ),
    organiserOnly,
  ],
  [
    'setting the rules of a round',
    command(({ allocation }) => allocating(allocation, { do: 'setRules', rules: roundRules })),
    organisers,
  ],
  [
    'voting for another',
    command(({ allocation, person }) => allocating(allocation, votingFor(person))),
    nobodyElse,
  ],
  ['closing a vote', command(({ allocation }) => allocating(allocation, { do: 'closeVoting' })), nobodyElse],
  [
    'closing a secret vote',
    command(({ secretAllocation }) => allocating(secretAllocation, { do: 'closeVoting' })),
    secretNobody,
  ],
  ['public minutes of nobody', () => ['GET', `/public/minutes/${newId()}`], Array(6).fill(404)],
  [
    'withdrawing what is not public',
    command(({ meeting }) => ({
      do: 'meet',
      meeting,
      ask: { do: 'withdrawPublicCopy', reason: 'r' },
    })),
    nobodyElse,
  ],
  ['a paper', ({ meeting, paper }) => ['GET', `/meetings/${meeting}/papers/${paper}`], members],
  [
    'a paper of another meeting',
    ({ secretMeeting, paper }) => ['GET', `/meetings/${secretMeeting}/papers/${paper}`],
    nowhere,
  ],
  [
    'a file that stands in no paper',
    ({ meeting, paper, secretFile }) => ['GET', `/meetings/${meeting}/papers/${paper}/files/${secretFile}`],
    nowhere,
  ],
  ['callMeeting', command(() => calling(title, [])), organisers],
  [
    'preparing a meeting',
    command(({ meeting }) => ({ do: 'meet', meeting, ask: { do: 'setSeries', series: null } })),
    organisers,
  ],
  [
    'coming in before the agenda is published',
    command(({ meeting }) => ({
      do: 'meet',
      meeting,
      ask: { do: 'comeIn', capacity: 'observer', how: 'remote', attends: { as: 'self' } },
    })),
    nobodyElse,
  ],
  ['addPaper', command(({ meeting, document }) => adding(meeting, document)), [401, 404, 403, 403, 403, 200]],
  [
    'addPaper, secret',
    command(({ meeting, secret }) => adding(meeting, secret)),
    [401, 404, 404, 404, 403, 404],
  ],
  [
    'addPaper to a secret meeting',
    command(({ secretMeeting, document }) => adding(secretMeeting, document)),
    organiserOnly,
  ],
  [
    'sendPack of a secret meeting',
    command(({ secretMeeting: meeting }) => ({ do: 'meet', meeting, ask: { do: 'sendPack' } })),
    [401, 404, 404, 404, 404, 403],
  ],
  [
    'nameVersion, secret',
    command(({ secret }) => ({ do: 'nameVersion', document: secret, name: 'Sent' })),
    ownerOnly,
  ],
  [
    'renameDocument, secret',
    command(({ secret }) => ({ do: 'renameDocument', document: secret, title })),
    ownerOnly,
  ],
  [
    'renameSection, secret',
    command(({ secretSection }) => ({ do: 'renameSection', section: secretSection, title })),
    ownerOnly,
  ],
]

const describedSchema = z.object({ paths: z.record(z.string(), z.object({}).loose()) })

describe('who may do what through the API', () => {
  let board: Board
  let visitors: Record<Who, Visitor>
  let places: Places

  beforeAll(async () => {
    board = await openBoard()
    visitors = {
      nobody: board.visitor(),
      stranger: board.visitor(),
      commenter: board.visitor(),
      member: board.visitor(),
      owner: board.visitor(),
      organiser: board.visitor(),
    }
    await visitors.organiser.signIn('organiser@example.org', 'Organiser')
    const space = await visitors.organiser.openSpace('Board')
    const token = await visitors.organiser.makeLink(space)
    const ids = new Map<Who, string>()
    for (const one of ['stranger', 'commenter', 'member', 'owner'] as const) {
      ids.set(one, await visitors[one].signIn(`${one}@example.org`, one))
      if (one !== 'stranger') await visitors[one].join(token)
    }
    const person = ids.get('commenter') ?? ''
    const limit = { do: 'limitMember', person, atMost: 'comment', reason: 'r' } as const
    await visitors.organiser.made(space, limit)

    const make = async (title: string): Promise<DocumentView> => {
      const { made } = await visitors.owner.made(space, { do: 'createDocument', kind: 'carePlan', title })
      return visitors.owner.document(made)
    }
    const [document, secret] = [await make('Shared'), await make('Secret')]
    const section = document.sections[1]?.id ?? ''
    const secretSection = secret.sections[1]?.id ?? ''
    const thread = newId()
    const guest = board.visitor()
    await guest.signIn('guest@example.org', 'guest')
    await guest.join(token)
    await guest.made(space, { ...commenting, section, thread })
    await guest.made(space, { do: 'leave' })
    const give = { do: 'giveRight', reason: null } as const
    const on = { what: 'document', document: secret.id } as const
    await visitors.owner.made(space, { ...give, on, grantee: { to: 'space' }, permission: null })
    const addFile = async (to: string) => {
      const { body } = await visitors.owner.ask('POST', `/sections/${to}/files`, 'Some words')
      return fileViewSchema.parse(body).id
    }
    // The organiser owns the shared one too, so that owners can be told from organisers by the secret one.
    const shared = { what: 'document', document: document.id } as const
    const grantee = { to: 'office', office: 'organiser' } as const
    await visitors.owner.made(space, { ...give, on: shared, grantee, permission: 'own' })
    const link = async (to: string) => (await visitors.owner.made(space, { ...linking, document: to })).made
    const call = async (title: string) => (await visitors.organiser.made(space, calling(title, []))).made
    const [meeting, secretMeeting] = [await call('Meeting'), await call('Secret meeting')]
    const paper = newId()
    await visitors.organiser.made(space, adding(meeting, document.id, paper))
    const kept = { what: 'document', document: secretMeeting } as const
    await visitors.organiser.made(space, { ...give, on: kept, grantee: { to: 'space' }, permission: null })
    const service = newId()
    await visitors.organiser.made(space, { do: 'addService', service, facts: serviceFacts })
    const evaluate = async (title: string) =>
      (await visitors.organiser.made(space, opening(title, service))).made
    const [evaluation, secretEvaluation] = [await evaluate('Evaluation'), await evaluate('Secret one')]
    const keep = { what: 'document', document: secretEvaluation } as const
    await visitors.organiser.made(space, { ...give, on: keep, grantee: { to: 'space' }, permission: null })
    const share = async (title: string) => (await visitors.organiser.made(space, openingRound(title))).made
    const [allocation, secretAllocation] = [await share('Round'), await share('Secret round')]
    const own = { what: 'document', document: secretAllocation } as const
    await visitors.organiser.made(space, { ...give, on: own, grantee: { to: 'space' }, permission: null })
    places = {
      allocation,
      secretAllocation,
      service,
      evaluation,
      secretEvaluation,
      criterion: (await visitors.organiser.document(evaluation)).sections[0]?.id ?? '',
      meeting,
      secretMeeting,
      paper,
      space,
      document: document.id,
      section,
      secret: secret.id,
      secretSection,
      file: await addFile(section),
      secretFile: await addFile(secretSection),
      link: await link(document.id),
      secretLink: await link(secret.id),
      comment: thread,
      token,
      person: ids.get('member') ?? '',
    }
  })
  afterAll(() => board.close())

  it.each(lines)('%s', async (_name, make, expected) => {
    const [method, path, body] = make(places)
    const answers = []
    for (const one of who) answers.push(await visitors[one].ask(method, path, body))
    expect(answers.map(({ status }) => status)).toEqual(expected)
    const refused = answers.filter(({ status }) => status === 404).map(({ body }) => JSON.stringify(body))
    expect(new Set(refused).size, 'every 404 is the same').toBeLessThanOrEqual(1)
    expect(JSON.stringify(answers.filter(({ status }) => status >= 400))).not.toMatch(/Secret|Shared/)
  })

  it('asks for as much of every route that there is', async () => {
    const { body } = await visitors.nobody.ask('GET', '/openapi.json')
    const described = Object.entries(describedSchema.parse(body).paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const asked = new Set(
      lines.map(([, make]) => {
        const [method, path] = make(places)
        return `${method} /api${path}`
      }),
    )
    const matches = (route: string) =>
      [...asked].some((one) => new RegExp(`^${route.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(one))
    const withTheirOwnTests = [
      'POST /api/sign-in',
      'POST /api/sign-in/code',
      'POST /api/sign-in/ticket',
      'POST /api/sign-out',
    ]
    expect(described.filter((route) => !matches(route))).toEqual(withTheirOwnTests)
  })
})
