import { Refusal } from '@alongside/protocol'

const hour = 3_600_000
/** More than anybody records, chooses and chooses otherwise for all criteria of an evaluation. */
const mostInAnHour = 250

/** Holds back whoever sends file after file for scores that never come: nothing else counts what lies sealed. */
export function createUploadLimit(now: () => number) {
  const sent = new Map<string, readonly number[]>()
  return {
    /** Counts one more of a person, or refuses it. */
    take(person: string): void {
      const since = now() - hour
      for (const [one, times] of sent) if ((times.at(-1) ?? 0) < since) sent.delete(one)
      const before = (sent.get(person) ?? []).filter((at) => at >= since)
      if (before.length >= mostInAnHour) {
        throw new Refusal('tooMany', 'You have sent very many files. Go on in an hour.', 'hour')
      }
      sent.set(person, [...before, now()])
    },
  }
}
