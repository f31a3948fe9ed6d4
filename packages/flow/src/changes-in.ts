import { changeLimits, type IdRange, type SuggestedChange } from '@alongside/protocol'
import type { Place } from './cursor.ts'
import type { OpenEntry } from './suggestions.ts'

/** Units in a row of a text, in its order: letters and embeds, or one marker. */
export interface Units {
  readonly client: number
  readonly clock: number
  /** Null: a marker. */
  readonly text: string | null
  /** Of which group they are the suggested words, where that is known without their ids. */
  readonly of?: string
  /** False for what was deleted and is still known. */
  readonly stands: boolean
  readonly place: Place | null
}

/** What is to become of some units: suggested by this entry, or (`add`) themselves suggested. */
export interface Mention {
  readonly group: string
  readonly ids: readonly IdRange[]
  readonly act: 'add' | OpenEntry['entry']
}

/** What a group of mentions says, in the order of the text. */
export interface Said {
  readonly changes: readonly SuggestedChange[]
  /** From its first unit that stands to behind its last; null where none stands, or places are not known. */
  readonly stands: { readonly from: Place; readonly to: Place } | null
}

type Act = Mention['act']
type Entry = Exclude<Act, 'add'>

/** Words that go and words that come without anything between them. */
interface Swap {
  readonly is: 'swap'
  gone: string
  come: string
}

interface Marking {
  readonly is: 'mark'
  readonly entry: Extract<Entry, { readonly type: 'mark' }>
  words: string
}

interface Blocking {
  readonly is: 'block'
  changes: Extract<Entry, { readonly type: 'block' }>['changes']
  words: string
}

/** What has been read of a group, and up to which piece of the text. */
interface Reading {
  readonly changes: (Swap | Marking | Blocking)[]
  end: number
  stands: { readonly from: Place; to: Place } | null
}

/** Puts together what each group of mentions does to a text (F15e). */
export function changesIn(text: Iterable<Units>, mentions: readonly Mention[]): ReadonlyMap<string, Said> {
  const byClient = spansOf(mentions)
  const readings = new Map<string, Reading>()
  let piece = 0
  /** The changes of blocks whose words are being read. */
  let ofBlock: Blocking[] = []
  for (const units of text) {
    if (units.text === null && units.stands) ofBlock = []
    for (const { from, to, acts } of piecesOf(units, byClient.get(units.client) ?? [])) {
      const words = units.text === null ? '\n' : units.text.slice(from, to)
      // What is gone parts nothing.
      if (units.stands || acts.length > 0) piece++
      for (const [group, act] of acts) {
        const reading = readings.get(group) ?? { changes: [], end: -Infinity, stands: null }
        readings.set(group, reading)
        const blocking = take(reading, act, words, piece - reading.end)
        if (blocking !== null) ofBlock.push(blocking)
        reading.end = piece
        if (units.stands && units.place !== null)
          widen(reading, units.place, from, units.text === null ? 0 : to)
      }
      if (units.text !== null && units.stands) for (const blocking of ofBlock) blocking.words += words
    }
  }
  return new Map(
    Array.from(readings, ([group, { changes, stands }]) => [
      group,
      { changes: changes.slice(0, changeLimits.mostChanges).map(changeOf), stands },
    ]),
  )
}

/** Adds what an act does to some words, so many pieces behind the last of its group; answers the change of a block that it began. */
function take({ changes }: Reading, act: Act, words: string, piecesSince: number): Blocking | null {
  const goesOn = piecesSince <= 1
  const last = goesOn ? changes.at(-1) : undefined
  if (act === 'add' || act.type === 'remove' || act.type === 'join') {
    const swap: Swap = last?.is === 'swap' ? last : { is: 'swap', gone: '', come: '' }
    if (swap !== last) changes.push(swap)
    if (act === 'add') swap.come += words
    else swap.gone += words
  } else if (act.type === 'mark') {
    const same = changes.findLast((one): one is Marking => one.is === 'mark' && one.entry === act)
    if (same === undefined) changes.push({ is: 'mark', entry: act, words })
    else same.words += goesOn ? words : ` ${words}`
  } else {
    // Of the same block only: the next one may have no words either.
    if (piecesSince === 0 && last?.is === 'block' && last.words === '') {
      last.changes = { ...last.changes, ...act.changes }
      return null
    }
    const blocking: Blocking = { is: 'block', changes: act.changes, words: '' }
    changes.push(blocking)
    return blocking
  }
  return null
}

function changeOf(change: Swap | Marking | Blocking): SuggestedChange {
  const words = change.is === 'swap' ? '' : cut(change.words)
  switch (change.is) {
    case 'mark':
      return { is: 'mark', words, name: change.entry.name, on: change.entry.value !== null }
    case 'block':
      return { is: 'block', words, changes: change.changes }
    case 'swap': {
      const [gone, come] = [cut(change.gone), cut(change.come)]
      if (gone !== '' && come !== '') return { is: 'replace', words: gone, by: come }
      if (come !== '') return /^\n+$/.test(come) ? { is: 'split' } : { is: 'add', words: come }
      return /^\n+$/.test(gone) ? { is: 'join' } : { is: 'remove', words: gone }
    }
  }
}

/** Never parts a character that takes two units. */
function cut(words: string): string {
  if (words.length <= changeLimits.mostWords) return words
  return `${words.slice(0, changeLimits.mostWords).replace(/[\uD800-\uDBFF]$/, '')}…`
}

function widen(reading: Reading, { block, offset }: Place, from: number, to: number): void {
  const end = { block, offset: offset + to }
  if (reading.stands === null) reading.stands = { from: { block, offset: offset + from }, to: end }
  else reading.stands.to = end
}

interface Span {
  readonly from: number
  readonly to: number
  readonly group: string
  readonly act: Act
}

function spansOf(mentions: readonly Mention[]): ReadonlyMap<number, readonly Span[]> {
  const byClient = new Map<number, Span[]>()
  for (const { group, ids, act } of mentions) {
    for (const [client, from, to] of ids) {
      const spans = byClient.get(client)
      if (spans === undefined) byClient.set(client, [{ from, to, group, act }])
      else spans.push({ from, to, group, act })
    }
  }
  return byClient
}

interface Piece {
  readonly from: number
  readonly to: number
  readonly acts: readonly (readonly [group: string, act: Act])[]
}

/** Cuts units where what is to become of them changes. */
function piecesOf({ clock, text, of }: Units, spans: readonly Span[]): readonly Piece[] {
  const length = text?.length ?? 1
  const own: Piece['acts'] = of === undefined ? [] : [[of, 'add']]
  const here = spans.filter(({ from, to }) => from < clock + length && clock < to)
  if (here.length === 0) return [{ from: 0, to: length, acts: own }]
  const edges = here
    .flatMap(({ from, to }) => [from - clock, to - clock])
    .filter((edge) => edge > 0 && edge < length)
  const cuts = [...new Set([0, ...edges, length])].sort((a, b) => a - b)
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] ?? 0
    const acts = here.filter((span) => span.from <= clock + from && clock + to <= span.to)
    return { from, to, acts: [...own, ...acts.map(({ group, act }) => [group, act] as const)] }
  })
}
