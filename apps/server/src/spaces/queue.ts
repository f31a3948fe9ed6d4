/** Runs tasks one after another, each once the one before it has ended, however that ended. */
export function createQueue() {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return {
    /** Whether anything runs or waits. */
    get busy(): boolean {
      return waiting > 0
    },
    run<Result>(task: () => Promise<Result>): Promise<Result> {
      waiting += 1
      const result = last.then(task).finally(() => (waiting -= 1))
      last = result.catch(() => undefined)
      return result
    },
  }
}

export type Queue = ReturnType<typeof createQueue>
