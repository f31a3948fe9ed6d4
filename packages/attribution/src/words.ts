/** Words as people count them: letters, marks and digits in a row, held together by an apostrophe, a hyphen or a point. */
const word = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu

/** Where the words of a text stand, in its UTF-16 units. */
export function wordsIn(text: string): { readonly from: number; readonly to: number }[] {
  return Array.from(text.matchAll(word), ({ 0: { length }, index }) => ({ from: index, to: index + length }))
}
