import { m } from '#lib/paraglide/messages.js'
import { capacityName } from '#lib/words/names.ts'
import { placedInWords, standingInWords, writerInWords } from '#lib/words/writer.ts'
import { listOf } from '#lib/words/list-of.ts'
import type { Amount } from './shares.ts'
import type { Wrote } from './wrote.svelte.ts'

/** How many letters of words are said where they stand in the text too. */
const saidLetters = 120

/** Whose words stand out now, and how many they are. */
export function amountInWords({ chosen, shares, shown }: Pick<Wrote, 'chosen' | 'shares' | 'shown'>): string {
  if (chosen === null) return m.wrote_all()
  if (chosen.by === 'person') {
    const share = shares.people.find(({ voice }) => voice === chosen.voice)
    return share === undefined ? m.wrote_none() : amountOf(writerInWords(shown(share.writer)), share)
  }
  const who = capacityName(chosen.capacity)
  const amount = shares.capacities.find(({ capacity }) => capacity === chosen.capacity)?.amount
  return amount ? amountOf(who, amount) : m.wrote_noAmount({ who })
}

function amountOf(who: string, amount: Amount & { readonly imported?: number }): string {
  const paragraphs = m.wrote_paragraphs({ count: amount.paragraphs })
  return m.wrote_amount({ who, paragraphs, words: wordsInWords(amount) })
}

/** How many words somebody wrote, and how many they put in from files: "12 words and 3 words from files". */
export function wordsInWords({ words, imported = 0 }: { words: number; imported?: number }): string {
  const written = m.wrote_words({ count: words })
  if (imported === 0) return written
  const fromFiles = m.wrote_fromFiles({ count: imported })
  return words === 0 ? fromFiles : listOf([written, fromFiles])
}

/** The words that the person went to, with whose they are and which of how many. */
export function frontInWords({
  front,
  stops,
  shown,
  members,
}: Pick<Wrote, 'front' | 'stops' | 'shown' | 'members'>): string {
  if (front === null) return m.wrote_none()
  const { section, place, run } = front
  const at = stops.findIndex(
    (stop) => stop.section === section && stop.block === place.block && stop.run.from === place.offset,
  )
  const placed = placedInWords(members, run)
  const [who, standing] = [writerInWords(shown(run.writer)), standingInWords(run.standing)]
  const said = {
    number: at + 1,
    count: stops.length,
    who: standing === null ? who : m.wrote_whoStands({ who, standing }),
    words: `“${shortened(run.text.trim())}”`,
  }
  return placed === null ? m.wrote_here(said) : m.wrote_herePlaced({ ...said, placed })
}

function shortened(text: string): string {
  const letters = Array.from(text)
  return letters.length <= saidLetters ? text : `${letters.slice(0, saidLetters).join('')}…`
}
