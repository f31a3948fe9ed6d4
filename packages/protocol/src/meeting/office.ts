import type { z } from 'zod'
import { officeSchema } from '../office.ts'

/** What someone is asked to do in one meeting; the offices of the space hold there too. */
export const meetingOfficeSchema = officeSchema.exclude(['organiser'])
export type MeetingOffice = z.infer<typeof meetingOfficeSchema>
