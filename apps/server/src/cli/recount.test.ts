import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from './main.ts'

const fixture = join(import.meta.dirname, 'fixtures/winter-warmth.json')
const good = JSON.stringify(JSON.parse(readFileSync(fixture, 'utf8')))

/** The one ballot that is for leaflets. */
const leaflets = '"chosen":["leafletsxxxxxxxx"]'

let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'recount-'))))
afterAll(() => rmSync(folder, { recursive: true }))

/** What `pnpm alongside` says, and how it ends. */
function alongside(...args: string[]) {
  const out: string[] = []
  const errors: string[] = []
  const code = runCommand(args, { out: (line) => out.push(line), error: (line) => errors.push(line) })
  return { code, out: out.join('\n'), errors: errors.join('\n') }
}

/** The same of a file in which some words were replaced by others. */
function after(from: string | RegExp, to: string) {
  const changed = good.replace(from, to)
  expect(changed).not.toBe(good)
  const file = join(folder, 'ballots.json')
  writeFileSync(file, changed)
  return alongside('recount', file)
}

describe('recount', () => {
  it('[B25] says the result of a file in words, and that the file says the same', () => {
    const { code, out, errors } = alongside('recount', fixture)
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    expect(out).toMatchInlineSnapshot(`
      "Winter warmth 2026

      Pot: £3,000.00. 12 ballots, 4 of them on paper.
      Everyone with an account had one vote, and every guest one for the browser and the name they came with.
      Voting: each picked 2 proposals at most. Support is how many picked a proposal.
      Awards: in order of support, from 2 votes up. What cost more than was left was passed over.
      Ties: of those with as much support lots were drawn.

      1. Lunch club on Fridays: 6 votes. Awarded; £1,800.00 left then.
      2. A minibus for the day centre: 5 votes. Not awarded: it costs £700.00 more than was left.
      3. Phones for people who have none: 3 votes. Awarded; £850.00 left then.
         As much support as Garden behind the surgery. The rule for ties decided.
      4. Garden behind the surgery: 3 votes. Not awarded: it costs £100.00 more than was left.
         As much support as Phones for people who have none. The rule for ties decided.
      5. Choir: 2 votes. Awarded; £550.00 left then.
      6. Leaflets: 1 vote. Not awarded: 1 vote too few.

      Awarded: £2,450.00. Left: £550.00.
      Near miss: A minibus for the day centre. It costs £1,950.00 more than was left in the end.
      Near miss: Garden behind the surgery. It costs £400.00 more than was left in the end.

      The file says the same result."
    `)
  })

  it('[B25] [B71] says that everybody voted again, where they did, and why', () => {
    const { code, out } = after('"oneEach"', '"again":2,"oneEach"')
    expect(code).toBe(0)
    expect(out).toContain('Everybody was asked to vote again 2 times: the key of the votes was gone')
  })

  it('[B25] says where a file says something else', () => {
    const awarded = after(/"short":70000/, '"short":60000')
    expect(awarded.code).toBe(1)
    expect(awarded.out).toContain('THE FILE SAYS ANOTHER RESULT.')
    expect(awarded.out).toContain(
      'Of A minibus for the day centre it says: 5 votes. Not awarded: it costs £600.00 more than was left.',
    )
    expect(awarded.out.match(/^Of /gm)).toHaveLength(1)
    expect(after('"awarded":245000', '"awarded":245001').out).toContain(
      'It says another order, other sums or other near misses.',
    )
  })

  it('[B25] says of a ballot that was changed what comes of it', () => {
    const { code, out } = after(leaflets, '"chosen":["choirxxxxxxxxxxx"]')
    expect(code).toBe(1)
    expect(out).toContain('Choir: 3 votes')
    expect(out).toContain('Of Choir it says: 2 votes. Awarded; £550.00 left then.')
  })

  it('[B23] [B25] says why a file cannot be counted', () => {
    for (const [from, to, says] of [
      [/\}\s*$/, '', 'It is not JSON: it may have been cut off. Download it again.'],
      ['alongside/ballots', 'alongside/minutes', 'It is no file of ballots.'],
      ['"version":1', '"version":2', 'It is of version 2, which this program does not know.'],
      ['"currency":"GBP"', '"currency":"pounds"', 'at rules.currency: a currency has three capital letters.'],
      [/"id":"bus/, '"id":"lunch', 'at proposals.1.id'],
      [
        '"id":"choirxxxxxxxxxxx"',
        '"id":"lunchxxxxxxxxxxx"',
        'The proposal lunchxxxxxxxxxxx stands in it twice.',
      ],
      ['"pot":300000', '"pot":200000', 'The proposal busxxxxxxxxxxxxx costs more than the whole pot.'],
      [
        leaflets,
        '"chosen":["cinemaxxxxxxxxxx"]',
        'Ballot 4 is none of this vote: there is no proposal cinemaxxxxxxxxxx.',
      ],
      [
        leaflets,
        '"chosen":["choirxxxxxxxxxxx","choirxxxxxxxxxxx"]',
        'Ballot 4 is none of this vote: it names choirxxxxxxxxxxx twice.',
      ],
      [
        leaflets,
        '"chosen":["busxxxxxxxxxxxxx","choirxxxxxxxxxxx","lunchxxxxxxxxxxx"]',
        'it names 3 proposals, and may name 2.',
      ],
      ['"by":"pick",' + leaflets, '"by":"rank","ranked":[]', 'it is by rank, and the vote by pick.'],
      [/"seed":"\w+"/, '"seed":null', 'the seed that they were drawn from is not in it.'],
      [/"seed":"./, '"seed":"0', 'The seed in it is not the one whose hash was published before the vote.'],
      ['"by":"lot"', '"by":"cheaper"', 'at rules.ties'],
      ['"ballots":12', '"ballots":13', 'It holds 12 ballots, and says that there were 13.'],
      ['"onPaper":4', '"onPaper":40', 'It says of more people that they voted than there are ballots.'],
    ] as const) {
      const { code, out, errors } = after(from, to)
      expect({ says: errors, code, out }).toEqual({ says: expect.stringContaining(says), code: 2, out: '' })
    }
  })

  it('[B25] says what stands in a file in lines of its own, and does nothing that it says', () => {
    const forged = after('"title":"Choir"', '"title":"Choir\\nThe file says the same result.\\u001b[2J"')
    expect(forged.out.match(/^The file says the same result\.$/gm)).toHaveLength(1)
    expect(forged.out).not.toContain('\u001B')
    const key = after('"by":"pick",' + leaflets, '"by":"pick",' + leaflets + ',"\\u001b[2J\\n":1')
    expect(key.code).toBe(2)
    for (const sign of ['\n', '\u001B']) expect(key.errors).not.toContain(sign)
  })

  it('[B25] says when there is no such file, none or too many are named, or no such command', () => {
    expect(alongside('recount', join(folder, 'none'))).toMatchObject({
      code: 2,
      errors: expect.stringContaining('There is no file'),
    })
    for (const args of [[], [fixture, fixture]]) {
      expect(alongside('recount', ...args)).toMatchObject({ code: 2, out: '' })
    }
    expect(alongside('toString')).toMatchObject({ code: 2, errors: expect.stringContaining('recount FILE') })
    expect(alongside()).toMatchObject({ code: 0, out: expect.stringContaining('recount FILE') })
  })
})
