import { serviceFactsSchema, type ServiceFacts } from '@alongside/protocol'
import { z } from 'zod'
import { checkFields } from '#lib/forms/check-fields.ts'
import { answer, answerOrNull, type Step, type Values } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'

const { name, provider, commissioner, about } = serviceFactsSchema.shape

/** The page that asks what a service is called, who runs it and who pays for it. */
export const serviceStep: Step<'newService'> = {
  name: 'newService',
  fields: ['name', 'provider', 'commissioner', 'about'],
  check: checkFields({
    name: [name, m.evaluation_nameWrong],
    provider: [provider, m.evaluation_providerWrong],
    commissioner: [z.union([z.literal(''), commissioner.unwrap()]), m.evaluation_commissionerWrong],
    about: [about, m.evaluation_aboutWrong],
  }),
}

/** The service that the answers make. Throws `ZodError` unless they were checked. */
export function serviceFrom(values: Values): ServiceFacts {
  return serviceFactsSchema.parse({
    name: answer(values, 'name'),
    provider: answer(values, 'provider'),
    commissioner: answerOrNull(values, 'commissioner'),
    about: answer(values, 'about'),
  })
}

/** The answers that make this service. */
export function answersOfService(facts: ServiceFacts): Values {
  return {
    name: [facts.name],
    provider: [facts.provider],
    commissioner: [facts.commissioner ?? ''],
    about: [facts.about],
  }
}
