import type { BoxName } from '@alongside/evaluation'
import { idFrom } from '@alongside/protocol'
import { createHash } from 'node:crypto'

/** A round in which a criterion is scored, or was. */
export interface Round {
  readonly evaluation: string
  readonly criterion: string
  readonly round: number
}

/** A box of a round: named by what it is about, so that no event has to say that there is one. */
export function boxOf({ evaluation, criterion, round }: Round, name: BoxName): string {
  return idFrom(createHash('sha256').update(`${name} ${evaluation} ${criterion} ${round}`).digest())
}

/** The folder in which lies what people bring with the scores of a round. */
export function evidenceBoxOf({ evaluation, criterion, round }: Round): string {
  return idFrom(createHash('sha256').update(`evidence ${evaluation} ${criterion} ${round}`).digest())
}
