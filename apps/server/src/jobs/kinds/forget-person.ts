import { idSchema } from '@alongside/protocol'
import type { NewJob } from '@alongside/storage'
import { z } from 'zod'
import type { ForgetPerson, Forgetting } from '../../forgetting/forget-person.ts'
import { usualWaitsMs, type JobKind } from '../kind.ts'

const kind = 'forgetPerson'

/** Beside ids the label, which everybody is to read from then on. */
const payloadSchema = z.object({ person: idSchema, label: z.string(), by: idSchema })

/** Has it done, also if the process ends on the way; whoever asks does the same, and waits. */
export function forgetLater(forgetting: Forgetting, now: number): NewJob {
  return {
    kind,
    key: `${forgetting.person} ${now}`,
    space: null,
    dueAt: now,
    payload: { ...forgetting },
  }
}

/** Forgets somebody, which can be done again. A refusal is an answer too: they are still who they were. */
export function forgettingPeople({ forgetPerson }: { readonly forgetPerson: ForgetPerson }): JobKind {
  return {
    kind,
    waitsMs: usualWaitsMs,
    async run({ payload }) {
      await forgetPerson(payloadSchema.parse(payload))
      return { type: 'done' }
    },
  }
}
