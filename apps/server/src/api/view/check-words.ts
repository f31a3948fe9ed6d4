import type { Language } from '@alongside/kinds'
import type { Check, MeetingAnswer } from '@alongside/meeting'
import type { Needs } from '@alongside/protocol'
import { mayReadNeeds, needLines, type NeedLine, type Space } from '@alongside/space'
import type { KeptNeeds, NeedsList, People } from '@alongside/storage'
import { namesIn, type Names } from './names.ts'

export interface CheckWordsDeps {
  readonly needs: Pick<NeedsList, 'find'>
  readonly people: People
}

type CheckWords = MeetingAnswer['checkWords'][number]

/** The words of checks as they stand in people's needs now, as far as the reader may read those. */
export async function checkWords(
  { needs, people }: CheckWordsDeps,
  space: Space,
  checks: readonly Check[],
  { person: reader, language }: { readonly person: string; readonly language: Language },
): Promise<CheckWords[]> {
  const whose = [...new Set(checks.map(({ person }) => person))]
  const found = await Promise.all(whose.map((person) => needs.find(space.id, person)))
  const open = new Map(
    found.flatMap((kept): [string, KeptNeeds][] =>
      kept !== null && mayReadNeeds(space, reader, kept) ? [[kept.person, kept]] : [],
    ),
  )
  const supporters = [...open.values()].flatMap((kept) => kept.needs.supporter ?? [])
  const names = await namesIn(space, people, supporters, language)
  return checks.flatMap((check) => {
    const kept = open.get(check.person)
    const line = needLines.find((one) => one === check.need)
    if (kept === undefined || line === undefined) return []
    const words = { check: check.id, ...said(kept.needs, line, names) }
    return words.words === '' && words.formats.length === 0 ? [] : [words]
  })
}

function said(needs: Needs, line: NeedLine, names: Names): Omit<CheckWords, 'check'> {
  switch (line) {
    case 'formats':
      return { formats: needs.formats, words: needs.formatWords }
    case 'supporter': {
      const named = needs.supporter === null ? null : names.of(needs.supporter)
      return {
        formats: [],
        words: [named ?? '', needs.supporterWords].filter((one) => one !== '').join(', '),
      }
    }
    default:
      return { formats: [], words: needs[line] }
  }
}
