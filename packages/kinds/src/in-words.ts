import type { Header } from '@alongside/protocol'
import type { BlockRules } from './block-rules.ts'
import { kindOf, type KindId } from './kinds.ts'
import type { Language } from './language.ts'
import type { Catalogue, KindText } from './text/catalogue.ts'
import { da } from './text/da.ts'
import { en } from './text/en.ts'

const catalogues: Readonly<Record<Language, Catalogue>> = { en, da }

/** A section of a new document, in one language. */
export interface SectionInWords {
  readonly key: string
  readonly title: string
  readonly prompt: string
  readonly rules: BlockRules
}

/** What a new document of a kind starts with. */
export interface Outline {
  readonly header: Header
  /** It belongs to the person who starts it: no office gives a right to it. */
  readonly personal: boolean
  /** It comes about as somebody calls a meeting, and not as a document that is begun. */
  readonly isCalled: boolean
  readonly sections: readonly {
    readonly key: string
    readonly title: string
    readonly prompt: string
    readonly ownerOnly: boolean
    readonly needsVoice: BlockRules['needsVoice']
    /** By the key of the section that it waits for. */
    readonly opensAfter: BlockRules['opensAfter']
  }[]
}

/** The title of a kind, in plain words. */
export function titleOf(kind: KindId, language: Language): string {
  return catalogues[language][kind].title
}

/** What a kind is for, in one or two sentences. */
export function purposeOf(kind: KindId, language: Language): string {
  return catalogues[language][kind].purpose
}

/** The sections of a kind with their words and rules, in order. */
export function sectionsOf(kind: KindId, language: Language): readonly SectionInWords[] {
  const text: KindText = catalogues[language][kind]
  return (kindOf(kind)?.sections ?? []).flatMap(({ key, rules }) => {
    const words = text.sections[key]
    return words === undefined ? [] : [{ key, rules, ...words }]
  })
}

/** What a new document starts with, in one language; null for a kind that cannot be made. */
export function outlineOf(id: string, language: Language): Outline | null {
  const kind = kindOf(id)
  if (kind === null) return null
  return {
    header: { ...kind.header, purpose: purposeOf(kind.id, language), language },
    personal: kind.personal,
    isCalled: kind.isCalled,
    sections: sectionsOf(kind.id, language).map(({ key, title, prompt, rules }) => ({
      key,
      title,
      prompt,
      ownerOnly: rules.ownerOnly,
      needsVoice: rules.needsVoice,
      opensAfter: rules.opensAfter,
    })),
  }
}
