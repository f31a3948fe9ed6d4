import type { Scale } from '@alongside/protocol'
import type { Language } from '../language.ts'
import type { CriterionText } from './key.ts'

/** What every review asks: the level of co-production, and its four principles. */
const reviewKeys = ['level', 'equality', 'diversity', 'accessibility', 'reciprocity'] as const
type ReviewKey = (typeof reviewKeys)[number]

type ReviewTexts = Readonly<Record<ReviewKey, CriterionText>>

const en: ReviewTexts = {
  level: {
    title: 'How far it goes',
    question: 'How far does our work together go?',
    help: 'Do people who use services get what others decided? Do they support it with what they know and can do? Or do they change it, and share the power? Give an example.',
  },
  equality: {
    title: 'Equality',
    question: 'Does everyone count the same, whoever they are?',
    help: 'Nobody is more important than others. Everyone brings something: skills, time, what they have lived through. Who decides in the end?',
  },
  diversity: {
    title: 'Diversity',
    question: 'Are people with very different lives part of it?',
    help: 'Think of those who are usually left out. Who has never been asked? What would let them come?',
  },
  accessibility: {
    title: 'Access',
    question: 'Can everyone take part in the way that suits them?',
    help: 'Think of times, places, travel, money, words, formats and devices. Were needs asked for, and met?',
  },
  reciprocity: {
    title: 'Give and get',
    question: 'Does everyone who gives something get something back?',
    help: 'Think of pay, thanks, skills, friends, a say. Do people hear what became of what they said?',
  },
}

const da: ReviewTexts = {
  level: {
    title: 'Hvor langt det går',
    question: 'Hvor langt går vores arbejde sammen?',
    help: 'Får de, der bruger tilbud, det, andre har bestemt? Støtter de det med det, de ved og kan? Eller ændrer de det, og deles magten? Giv et eksempel.',
  },
  equality: {
    title: 'Ligeværd',
    question: 'Tæller alle lige meget, hvem de end er?',
    help: 'Ingen er vigtigere end andre. Alle har noget med: evner, tid, det, de har levet. Hvem bestemmer til sidst?',
  },
  diversity: {
    title: 'Forskellighed',
    question: 'Er mennesker med vidt forskellige liv med?',
    help: 'Tænk på dem, der ellers bliver glemt. Hvem er aldrig blevet spurgt? Hvad ville få dem til at komme?',
  },
  accessibility: {
    title: 'Adgang',
    question: 'Kan alle være med på den måde, der passer dem?',
    help: 'Tænk på tider, steder, rejser, penge, ord, formater og udstyr. Blev der spurgt til behov, og blev de mødt?',
  },
  reciprocity: {
    title: 'Give og få',
    question: 'Får alle, der giver noget, også noget igen?',
    help: 'Tænk på løn, tak, evner, venner, indflydelse. Hører folk, hvad der blev af det, de sagde?',
  },
}

const texts: Readonly<Record<Language, ReviewTexts>> = { en, da }

/** What a review starts with when it follows no other, each with what it is answered by. */
export function reviewCriteria(language: Language): readonly (CriterionText & { readonly scale: Scale })[] {
  return reviewKeys.map((key) => ({
    ...texts[language][key],
    scale: key === 'level' ? ('level' as const) : ('fully' as const),
  }))
}
