import { kind } from '../kind.ts'

/** A meeting that is held in the product: each item of its agenda is a section. */
export const meeting = kind({
  id: 'meeting',
  personal: false,
  isCalled: true,
  header: { status: 'draft', rung: 'doneTogether', confidentiality: 'space', reviewDue: null },
  sections: [],
})
