import { kind } from '../kind.ts'

/** A service that a panel scores in the product: each criterion is a section. */
export const coEvaluation = kind({
  id: 'coEvaluation',
  personal: false,
  isCalled: true,
  header: { status: 'draft', rung: 'doneTogether', confidentiality: 'space', reviewDue: null },
  sections: [],
})
