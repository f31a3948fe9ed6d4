import type { EvaluationResult } from '@alongside/evaluation'
import type { Language } from '@alongside/kinds'
import type { OpenBlock } from '@alongside/meeting'
import type { Capacity, Claim } from '@alongside/protocol'
import { documentOfSource, type Beside, type EvidenceAnswer, type Source } from '@alongside/review'
import { tableFile } from '../evaluation/table-file.ts'
import { wordsIn } from '../mail/words/words.ts'

interface Shown {
  readonly claim: Claim
  readonly beside: Beside
  readonly actions: EvaluationResult['actions']
  readonly timeZone: string
}

type Line = readonly (string | number)[]

interface Counted {
  readonly people: number | ''
  readonly whole: number
  readonly part: number | ''
}

/**
 * What stands beside the scores of a review as a table that programs for sheets open: a line for each thing that is
 * told, under what it is about. Of what there is too little of there is a line that says so, without a number.
 */
export function shownTable({ claim, beside, actions, timeZone }: Shown, language: Language): string {
  const { shownTable: words, capacity, locale } = wordsIn(language)
  const { evidence, documents, knowsNeeds } = beside.shown
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  const titleOf = (id: string | null) => documents.find((one) => one.id === id)?.title ?? ''
  const from = (sources: readonly Source[]) =>
    [...new Set(sources.map((one) => titleOf(documentOfSource(one))))]
      .filter((title) => title !== '')
      .join('; ')
  const groupOf = (capacities: readonly Capacity[]) => capacities.map((one) => capacity[one]).join(' + ')

  function line(
    about: string,
    cells: Partial<Record<'what' | 'group' | 'words' | 'from', string>>,
    counted?: Counted,
  ): Line {
    const { what = '', group = '', words: said = '', from: places = '' } = cells
    return [
      about,
      what,
      group,
      counted?.people ?? '',
      counted?.whole ?? '',
      counted?.part ?? '',
      said,
      places,
    ]
  }

  function told(sort: Exclude<keyof EvidenceAnswer['evidence'], 'money' | 'beginnings'>): readonly Line[] {
    const part = evidence[sort]
    const about = words.about[sort]
    if (part.figure === null) return [line(about, { words: words.tooLittle, from: from(part.sources) })]
    const groups = 'groups' in part.figure ? part.figure.groups : []
    const counted = ({ people, whole, part: some }: Counted) =>
      ({ people, whole, part: hasPart(sort) ? some : '' }) as const
    return [
      line(about, { group: words.everyone, from: from(part.sources) }, counted(part.figure)),
      ...groups.map((group) => line(about, { group: groupOf(group.capacities) }, counted(group))),
    ]
  }

  const money = evidence.money.flatMap(({ round, told: found }): readonly Line[] => {
    const what = titleOf(round)
    if (found === null) return [line(words.about.money, { what, words: words.tooLittle })]
    return [
      line(
        words.about.money,
        { what, group: words.everyone },
        countedOf({ voted: found.ballots, eligible: null }),
      ),
      ...found.groups.map((group) =>
        line(words.about.money, { what, group: groupOf(group.capacities) }, countedOf(group)),
      ),
    ]
  })
  const beginnings = evidence.beginnings.map(({ document, told: found }) => {
    const what = titleOf(document)
    if (found === null) return line(words.about.beginnings, { what, words: words.tooLittle })
    const said = found.firstLayAt === null ? words.noLayWords : day.format(found.firstLayAt)
    return line(
      words.about.beginnings,
      { what, words: said },
      { people: '', whole: found.whole, part: found.before },
    )
  })
  return tableFile([
    [
      words.aboutHead,
      words.what,
      words.group,
      words.people,
      words.whole,
      words.part,
      words.words,
      words.from,
    ],
    line(words.about.claim, { what: words.rungs[claim.rung], words: claim.words }),
    ...told('words'),
    ...beginnings,
    ...(['suggestions', 'chairing', 'deciding'] as const).flatMap(told),
    ...money,
    ...(['answers', 'promises', 'papers'] as const).flatMap(told),
    ...(knowsNeeds || evidence.needs.figure !== null ? told('needs') : []),
    ...beside.pieces.map(({ title, blocks }) =>
      line(words.about.pieces, { what: title, words: plainWords(blocks) }),
    ),
    ...actions.map(({ words: promised, due, status }) =>
      line(words.about.commitments, {
        what: promised,
        words: [due, words.statuses[status]].filter(Boolean).join(', '),
      }),
    ),
  ])
}

/** Whether something is told of a part of it, as of suggestions those that were taken up. */
function hasPart(sort: keyof EvidenceAnswer['evidence']): boolean {
  return !['words', 'chairing', 'deciding'].includes(sort)
}

/** Who voted of those who could; without a list nobody knows who could. */
function countedOf({
  voted,
  eligible,
}: {
  readonly voted: number
  readonly eligible: number | null
}): Counted {
  return { people: eligible ?? '', whole: voted, part: '' }
}

function plainWords(blocks: readonly OpenBlock[]): string {
  return blocks
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join('\n')
}
