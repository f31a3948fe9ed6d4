/** What is wrong with a form: at a field (its name and id), or as a whole (`''`). */
export interface FieldError {
  readonly field: string
  readonly text: string
}
