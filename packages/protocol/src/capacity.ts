import { z } from 'zod'

/** In what capacity a person speaks. A capacity never gives or takes a permission. */
export const capacities = [
  'usesServices',
  'unpaidCarer',
  'layPartner',
  'youngPerson',
  'frontlineStaff',
  'clinician',
  'commissioner',
  'electedMember',
  'facilitator',
  'observer',
] as const

export const capacitySchema = z.enum(capacities)
export type Capacity = z.infer<typeof capacitySchema>

/** Groups of capacities that quorum, votes and figures count by; a space may keep its own. */
export const capacityGroups = {
  lay: ['usesServices', 'unpaidCarer', 'layPartner', 'youngPerson'],
  livedExperience: ['usesServices', 'youngPerson'],
} as const satisfies Record<string, readonly Capacity[]>

/** Those who are there as part of their work. */
export const staffCapacities: readonly Capacity[] = ['frontlineStaff', 'clinician', 'commissioner']
