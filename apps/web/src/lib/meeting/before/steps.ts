import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { checkFields } from '#lib/forms/check-fields.ts'
import type { FieldError } from '#lib/forms/field-error.ts'
import { answer, type Step, type Values } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'
import { quorumErrors } from './quorum-form.ts'
import { seriesErrors } from './series-form.ts'

/** What there is to say of a meeting that is to be held, a page each. */
export const partNames = ['title', 'when', 'where', 'more', 'people', 'quorum', 'series'] as const
export type PartName = (typeof partNames)[number]

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const orNone = <T extends z.ZodType>(schema: T) => z.union([z.literal(''), schema])
const both = (
  ...checks: readonly ((values: Values) => readonly FieldError[])[]
): ((values: Values) => readonly FieldError[]) => {
  return (values) => checks.flatMap((check) => check(values))
}

/** The questions about a meeting; each is asked when it is called, and can be answered otherwise later. */
export const parts: Readonly<Record<PartName, Step<PartName>>> = {
  title: {
    name: 'title',
    fields: ['title'],
    check: checkFields({ title: [z.string().min(1).max(200), m.meeting_titleWrong] }),
  },
  when: {
    name: 'when',
    fields: ['day', 'starts', 'ends'],
    check: both(
      checkFields({
        day: [z.iso.date(), m.form_dayWrong],
        starts: [time, m.meeting_timeWrong],
        ends: [time, m.meeting_timeWrong],
      }),
      (values) => {
        const [starts, ends] = [answer(values, 'starts'), answer(values, 'ends')]
        const isWrong = time.safeParse(starts).success && ends === starts
        return isWrong ? [{ field: 'ends', text: m.meeting_endsWrong() }] : []
      },
    ),
  },
  where: {
    name: 'where',
    fields: ['place', 'callUrl', 'phone'],
    check: checkFields({
      place: [z.string().max(500), m.meeting_placeWrong],
      callUrl: [orNone(z.url({ protocol: /^https$/ }).max(500)), m.meeting_callWrong],
      phone: [z.string().max(120), m.meeting_phoneWrong],
    }),
  },
  more: {
    name: 'more',
    fields: ['papersDue', 'preDay', 'preTime', 'preWords', 'payment', 'words'],
    check: both(
      checkFields({
        papersDue: [orNone(z.iso.date()), m.form_dayWrong],
        preDay: [orNone(z.iso.date()), m.form_dayWrong],
        preTime: [orNone(time), m.meeting_timeWrong],
        preWords: [z.string().max(500), m.meeting_preWordsWrong],
        payment: [z.string().max(1000), m.meeting_paymentWrong],
        words: [z.string().max(2000), m.meeting_wordsWrong],
      }),
      (values) => {
        const [day, at] = [answer(values, 'preDay'), answer(values, 'preTime')]
        if (day !== '' && at === '') return [{ field: 'preTime', text: m.meeting_preTimeMissing() }]
        const isMissing = day === '' && (at !== '' || answer(values, 'preWords') !== '')
        return isMissing ? [{ field: 'preDay', text: m.meeting_preDayMissing() }] : []
      },
    ),
  },
  people: {
    name: 'people',
    fields: ['comes', 'votes'],
    check: checkFields({ comes: [z.array(idSchema).max(500), m.meeting_peopleWrong] }),
  },
  quorum: { name: 'quorum', fields: ['atLeast', 'quorumWho', 'quorumOf'], check: quorumErrors },
  series: {
    name: 'series',
    fields: ['series', 'every', 'week', 'weekday', 'dates'],
    check: seriesErrors,
  },
}
