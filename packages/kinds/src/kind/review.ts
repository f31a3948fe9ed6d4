import { kind, section } from '../kind.ts'

/** Co-production review: how far we really worked together, with evidence. */
export const review = kind({
  id: 'review',
  personal: false,
  isCalled: false,
  header: { status: 'draft', rung: 'doneTogether', confidentiality: 'space', reviewDue: null },
  sections: [
    section('scope'),
    section('level', { needsVoice: 'lay' }),
    section('principles'),
    section('jigsaw'),
    section('whoWasMissing'),
    section('power'),
    section('youSaidWeDid'),
    section('limits'),
    section('commitments', { agreed: true }),
    section('nextReview'),
  ],
})
