import type { EvaluationSummary, ServiceView } from '@alongside/evaluation'
import { expect, it } from 'vitest'
import { servicesShown, waitingForMe } from './list.ts'

const service = (id: string, name: string): ServiceView => ({
  id,
  facts: { name, provider: 'Riverside', commissioner: null, about: '' },
})
const evaluation = (
  id: string,
  of: string,
  phase: EvaluationSummary['phase'],
  to: string,
  isOnPanel = true,
): EvaluationSummary => ({
  id,
  slug: id,
  title: id,
  phase,
  service: of,
  period: { from: '2025-01-01', to },
  scope: null,
  from: null,
  deadline: null,
  heldIn: null,
  isOnPanel,
})
const all = [
  evaluation('old', 'pharmacy', 'finished', '2025-06-30'),
  evaluation('new', 'pharmacy', 'scoring', '2025-12-31'),
  evaluation('other', 'breaks', 'finished', '2025-12-31'),
  evaluation('theirs', 'breaks', 'finished', '2024-12-31', false),
]

it('services that something is happening to come first, each with its latest evaluation first', () => {
  const services = [service('breaks', 'Breaks'), service('pharmacy', 'Pharmacy'), service('advice', 'Advice')]
  const shown = servicesShown({ services, evaluations: all })
  expect(shown.map(({ service: { id }, evaluations }) => [id, evaluations.map((one) => one.id)])).toEqual([
    ['pharmacy', ['new', 'old']],
    ['advice', []],
    ['breaks', ['other', 'theirs']],
  ])
})

it('waits for somebody while they are on its panel and it is not finished', () => {
  const theirs = evaluation('notMine', 'breaks', 'scoring', '2025-12-31', false)
  expect(waitingForMe([...all, theirs]).map(({ id }) => id)).toEqual(['new'])
})
