import { z } from 'zod'

/** What a schema found wrong, as far as it is told: its own words are for those who write programs. */
const issueSchema = z.union([
  z.object({ code: z.literal('too_big'), origin: z.string(), maximum: z.number() }),
  z.object({ code: z.literal('too_small'), origin: z.string(), minimum: z.number() }),
  z.object({ code: z.literal('invalid_format'), format: z.enum(['email', 'date']) }),
])

/** Says in plain words why something that was sent is not taken. */
export function misfitWords(issue: unknown): string {
  const { data } = issueSchema.safeParse(issue)
  switch (data?.code) {
    case 'too_big':
      if (data.origin === 'string') return `This is too long. Write ${data.maximum} characters at most.`
      return data.origin === 'array' ? `These are too many. Send ${data.maximum} at most.` : elsewise
    case 'too_small':
      if (data.origin === 'array') return `These are too few. Send ${data.minimum} at least.`
      if (data.origin !== 'string') return elsewise
      return data.minimum === 1
        ? 'Something needs to be written here.'
        : `This is too short. Write ${data.minimum} characters at least.`
    case 'invalid_format':
      return data.format === 'email'
        ? 'This is not a whole e-mail address, as name@example.org.'
        : 'This is not a day, as 2026-03-28.'
    default:
      return elsewise
  }
}

const elsewise = 'This is not what this address takes.'
