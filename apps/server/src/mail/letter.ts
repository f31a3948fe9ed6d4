import type { CalendarMethod } from '@alongside/exchange'
import type { Language } from '@alongside/kinds'
import { fill, wordsIn } from './words/words.ts'

/** A mail, ready to be sent. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Where a mail program ends such mails with one tap (RFC 8058). */
  readonly unsubscribe?: string
  /** Meetings for the reader's calendar. */
  readonly calendars?: readonly Calendar[]
}

/** The text of a calendar file, and what it asks of the program that opens it. */
export interface Calendar {
  readonly method: CalendarMethod
  readonly file: string
}

export interface SignInLetter {
  readonly to: string
  readonly language: Language
  readonly code: string
  readonly link: string
  readonly minutes: number
}

/** The mail that holds a code and the link that carries it. */
export function signInLetter(letter: SignInLetter): Letter {
  return codeLetter(letter, 'signIn')
}

/** The mail that holds the code with which a guest joins an account; its link leads back to where it is typed. */
export function claimLetter(letter: SignInLetter): Letter {
  return codeLetter(letter, 'claim')
}

function codeLetter({ to, language, code, link, minutes }: SignInLetter, what: 'signIn' | 'claim'): Letter {
  const words = wordsIn(language)[what]
  const values = { code, link, minutes: String(minutes) }
  return letter({
    to,
    language,
    subject: fill(words.subject, values),
    paragraphs: words.lines.map((line) => fill(line, values)),
    button: words.button,
    link,
  })
}

export interface VoiceCodeLetter {
  readonly to: string
  readonly language: Language
  readonly space: string
  readonly title: string
  /** The reader's own name; empty where none is known. */
  readonly name: string
  /** Who typed the words, or asks for them; null where no name is shown. */
  readonly hand: string | null
  /** The reader's words as they were typed, a paragraph each. */
  readonly words: readonly string[]
  readonly code: string
  /** The last day (ISO date) on which the code counts. */
  readonly lastDay: string
  /** Where they say themselves of the words whose they are, with the code behind the `#`. */
  readonly link: string
  /** The same without it, to be typed on another device. */
  readonly address: string
}

/** The mail that brings somebody the words that were typed for them, with the code by which they say: these are mine. */
export function voiceCodeLetter(made: VoiceCodeLetter): Letter {
  const { to, language, space, title, name, words: said, code, lastDay, link } = made
  const { voiceCode: words, hearing, locale } = wordsIn(language)
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(lastDay),
  )
  const values = { space, title, hand: made.hand ?? hearing.someone, code, day, address: made.address }
  return letter({
    to,
    language,
    subject: fill(words.subject, values),
    paragraphs: [
      name === '' ? hearing.greeting : fill(hearing.greetingByName, { name }),
      fill(words.opening, values),
      ...said.map((paragraph) => `“${paragraph}”`),
      ...words.lines.map((line) => fill(line, values)),
    ],
    button: words.button,
    link,
  })
}

export interface InvitationLetter {
  readonly to: string
  readonly language: Language
  readonly space: string
  /** As the inviter is shown in the space; null where no name is. */
  readonly inviter: string | null
  readonly name: string | null
  /** What the inviter wrote along with it; may be empty. */
  readonly words: string
  /** The last day (ISO date) on which it can be accepted. */
  readonly lastDay: string
  readonly link: string
}

/** The mail that invites someone. */
export function invitationLetter(invitation: InvitationLetter): Letter {
  const { to, language, space, name, lastDay, link } = invitation
  const words = wordsIn(language).invitation
  const day = new Intl.DateTimeFormat(wordsIn(language).locale, { dateStyle: 'long', timeZone: 'UTC' })
  const values = {
    space,
    link,
    inviter: invitation.inviter ?? words.someone,
    name: name ?? '',
    day: day.format(new Date(lastDay)),
  }
  const said = invitation.words === '' ? [] : [fill(words.saysInviter, values), invitation.words]
  return letter({
    to,
    language,
    subject: fill(words.subject, values),
    paragraphs: [
      fill(name === null ? words.greeting : words.greetingByName, values),
      ...words.lines.slice(0, 2).map((line) => fill(line, values)),
      ...said,
      ...words.lines.slice(2).map((line) => fill(line, values)),
    ],
    button: words.button,
    link,
  })
}

export interface HearingLetter {
  readonly to: string
  readonly language: Language
  readonly space: string
  readonly name: string
  /** What there is to hear, each a sentence that anyone may read. */
  readonly lines: readonly string[]
  /** Beside that: needs to confirm, or a task. */
  readonly also: 'needs' | 'task' | null
  /** What has waited for a while, each a sentence that anyone may read. */
  readonly reminders: readonly string[]
  /** The list in the product. */
  readonly link: string
  /** Where its reader chooses when and how they hear. */
  readonly settings: string
  readonly unsubscribe: { readonly page: string; readonly post: string }
  /** A guest left this address, and nobody has shown that it is theirs. */
  readonly leftByGuest?: boolean
  /** The meetings to which they are invited, or that are off. */
  readonly calendars?: readonly Calendar[]
}

