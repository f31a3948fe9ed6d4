import type { CriterionKey, CriterionText } from './key.ts'

export const en: Readonly<Record<CriterionKey, CriterionText>> = {
  reach: {
    title: 'Easy to reach',
    question: 'Can people get to this service when they need it?',
    help: 'Think of waiting, opening hours, phone and travel. Think of forms, language and steps to the door.',
  },
  listens: {
    title: 'Listens and explains',
    question: 'Do staff listen, and say things so that everyone understands?',
    help: 'Think of time to talk, plain words and an interpreter. Is it fine to ask again?',
  },
  equal: {
    title: 'Treats me as an equal',
    question: 'Are people treated as equals, who know their own lives best?',
    help: 'Who decides what happens? Are people asked first? Can they say no?',
  },
  strengths: {
    title: 'Builds on what I can do',
    question: 'Does the service start from what people can do and want?',
    help: 'Think of skills, interests, family, friends and neighbours. Or is it mostly about what is wrong?',
  },
  keepsPromises: {
    title: 'Does what it said',
    question: 'Does the service do what it said it would, when it said so?',
    help: 'Think of visits, calls back, letters and plans. Are people told when something changes?',
  },
  joinedUp: {
    title: 'Joined up',
    question: 'Do the people and services around somebody work together?',
    help: 'Do people have to tell their story again and again? Does anyone see the whole?',
  },
  safe: {
    title: 'Safe, and lets me take my own risks',
    question: 'Are people safe here, and free to take the risks they choose?',
    help: 'Do people feel safe to say what is wrong? Is worry used as a reason to say no?',
  },
  fair: {
    title: 'Fair to people who are usually left out',
    question: 'Does the service work as well for people who are usually left out?',
    help: 'Who does not come, and why? Think of language, disability, money, faith, age and where people live.',
  },
  connects: {
    title: 'Links me with others',
    question: 'Does the service help people to meet others and take part?',
    help: 'Think of groups, clubs, work, and people with the same experience. Are carers included?',
  },
  difference: {
    title: 'Makes a difference to my life',
    question: 'Is life better for people because of this service?',
    help: 'What can somebody do now that they could not do before? What would happen without it?',
  },
  learns: {
    title: 'Changed after feedback',
    question: 'Has the service changed something because of what people said?',
    help: 'Can you name one change? Were people told what became of their words?',
  },
  money: {
    title: 'Worth the money',
    question: 'Is the money for this service well spent?',
    help: 'Think of what helps and what is wasted. Could the same money do more good?',
  },
}
