import { kind, section } from '../kind.ts'

/** How a space works together, reviewed in the product: what is scored stands beside these, which are written together. */
export const coReview = kind({
  id: 'coReview',
  personal: false,
  isCalled: true,
  header: { status: 'draft', rung: 'doneTogether', confidentiality: 'space', reviewDue: null },
  sections: [
    section('culture'),
    section('structure'),
    section('practice'),
    section('learning'),
    section('whoWasMissing'),
    section('limits'),
  ],
})
