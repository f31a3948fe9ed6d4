import { kind, section } from '../kind.ts'

/** Personal care and support plan: the person's own; it starts from what they bring, and needs come later. */
export const carePlan = kind({
  id: 'carePlan',
  personal: true,
  isCalled: false,
  header: { status: 'draft', rung: 'doneTogether', confidentiality: 'space', reviewDue: null },
  sections: [
    section('howToTalk', { ownerOnly: true }),
    section('myLife'),
    section('whatIBring'),
    section('whatIWant', { needsVoice: 'usesServices' }),
    section('whatGetsInTheWay', { opensAfter: { section: 'whatIBring', entries: 1 } }),
    section('exchange', { views: ['person', 'carer', 'staff'], agreed: true }),
    section('whatWeWillDo'),
    section('myBudget'),
    section('risksIChoose', { agreed: true }),
    section('ifThingsChange'),
    section('myCarer', { needsVoice: 'unpaidCarer' }),
    section('sharing'),
    section('agreement', { agreed: true }),
    section('review'),
  ],
})
