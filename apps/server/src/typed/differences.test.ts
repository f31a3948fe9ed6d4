import { describe, expect, it } from 'vitest'
import { differences, type Difference } from './differences.ts'

const said = 'We meet on Mondays at the library. The bus is late.'

const put = (text: string, { from, to, words }: Difference) => text.slice(0, from) + words + text.slice(to)

function sharesStretch(gone: string, words: string): boolean {
  const letters = Array.from(gone)
  return letters.some(
    (_, at) => at + 8 <= letters.length && words.includes(letters.slice(at, at + 8).join('')),
  )
}

describe('where a text is otherwise', () => {
  it('[M296] is told between stretches that stay, also where words came before and behind them', () => {
    const wanted = 'Most of us meet on Tuesdays at the library. The bus is never late!'
    expect(differences(said, wanted).map(({ from, to, words }) => [said.slice(from, to), words])).toEqual([
      ['We', 'Most of us'],
      ['Mon', 'Tues'],
      ['late.', 'never late!'],
    ])
  })

  it('[M320] makes one text of the other, and takes away nothing of eight characters that it puts there again', () => {
    const pieces = ['We meet ', 'on Mondays at the library. ', '🙂', ' ']
    const longer = (texts: readonly string[]) => pieces.flatMap((one) => texts.map((text) => text + one))
    const [one, two] = [longer(['']), longer(longer(['']))]
    const texts = [...one, ...two, ...longer(two)]
    const wrong = texts.flatMap((before) =>
      ['', ...texts].filter((after) => {
        const all = differences(before, after)
        const sharing = all.some(({ from, to, words }) => sharesStretch(before.slice(from, to), words))
        return sharing || all.toReversed().reduce(put, before) !== after
      }),
    )
    expect(wrong).toEqual([])
  })
})
