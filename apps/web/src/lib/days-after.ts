const dayMs = 86_400_000

/** The calendar day (ISO date) so many days after another. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}
