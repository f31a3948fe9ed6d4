/** Letters of other alphabets, and signs, that are read as these Latin ones. */
const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a',
  α: 'a',
  ɑ: 'a',
  '4': 'a',
  '@': 'a',
  в: 'b',
  ь: 'b',
  β: 'b',
  '8': 'b',
  с: 'c',
  ς: 'c',
  '¢': 'c',
  ԁ: 'd',
  đ: 'd',
  ð: 'd',
  е: 'e',
  є: 'e',
  ε: 'e',
  '3': 'e',
  '€': 'e',
  ғ: 'f',
  ɡ: 'g',
  '9': 'g',
  н: 'h',
  һ: 'h',
  η: 'n',
  і: 'l',
  ι: 'l',
  ı: 'l',
  i: 'l',
  '1': 'l',
  '|': 'l',
  '!': 'l',
  ӏ: 'l',
  ł: 'l',
  ј: 'j',
  к: 'k',
  κ: 'k',
  м: 'm',
  μ: 'm',
  п: 'n',
  о: 'o',
  ο: 'o',
  σ: 'o',
  '0': 'o',
  ø: 'o',
  р: 'p',
  ρ: 'p',
  ԛ: 'q',
  г: 'r',
  ѕ: 's',
  '5': 's',
  $: 's',
  ß: 'ss',
  т: 't',
  τ: 't',
  '7': 't',
  υ: 'u',
  ν: 'v',
  ѵ: 'v',
  ԝ: 'w',
  ω: 'w',
  х: 'x',
  χ: 'x',
  у: 'y',
  γ: 'y',
  ζ: 'z',
  '2': 'z',
  æ: 'ae',
  œ: 'oe',
}

/** Whole alphabets whose letters are read as Latin ones, beside those: small capitals, Cherokee, Lisu, Armenian. */
const alphabets = [
  ['ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghljklmnoprstuvwyz'],
  ['ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ', 'abcdeghljklmprstvwz'],
  ['ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ', 'abcdefghljklmnoprstuvwxyz'],
  ['ցհոռօքզսլ', 'ghnnopqul'],
] as const

const readAs: ReadonlyMap<string, string> = new Map([
  ...Object.entries(lookAlikes),
  ...alphabets.flatMap(([from, to]) =>
    Array.from(from.toLowerCase(), (letter, at): [string, string] => [letter, to[at] ?? letter]),
  ),
])

/** What of a name is seen at a glance: no case, accents, spaces or signs, and one letter for all that look like it. */
function seen(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase().normalize('NFKD')
  return Array.from(plain)
    .map((letter) => readAs.get(letter) ?? letter)
    .join('')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
}

/** Says whether a name has anything by which it is told from others: a letter or a number. */
export function isName(name: string): boolean {
  return seen(name) !== ''
}

/** What sets one part of a name off from another, as in "Asha Rahman (member)"; not what joins two names in one. */
const between = /[^\p{L}\p{M}\p{N}\s.'’ʼ‐‑-]+|\s[-‐‑]+\s/u

/**
 * Says whether a name, or one part of it, would be read as one of `names`: whoever comes as a guest may not take it, nor
 * add to it what makes it sound like the member all the more.
 */
export function isNameTaken(name: string, names: Iterable<string>): boolean {
  const wanted = new Set([name, ...name.normalize('NFKD').split(between)].map(seen))
  return [...names].some((one) => isName(one) && wanted.has(seen(one)))
}
