import type { SubmitFunction } from '$app/forms'

/** For `use:enhance`: what was typed stays in its fields whatever the answer is, since a refusal takes no word. */
export const keepFields: SubmitFunction =
  () =>
  ({ update }) =>
    update({ reset: false })
