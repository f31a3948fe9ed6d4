/** Runs tasks one after another, each once the one before it has ended, however that ended. */
export function createTurns() {
  let last: Promise<unknown> = Promise.resolve()
  return {
    take<Result>(task: () => Promise<Result>): Promise<Result> {
      const result = last.then(task)
      last = result.catch(() => undefined)
      return result
    },
  }
}
