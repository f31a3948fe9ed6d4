import { sourceLimits, type DeclaredSource } from '@alongside/protocol'
import type { Inserted } from '../binding/inserted.ts'
import type { Brought } from './brought.ts'
import { overlaps } from './overlaps.ts'

/** A source with the letters that it speaks of. */
interface Named extends DeclaredSource {
  readonly text: string
}

/**
 * Where each range of inserted letters was taken from, as far as it is known and the letters are the same: whole
 * characters, ranges that go on as one, and of too many the longest.
 */
export function sourcesOf(
  inserted: readonly Inserted[],
  brought: ReadonlyMap<number, readonly Brought[]>,
): readonly DeclaredSource[] {
  const all: Named[] = []
  for (const { client, clock, at, text } of brought.size === 0 ? [] : inserted) {
    // Ranges join only within what is inserted in one go: one that goes on behind the beginning of a block counts for
    // nothing, though its clocks do go on.
    const named: Named[] = []
    for (const { span, from, to } of overlaps(
      brought.get(at.block) ?? [],
      at.offset,
      at.offset + text.length,
    )) {
      const { section, words } = span
      const own = text.slice(from - at.offset, to - at.offset)
      const first = from - span.start
      if (own !== words.text.slice(first, first + own.length)) continue
      add(named, {
        client,
        clock: clock + from - at.offset,
        length: own.length,
        from: { section, client: words.client, clock: words.clock + first },
        text: own,
      })
    }
    all.push(...named)
  }
  const whole = all.map(wholeCharacters).filter(({ length }) => length > 0)
  const { perUpdate } = sourceLimits
  const chosen =
    whole.length > perUpdate ? whole.toSorted((a, b) => b.length - a.length).slice(0, perUpdate) : whole
  return chosen.map(({ client, clock, length, from }) => ({ client, clock, length, from }))
}

function add(named: Named[], next: Named): void {
  const last = named.at(-1)
  const goesOn =
    last?.client === next.client &&
    last.clock + last.length === next.clock &&
    last.from.section === next.from.section &&
    last.from.client === next.from.client &&
    last.from.clock + last.length === next.from.clock
  if (last === undefined || !goesOn) named.push(next)
  else
    named[named.length - 1] = {
      ...last,
      length: last.length + next.length,
      text: last.text + next.text,
    }
}

/** Leaves out half a character at either end, of which the other half was taken from elsewhere. */
function wholeCharacters({ client, clock, from, text }: Named): Named {
  const whole = text.replace(/^[\uDC00-\uDFFF]/, '')
  const cut = text.length - whole.length
  const kept = whole.replace(/[\uD800-\uDBFF]$/, '')
  return {
    client,
    clock: clock + cut,
    length: kept.length,
    from: { ...from, clock: from.clock + cut },
    text: kept,
  }
}
