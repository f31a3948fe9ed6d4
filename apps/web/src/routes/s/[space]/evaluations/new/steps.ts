import type { EvaluationsAnswer } from '@alongside/evaluation'
import { daySchema, idSchema, lineSchema } from '@alongside/protocol'
import { z } from 'zod'
import { serviceStep } from '#lib/evaluation/service-form.ts'
import { checkFields } from '#lib/forms/check-fields.ts'
import { answer, type Step, type Values } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'

/** Stands for a service that is not written down yet, and for an evaluation that follows none. */
export const none = 'none'

export type StepName = 'service' | 'newService' | 'from' | 'period' | 'title' | 'check'

const service: Step<StepName> = {
  name: 'service',
  fields: ['service'],
  check: checkFields({ service: [z.union([z.literal(none), idSchema]), m.evaluation_serviceWrong] }),
}

const from: Step<StepName> = {
  name: 'from',
  fields: ['from'],
  check: checkFields({ from: [z.union([z.literal(none), idSchema]), m.evaluation_fromWrong] }),
}

const period: Step<StepName> = {
  name: 'period',
  fields: ['begins', 'ends'],
  check(values) {
    const wrong = checkFields({
      begins: [daySchema, m.evaluation_dayWrong],
      ends: [daySchema, m.evaluation_dayWrong],
    })(values)
    return wrong.length === 0 && answer(values, 'ends') < answer(values, 'begins')
      ? [{ field: 'ends', text: m.evaluation_endsWrong() }]
      : wrong
  },
}

const title: Step<StepName> = {
  name: 'title',
  fields: ['title', 'made'],
  check: checkFields({ title: [lineSchema(200), m.evaluation_titleWrong] }),
}

/** The questions before an evaluation is begun, which depend on what there is and what was answered. */
export function stepsFor(known: EvaluationsAnswer, values: Values): readonly Step<StepName>[] {
  const chosen = answer(values, 'service')
  const isNew = known.services.length === 0 || chosen === none
  const hasEarlier = !isNew && known.evaluations.some((one) => one.service === chosen)
  return [
    ...(known.services.length > 0 ? [service] : []),
    ...(isNew ? [serviceStep] : []),
    ...(hasEarlier ? [from] : []),
    period,
    title,
    { name: 'check', fields: [], check: () => [] },
  ]
}

/** All that any of these pages asks. */
export const allFields = [service, serviceStep, from, period, title].flatMap(({ fields }) => fields)
