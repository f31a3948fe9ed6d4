import { hearingSettingsSchema, type HearingSettings } from '@alongside/protocol'
import type { FieldError } from '#lib/forms/field-error.ts'
import { answer, answersTo, type Values } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'

const fields = ['when', 'reminders', 'at', 'on', 'quietFrom', 'quietTo', 'zone', 'muted'] as const

/** What a form sent, by field. */
export const answersIn = (form: FormData): Values => answersTo(fields, form)

/** The answers that make these settings. */
export function answersOf({ mails, reminders, rhythm, quiet, zone, muted }: HearingSettings): Values {
  return {
    when: [mails ? rhythm.each : 'never'],
    reminders: reminders ? ['yes'] : [],
    at: ['at' in rhythm ? rhythm.at : '09:00'],
    on: ['on' in rhythm ? String(rhythm.on) : '1'],
    quietFrom: [quiet?.from ?? ''],
    quietTo: [quiet?.to ?? ''],
    zone: [zone ?? ''],
    muted,
  }
}

const isTime = (value: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value)

/** The settings that the answers make, or what is to be mended; how often stays as it was while there are no mails. */
export function settingsFrom(
  values: Values,
  before: HearingSettings,
): { settings: HearingSettings } | { errors: readonly FieldError[] } {
  const [when, at, on] = [answer(values, 'when'), answer(values, 'at'), Number(answer(values, 'on'))]
  const [from, to] = [answer(values, 'quietFrom'), answer(values, 'quietTo')]
  const hasQuiet = from !== '' || to !== ''
  const errors = [
    ...(['once', 'day', 'week', 'never'].includes(when)
      ? []
      : [{ field: 'when', text: m.hearing_whenWrong() }]),
    ...((when === 'day' || when === 'week') && !isTime(at)
      ? [{ field: 'at', text: m.hearing_timeWrong() }]
      : []),
    ...(hasQuiet && (!isTime(from) || !isTime(to) || from === to)
      ? [{ field: 'quietFrom', text: m.hearing_quietWrong() }]
      : []),
  ]
  if (errors.length > 0) return { errors }
  const read = hearingSettingsSchema.safeParse({
    mails: when !== 'never',
    reminders: answer(values, 'reminders') === 'yes',
    rhythm: when === 'never' ? before.rhythm : { each: when, at, on },
    quiet: hasQuiet ? { from, to } : null,
    zone: answer(values, 'zone') || null,
    muted: values['muted'] ?? [],
  })
  return read.success ? { settings: read.data } : { errors: [{ field: 'zone', text: m.hearing_zoneWrong() }] }
}
