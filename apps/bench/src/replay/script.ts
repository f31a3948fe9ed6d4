import { oldBlocks } from '@alongside/editor'
import type { SectionMoment } from '@alongside/protocol'
import { difference } from './difference.ts'
import type { Hand } from './hand.ts'

/** Who wrote each unit of a text, by person, with the text itself. */
export interface Written {
  readonly text: string
  readonly authors: readonly string[]
}

/** What somebody with the product's editor does to a text; numbers say where, and are taken modulo what there is. */
export const whats = [
  'split',
  'split',
  'split',
  'join',
  'list',
  'indent',
  'outdent',
  'heading',
  'box',
  'moveUp',
  'moveDown',
  'cut',
  'cut',
  'type',
  'erase',
  'undo',
  'redo',
  'keep',
  'restore',
] as const
export type What = (typeof whats)[number]

export interface Act {
  readonly what: What
  readonly at: number
  readonly to: number
}

/** What the server keeps of the text: a version, and the reading of it later. */
export interface Versions {
  /** The last row of the log once all is saved. */
  head(): Promise<number>
  moment(seq: number): Promise<SectionMoment>
}

/** Letters that no recording has, so that nobody can take what is typed here for words that were there. */
const typed = ['ψω', 'ξφ λπ', 'θ']
const longestCut = 400

/**
 * Does one thing after another at an editor, and knows by counting letters, without a look at their ids or at what is
 * declared of them, who wrote each. Throws if the text is not what it must then be.
 */
export class Script {
  readonly #hand: Hand
  readonly #me: string
  readonly #versions: Versions
  #known: Written
  #kept: { readonly seq: number; readonly known: Written }[] = []

  constructor(hand: Hand, me: string, known: Written, versions: Versions) {
    this.#hand = hand
    this.#me = me
    this.#known = known
    this.#versions = versions
    this.#check('opening')
  }

  /** Who wrote each unit of the text as it is now. */
  get known(): Written {
    return this.#known
  }

  async do(act: Act): Promise<void> {
    this.#known = await this.#done(act)
    this.#check(act.what)
  }

  async #done({ what, at, to }: Act): Promise<Written> {
    const hand = this.#hand
    const { commands } = hand.editor
    const before = this.#known
    const from = edgeIn(before.text, at % (before.text.length + 1))
    const end = edgeIn(before.text, Math.min(from + 1 + (to % longestCut), before.text.length))
    switch (what) {
      case 'split':
        hand.select(from)
        hand.press('Enter')
        return before
      case 'join':
        hand.select(this.#blockStart(at))
        hand.press('Backspace')
        return before
      case 'list':
        hand.select(from)
        commands.toggleListOf(at % 2 === 0 ? 'bullet' : 'task')
        return before
      case 'indent':
        hand.select(from)
        hand.press('Tab')
        return before
      case 'outdent':
        hand.select(from)
        hand.press('Tab', { shiftKey: true })
        return before
      case 'heading':
        hand.select(from)
        if (at % 2 === 0) commands.setHeading(2)
        else commands.setParagraph()
        return before
      case 'box':
        hand.select(from)
        commands.toggleBox('quote')
        return before
      case 'moveUp':
      case 'moveDown': {
        const texts = hand.texts()
        hand.select(from)
        commands.moveBlocks(what === 'moveUp' ? -1 : 1)
        return moved(before, texts, hand.texts())
      }
      case 'cut': {
        hand.select(from, end)
        hand.clip('cut')
        const rest = spliced(before, from, end)
        const goal = edgeIn(rest.text, to % (rest.text.length + 1))
        hand.select(goal)
        hand.clip('paste')
        return spliced(rest, goal, goal, this.#pasted(goal, part(before, from, end)))
      }
      case 'type': {
        const words = typed[to % typed.length]!
        hand.select(from)
        hand.type(words)
        return spliced(before, from, from, this.#mine(words))
      }
      case 'erase':
        hand.select(from, end)
        hand.press('Backspace')
        return spliced(before, from, end)
      case 'undo':
        await this.#done({ what: 'erase', at, to })
        hand.undo()
        return before
      case 'redo': {
        const erased = await this.#done({ what: 'erase', at, to })
        hand.undo()
        hand.redo()
        return erased
      }
      case 'keep':
        this.#kept.push({ seq: await this.#versions.head(), known: before })
        return before
      case 'restore': {
        const version = this.#kept[at % Math.max(this.#kept.length, 1)]
        if (version === undefined) return before
        const { seq, blocks } = await this.#versions.moment(version.seq)
        commands.restoreVersion({ seq, blocks: oldBlocks(blocks) })
        return version.known
      }
    }
  }

  /** What of words arrived at a place: new lines where a block begins or ends are not pasted. */
  #pasted(goal: number, { text, authors }: Written): Written {
    const there = this.#hand.texts().join('')
    const kept: number[] = []
    for (let at = 0; at < text.length; at++) {
      if (text[at] === there[goal + kept.length] || text[at] !== '\n') kept.push(at)
    }
    return {
      text: kept.map((at) => text.charAt(at)).join(''),
      authors: kept.flatMap((at) => authors.slice(at, at + 1)),
    }
  }

  /** The first unit of some block. */
  #blockStart(number: number): number {
    const texts = this.#hand.texts()
    return texts.slice(0, number % texts.length).join('').length
  }

  #mine(text: string): Written {
    return { text, authors: Array.from({ length: text.length }, () => this.#me) }
  }

  #check(what: string): void {
    const parting = difference(this.#hand.texts().join(''), this.#known.text)
    if (parting !== null) throw new Error(`after ${what} the text is not what it must be: ${parting}`)
  }
}

/** The place at or behind another that lies within no character. */
function edgeIn(text: string, at: number): number {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff ? at + 1 : at
}

function part({ text, authors }: Written, from: number, to: number): Written {
  return { text: text.slice(from, to), authors: authors.slice(from, to) }
}

/** The same with what stands between two places replaced. */
function spliced(
  written: Written,
  from: number,
  to: number,
  by: Written = { text: '', authors: [] },
): Written {
  const [before, behind] = [part(written, 0, from), part(written, to, written.text.length)]
  return {
    text: before.text + by.text + behind.text,
    authors: [...before.authors, ...by.authors, ...behind.authors],
  }
}

/** The same after a row of blocks went over another: from the blocks as they were and as they are. */
function moved(written: Written, before: readonly string[], after: readonly string[]): Written {
  const first = before.findIndex((text, at) => text !== after[at])
  if (first < 0) return written
  const end = before.length - before.toReversed().findIndex((text, at) => text !== after.at(-1 - at))
  for (let middle = first + 1; middle < end; middle++) {
    const rows = [before.slice(first, middle), before.slice(middle, end)] as const
    if ([...rows[1], ...rows[0]].some((text, at) => text !== after[first + at])) continue
    const start = before.slice(0, first).join('').length
    const [one, two] = [rows[0].join('').length, rows[1].join('').length]
    const taken = part(written, start, start + one)
    return spliced(spliced(written, start, start + one), start + two, start + two, taken)
  }
  throw new Error('blocks moved otherwise than over one another')
}