/**
 * The mail that says that there is something to hear. What a mailbox shows of it unopened, its subject and its first
 * words, is the same whatever it is about.
 */
export function hearingLetter(hearing: HearingLetter): Letter {
  const { to, language, space, name, lines, also, reminders, link, settings, unsubscribe } = hearing
  const { leftByGuest = false, calendars = [] } = hearing
  const words = wordsIn(language).hearing
  const aside = also === null ? [] : [also === 'needs' ? words.needs : words.task]
  const made = letter({
    to,
    language,
    subject: fill(words.subject, { space }),
    paragraphs: [
      name === '' ? words.greeting : fill(words.greetingByName, { name }),
      fill(words.opening, { space }),
      ...lines,
      ...aside,
      ...(reminders.length === 0 ? [] : [words.reminders, ...reminders, words.remindersEnd]),
    ],
    button: words.button,
    link,
    after: [{ words: words.always }, ...endsOf({ language, settings, unsubscribe, leftByGuest })],
  })
  return { ...made, unsubscribe: unsubscribe.post, calendars }
}

/** Where the reader of a mail that they did not ask for chooses how they hear, and ends such mails. */
function endsOf({
  language,
  settings,
  unsubscribe,
  leftByGuest = false,
}: Pick<HearingLetter, 'language' | 'settings' | 'unsubscribe' | 'leftByGuest'>): readonly After[] {
  const words = wordsIn(language).hearing
  return [
    { words: words.change, link: settings },
    { words: words.noMore, link: unsubscribe.page },
    ...(leftByGuest ? [{ words: words.leftByGuest }] : []),
  ]
}

export interface PackLetter extends Pick<
  HearingLetter,
  'to' | 'language' | 'space' | 'name' | 'settings' | 'unsubscribe' | 'leftByGuest'
> {
  /** Null where it may not stand in a mail. */
  readonly title: string | null
  /** When it is, and where and how to come in, each a sentence. */
  readonly facts: readonly string[]
  /** The titles of its items that may stand in a mail, in order. */
  readonly agenda: readonly string[]
  /** What each paper is called, and where it is read; null: under the link of the mail. */
  readonly papers: readonly { readonly words: string; readonly link: string | null }[]
  /** There is more on the agenda than may stand in a mail. */
  readonly hasMore: boolean
  /** The meeting in the product. */
  readonly link: string
  readonly calendar: Calendar
}

/** The mail that brings the papers of a meeting. Its subject and first words are the same whatever it is about. */
export function packLetter(pack: PackLetter): Letter {
  const { to, language, space, name, title, facts, agenda, papers, hasMore, link, unsubscribe } = pack
  const { hearing, pack: words } = wordsIn(language)
  const made = letter({
    to,
    language,
    subject: fill(words.subject, { space }),
    paragraphs: [
      name === '' ? hearing.greeting : fill(hearing.greetingByName, { name }),
      title === null ? words.opening : fill(words.openingTitled, { title }),
      ...facts,
      ...(agenda.length === 0
        ? []
        : [[words.agenda, ...agenda.map((item, at) => `${at + 1}. ${item}`)].join('\n')]),
      ...(hasMore ? [words.more] : []),
      papers.length === 0 ? words.noPapers : words.papers,
      ...papers.flatMap((paper) => (paper.link === null ? [paper.words] : [])),
    ],
    links: papers.flatMap((paper) => (paper.link === null ? [] : [{ words: paper.words, link: paper.link }])),
    button: words.button,
    link,
    after: endsOf(pack),
  })
  return { ...made, unsubscribe: unsubscribe.post, calendars: [pack.calendar] }
}

interface Draft {
  readonly to: string
  readonly language: Language
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** What else can be opened, under the paragraphs. */
  readonly links?: readonly { readonly words: string; readonly link: string }[]
  readonly button: string
  readonly link: string
  /** Smaller, under the button. */
  readonly after?: readonly After[]
}

interface After {
  readonly words: string
  readonly link?: string
}

/** The same words twice: plain for every reader, and as simple HTML. A subject is one line whatever is in it. */
function letter({ to, language, subject, paragraphs, links = [], button, link, after = [] }: Draft): Letter {
  const html = [
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`),
    ...links.map((one) => `<p><a href="${escapeHtml(one.link)}">${escapeHtml(one.words)}</a></p>`),
  ].join('\n')
  const small = after.map((one) => {
    const text = escapeHtml(one.words)
    const held = one.link === undefined ? text : `<a href="${escapeHtml(one.link)}">${text}</a>`
    return `<p style="font-size: 15px">${held}</p>\n`
  })
  const ends = after.map((one) => (one.link === undefined ? one.words : `${one.words}: ${one.link}`))
  return {
    to,
    subject: subject.replaceAll(/\s+/g, ' '),
    text: `${[...paragraphs, ...links.map((one) => `${one.words}: ${one.link}`), `${button}: ${link}`, ...ends].join('\n\n')}\n`,
    html: `<!doctype html>
<html lang="${language}">
<body style="font: 18px/1.5 sans-serif; color: #23201c; max-width: 36em">
${html}
<p><a href="${escapeHtml(link)}">${escapeHtml(button)}</a></p>
${small.join('')}</body>
</html>
`,
  }
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
