import { languages, type Language } from '@alongside/kinds'
import type { ActionStatus, Capacity, Rung, Score } from '@alongside/protocol'
import type { Evidence } from '@alongside/review'
import type { Why } from '@alongside/space'
import { da } from './da.ts'
import { en } from './en.ts'

/** Everything that the server itself says to people, in one language. */
export interface Words {
  /** The language tag by which days are written. */
  readonly locale: string
  /** `{code}`, `{link}`, `{minutes}`. */
  readonly signIn: { readonly subject: string; readonly lines: readonly string[]; readonly button: string }
  /** To a guest who joins an account; `{code}`, `{link}`, `{minutes}`. */
  readonly claim: Words['signIn']
  /** With words that were typed for its reader: `{space}`, `{title}`, `{hand}`, `{code}`, `{day}`, `{address}`. */
  readonly voiceCode: {
    readonly subject: string
    readonly opening: string
    readonly lines: readonly string[]
    readonly button: string
  }
  /** `{space}`, `{inviter}`, `{name}`, `{words}`, `{day}`, `{link}`. */
  readonly invitation: {
    readonly subject: string
    readonly greeting: string
    readonly greetingByName: string
    readonly lines: readonly string[]
    readonly saysInviter: string
    readonly someone: string
    readonly button: string
  }
  /** `{space}`, `{name}`; in a line `{actor}`, `{person}` and `{day}`, without a full stop; `{title}`, `{count}`. */
  readonly hearing: {
    readonly subject: string
    readonly greeting: string
    readonly greetingByName: string
    readonly opening: string
    readonly lines: Readonly<Record<Why, string>>
    readonly inDocument: string
    /** After a line about a meeting that is to come; `{when}`, `{place}`. */
    readonly meetingWhen: string
    readonly meetingWhere: string
    readonly times: string
    readonly more: string
    readonly someone: string
    readonly needs: string
    readonly task: string
    /** Before what has waited for a while, after each of it with `{day}`, and at the end. */
    readonly reminders: string
    readonly waitsSince: string
    readonly remindersEnd: string
    readonly button: string
    readonly always: string
    readonly change: string
    readonly noMore: string
    readonly leftByGuest: string
  }
  /** Over the columns of a result that is opened as a table. */
  readonly resultTable: Readonly<
    Record<
      | 'criterion'
      | 'question'
      | 'rounds'
      | 'lost'
      | 'group'
      | 'people'
      | 'median'
      | 'agreed'
      | 'reasons'
      | 'notAgreeing'
      | 'before',
      string
    >
  > & {
    readonly scores: Readonly<Record<Score, string>>
    /** Of a criterion that is answered by a level. */
    readonly levels: Readonly<Record<0 | 1 | 2 | 'cannotSay', string>>
  }
  /** What the file with the record of a document is called. */
  readonly record: Readonly<Record<'file', string>>
  /** What stands beside the scores of a review, as a table: what it is called, over its columns, and in its lines. */
  readonly shownTable: Readonly<
    Record<
      | 'file'
      | 'aboutHead'
      | 'what'
      | 'group'
      | 'people'
      | 'whole'
      | 'part'
      | 'words'
      | 'from'
      | 'everyone'
      | 'tooLittle'
      | 'noLayWords',
      string
    >
  > & {
    readonly about: Readonly<Record<keyof Evidence | 'claim' | 'pieces' | 'commitments', string>>
    readonly rungs: Readonly<Record<Rung, string>>
    readonly statuses: Readonly<Record<ActionStatus, string>>
  }
  /** With the papers of a meeting; `{space}`, `{title}`, `{call}`, `{phone}`. */
  readonly pack: Readonly<
    Record<
      | 'subject'
      | 'opening'
      | 'openingTitled'
      | 'call'
      | 'phone'
      | 'agenda'
      | 'more'
      | 'papers'
      | 'noPapers'
      | 'aPaper'
      | 'button'
      | 'untitled',
      string
    >
  >
  /** How a person is named who shows their capacity only. */
  readonly capacity: Readonly<Record<Capacity, string>>
}

const catalogue: Readonly<Record<Language, Words>> = { en, da }

/** What the server says in a language. */
export function wordsIn(language: Language): Words {
  return catalogue[language]
}

/** The language that a request asks for: the page's choice, else the browser's, else English. */
export function languageOf(headers: Headers): Language {
  const chosen = /(?:^|;\s*)language=([a-z]+)/.exec(headers.get('cookie') ?? '')?.[1]
  const wished = (headers.get('accept-language') ?? '').split(',').map((part) => part.trim().slice(0, 2))
  return [chosen, ...wished].map(knownLanguage).find((language) => language !== null) ?? 'en'
}

/** The language of this name, in which the product speaks; null for any other. */
export function knownLanguage(name: string | undefined): Language | null {
  return languages.find((language) => language === name?.toLowerCase()) ?? null
}

/** Puts values in the places of a text that are named for them; throws `RangeError` on a name without value. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new RangeError(`there is no value for {${name}}`)
    return value
  })
}
