import { capacitySchema, seatSchema, type Seat } from '@alongside/protocol'
import { z } from 'zod'
import { m } from '#lib/paraglide/messages.js'
import { calendarDayInWords } from '#lib/words/time.ts'
import { capacityName } from '#lib/words/names.ts'
import { checkFields } from './check-fields.ts'
import { answer, answerOrNull, type Step, type Values } from './wizard.ts'

const capacitiesField = z.array(capacitySchema).min(1).max(10)
const day = z.union([z.literal(''), z.iso.date()])

/** The page that asks in what capacities someone takes part. */
export const capacitiesStep: Step<'capacities'> = {
  name: 'capacities',
  fields: ['capacities'],
  check: checkFields({ capacities: [capacitiesField, m.form_capacitiesWrong] }),
}

/** The page that asks what else is written down about a member; all of it may be left empty. */
export const seatStep: Step<'seat'> = {
  name: 'seat',
  fields: ['organisation', 'seat', 'speaksFor', 'from', 'to', 'voting'],
  check: (values) => {
    const wrong = checkFields({
      organisation: [z.string().max(120), m.seat_organisationWrong],
      seat: [z.string().max(120), m.seat_seatWrong],
      speaksFor: [z.string().max(200), m.seat_speaksForWrong],
      from: [day, m.form_dayWrong],
      to: [day, m.form_dayWrong],
    })(values)
    const [from, to] = [answer(values, 'from'), answer(values, 'to')]
    return wrong.length === 0 && from !== '' && to !== '' && to < from
      ? [{ field: 'to', text: m.seat_termWrong() }]
      : wrong
  },
}

/** The seat that the answers of both pages make. Throws `ZodError` unless both were checked. */
export function seatFrom(values: Values): Seat {
  return seatSchema.parse({
    capacities: values['capacities'],
    organisation: answerOrNull(values, 'organisation'),
    seat: answerOrNull(values, 'seat'),
    speaksFor: answerOrNull(values, 'speaksFor'),
    term: { from: answerOrNull(values, 'from'), to: answerOrNull(values, 'to') },
    voting: answer(values, 'voting') === 'yes',
  })
}

/** The answers that make this seat. */
export function answersOfSeat(seat: Seat): Values {
  return {
    capacities: seat.capacities,
    organisation: [seat.organisation ?? ''],
    seat: [seat.seat ?? ''],
    speaksFor: [seat.speaksFor ?? ''],
    from: [seat.term.from ?? ''],
    to: [seat.term.to ?? ''],
    voting: [seat.voting ? 'yes' : 'no'],
  }
}

/** The answers as rows to look through before sending. */
export function seatRows(values: Values) {
  const capacities = z.array(capacitySchema).catch([]).parse(values['capacities'])
  const day = (field: string) => {
    const value = answer(values, field)
    return value === '' ? '' : calendarDayInWords(value)
  }
  return [
    { label: m.form_capacities(), value: capacities.map(capacityName), step: 'capacities' },
    { label: m.seat_organisation(), value: answer(values, 'organisation'), step: 'seat' },
    { label: m.seat_seat(), value: answer(values, 'seat'), step: 'seat' },
    { label: m.seat_speaksFor(), value: answer(values, 'speaksFor'), step: 'seat' },
    { label: m.seat_from(), value: day('from'), step: 'seat' },
    { label: m.seat_to(), value: day('to'), step: 'seat' },
    {
      label: m.seat_voting(),
      value: answer(values, 'voting') === 'yes' ? m.form_yes() : m.form_no(),
      step: 'seat',
    },
  ]
}
