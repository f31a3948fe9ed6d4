/** Why an update does not enter. */
export type Obstacle =
  /** It leaves a gap or refers to something unknown (S3). */
  | { readonly type: 'missing' }
  /** It can never be integrated: its parts wait for each other. */
  | { readonly type: 'impossible' }
  /** It breaks a rule of the document. */
  | { readonly type: 'forbidden'; readonly why: string }
  /** It does more than its sender may, who suggests (S20). */
  | { readonly type: 'trespass'; readonly why: string }

/** The obstacle of what breaks a rule of the document. */
export function forbidden(why: string): Obstacle {
  return { type: 'forbidden', why }
}

/** The obstacle of what somebody who suggests may not do; null where nothing is said against it. */
export function trespass(why: string | null): Obstacle | null {
  return why === null ? null : { type: 'trespass', why }
}
