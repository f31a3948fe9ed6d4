import { formats, needsSchema, type MemberView, type Needs } from '@alongside/protocol'
import { fieldErrors, type FieldWords } from '#lib/forms/read-form.ts'
import type { FieldError } from '#lib/forms/field-error.ts'
import { answer, answersTo, type Values } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'
import { personName } from '#lib/words/names.ts'

/** The fields of the form, in its order, with words for what can be wrong with each. */
export const needsFields: FieldWords = {
  formats: m.needs_tooLong,
  formatWords: m.needs_tooLong,
  language: m.needs_tooLong,
  channel: m.needs_channelWrong,
  from: m.needs_supporterWrong,
  reach: m.needs_tooLong,
  times: m.needs_tooLong,
  supporter: m.needs_supporterWrong,
  supporterWords: m.needs_tooLong,
  pleaseDo: m.needs_tooLong,
  pleaseDont: m.needs_tooLong,
  sharing: m.needs_sharingWrong,
  people: m.needs_peopleWrong,
}

export const emptyNeeds: Values = { channel: ['mail'], sharing: ['organisers'] }

/** The answers that make these needs. */
export function answersOfNeeds(needs: Needs): Values {
  const { channel, sharing } = needs
  return {
    formats: needs.formats,
    formatWords: [needs.formatWords],
    language: [needs.language],
    channel: [channel.by],
    from: ['from' in channel ? (channel.from ?? '') : ''],
    reach: [needs.reach],
    times: [needs.times],
    supporter: [needs.supporter ?? ''],
    supporterWords: [needs.supporterWords],
    pleaseDo: [needs.pleaseDo],
    pleaseDont: [needs.pleaseDont],
    sharing: [sharing.with],
    people: sharing.with === 'people' ? sharing.people : [],
  }
}

/** What a form sent, by field. */
export const answersIn = (form: FormData): Values => answersTo(Object.keys(needsFields), form)

/** The needs that the answers make, or what is to be mended. */
export function needsFrom(values: Values): { needs: Needs } | { errors: readonly FieldError[] } {
  const [by, sharedWith] = [answer(values, 'channel'), answer(values, 'sharing')]
  const orNull = (field: string) => answer(values, field) || null
  const read = needsSchema.safeParse({
    formats: formats.filter((format) => values['formats']?.includes(format)),
    formatWords: answer(values, 'formatWords'),
    language: answer(values, 'language'),
    channel: by === 'letter' || by === 'call' ? { by, from: orNull('from') } : { by },
    reach: answer(values, 'reach'),
    times: answer(values, 'times'),
    supporter: orNull('supporter'),
    supporterWords: answer(values, 'supporterWords'),
    pleaseDo: answer(values, 'pleaseDo'),
    pleaseDont: answer(values, 'pleaseDont'),
    sharing:
      sharedWith === 'people' ? { with: 'people', people: values['people'] ?? [] } : { with: sharedWith },
  })
  if (read.success) return { needs: read.data }
  return { errors: fieldErrors(read.error.issues, needsFields, m.trouble_invalid) }
}

/** Those who can be named: members who are there, but the person themselves. */
export function othersThan(person: string, members: readonly MemberView[]) {
  return members
    .filter((member) => !member.left && member.person !== person)
    .map((member) => ({ value: member.person, label: personName(member) }))
}
