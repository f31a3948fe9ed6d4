import { seriesSchema, type Series } from '@alongside/protocol'
import { z } from 'zod'
import type { FieldError } from '#lib/forms/field-error.ts'
import { answer, type Values } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'

/** How a meeting comes again; `none`: it does not. */
export const seriesWays = ['none', 'weeks', 'month', 'dates'] as const
export type SeriesWay = (typeof seriesWays)[number]

/** The week of a month as the form names it; -1 is the last. */
export const weeks = ['1', '2', '3', '4', '-1'] as const

/** Monday is 1. */
export const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

/** How many days can be chosen. */
export const mostDates = 60

/** Each day once, the earliest first. */
const datesOf = (values: Values): readonly string[] =>
  [...new Set(values['dates'] ?? [])].filter((day) => day !== '').toSorted()

export function seriesErrors(values: Values): readonly FieldError[] {
  switch (answer(values, 'series')) {
    case 'weeks': {
      const every = z.coerce.number().int().min(1).max(52).safeParse(answer(values, 'every'))
      return every.success ? [] : [{ field: 'every', text: m.meeting_everyWrong() }]
    }
    case 'month':
      return seriesFrom(values) === undefined ? [{ field: 'week', text: m.meeting_weekWrong() }] : []
    case 'dates':
      return seriesFrom(values) === undefined ? [{ field: 'dates', text: m.meeting_datesWrong() }] : []
    default:
      return []
  }
}

/** The series that the answers make; null: none; undefined: they make no sense. */
export function seriesFrom(values: Values): Series | null | undefined {
  const by = answer(values, 'series')
  switch (by) {
    case 'weeks':
      return seriesSchema.safeParse({ by, every: Number(answer(values, 'every')) }).data
    case 'month': {
      const [week, weekday] = [Number(answer(values, 'week')), Number(answer(values, 'weekday'))]
      return seriesSchema.safeParse({ by, week, weekday }).data
    }
    case 'dates':
      return seriesSchema.safeParse({ by, dates: datesOf(values) }).data
    default:
      return null
  }
}

/** The answers that make this series. */
export function answersOfSeries(series: Series | null): Values {
  const none = { series: [series?.by ?? 'none'], every: [''], week: ['1'], weekday: ['1'], dates: [] }
  if (series?.by === 'weeks') return { ...none, every: [String(series.every)] }
  if (series?.by === 'month')
    return { ...none, week: [String(series.week)], weekday: [String(series.weekday)] }
  return series?.by === 'dates' ? { ...none, dates: series.dates } : none
}
