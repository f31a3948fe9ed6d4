import type { SpaceEvent } from './event.ts'
import { wordsOfKind } from './words-of-kind.ts'

/** Words of people in an event: where in its payload, as names and numbers with dots between, and what they say. */
export interface WordsInEvent {
  readonly path: string
  readonly text: string
}

/** All that people said in an event in words of their own, outside the texts of sections. */
export function wordsIn({ kind, payload }: SpaceEvent): readonly WordsInEvent[] {
  return wordsOfKind[kind].flatMap((path) => leavesAt(payload, path.split('.'), ''))
}

/** The words at a path of a payload, or null where there are none. */
export function wordsAt(payload: unknown, path: string): string | null {
  return leavesAt(payload, path.split('.'), '')[0]?.text ?? null
}

/** A payload with other words at a path, where words stand. */
export function withWordsAt(payload: unknown, path: string, words: string): unknown {
  return put(payload, path.split('.'), words)
}

function leavesAt(value: unknown, [key, ...rest]: readonly string[], at: string): readonly WordsInEvent[] {
  if (key === undefined) return typeof value === 'string' ? [{ path: at, text: value }] : []
  if (typeof value !== 'object' || value === null) return []
  const keys = key === '*' ? Object.keys(value) : [key]
  return keys.flatMap((one) => leavesAt(Reflect.get(value, one), rest, at === '' ? one : `${at}.${one}`))
}

function put(value: unknown, [key, ...rest]: readonly string[], words: string): unknown {
  if (key === undefined) return typeof value === 'string' ? words : value
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === key ? put(one, rest, words) : one))
  return { ...value, [key]: put(Reflect.get(value, key), rest, words) }
}
