import { mention } from '@alongside/protocol'

/** Someone whom words can name. */
export interface Nameable {
  readonly id: string
  readonly name: string
}

/** Words with what was typed as `@Name` written by id, so that names can change; longer names first. */
export function writeMentions(words: string, people: readonly Nameable[]): string {
  return people
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => b.name.length - a.name.length)
    .reduce((text, { id, name }) => text.replaceAll(pattern(name), `@{${id}}`), words)
}

/** `@Name` where no longer word begins with it. */
function pattern(name: string): RegExp {
  return new RegExp(`@${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu')
}

/** People under names that no two of them share: those who do are told apart by a number. */
export function toldApart(people: readonly Nameable[]): readonly Nameable[] {
  const times = new Map<string, number>()
  return people.map(({ id, name }) => {
    const time = (times.get(name) ?? 0) + 1
    times.set(name, time)
    return { id, name: time === 1 ? name : `${name} ${time}` }
  })
}

/** The same words as a person types them; without the sign before a name where they are to be read out. */
export function readMentions(words: string, nameOf: (id: string) => string, sign: '@' | '' = '@'): string {
  return partsOf(words)
    .map((part) => (part.person === null ? part.text : `${sign}${nameOf(part.person)}`))
    .join('')
}

/** Words cut at those they name. */
export function partsOf(words: string): readonly { readonly text: string; readonly person: string | null }[] {
  const parts: { text: string; person: string | null }[] = []
  let at = 0
  for (const { 0: found, 1: person = '', index } of words.matchAll(mention)) {
    parts.push({ text: words.slice(at, index), person: null }, { text: found, person })
    at = index + found.length
  }
  parts.push({ text: words.slice(at), person: null })
  return parts.filter(({ text }) => text !== '')
}
