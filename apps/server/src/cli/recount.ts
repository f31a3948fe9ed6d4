import { recount } from '@alongside/allocation'
import { fileProblemInWords } from './file-problem-words.ts'
import type { Output } from './output.ts'
import { textIn } from './named-file.ts'
import { differencesInWords, resultInWords } from './recount-words.ts'

/**
 * Counts a file of ballots again and says what came of it. Returns 0 where the file says the same, 1 where it says
 * something else, and 2 where it could not be counted.
 */
export function recountFile(args: readonly string[], { out, error }: Output): number {
  const [name] = args
  if (name === undefined || args.length > 1) {
    error('Name one file of ballots: pnpm alongside recount FILE')
    return 2
  }
  const text = textIn(name)
  if (text === null) {
    error(`There is no file ${name} that can be read.`)
    return 2
  }
  const counted = recount(text)
  if (!counted.ok) {
    error(`${name} cannot be counted. ${fileProblemInWords(counted.problem)}`)
    return 2
  }
  const { file, result, isSame } = counted
  for (const line of resultInWords(file, result)) out(line)
  out('')
  out(isSame ? 'The file says the same result.' : 'THE FILE SAYS ANOTHER RESULT.')
  if (!isSame) for (const line of differencesInWords(file, result)) out(line)
  return isSame ? 0 : 1
}
