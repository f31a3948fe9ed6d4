import type { Item } from './items.ts'

const bullets = ['•', '◦', '▪'] as const

function letters(number: number): string {
  let text = ''
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text
  }
  return text
}

const numerals: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(number: number): string {
  let rest = number
  let text = ''
  for (const [value, letter] of numerals) {
    text += letter.repeat(Math.floor(rest / value))
    rest %= value
  }
  return text
}

/**
 * The sign drawn in front of an item: bullets change with the depth, numbers go 1. a. i. as in Word. A task has
 * none, since its checkbox stands there.
 */
export function markerOf({ list, depth, number }: Item): string {
  switch (list) {
    case 'bullet':
      return bullets[depth % 3] ?? bullets[0]
    case 'task':
      return ''
    case 'ordered': {
      if (number < 1 || number > 3999) return `${number}.`
      return `${[String, letters, roman][depth % 3]?.(number) ?? number}.`
    }
  }
}
