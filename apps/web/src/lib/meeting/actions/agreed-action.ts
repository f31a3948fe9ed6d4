/** What somebody takes on, as it is written down. */
export interface AgreedAction {
  readonly id: string
  readonly words: string
  readonly owner: string
  readonly helper: string | null
  /** ISO date; null: no day was named. */
  readonly due: string | null
}
