import type { Task, Tasks } from '../tasks.ts'

/** Tasks in memory. */
export function createMemoryTasks(): Tasks {
  const kept = new Map<string, Task>()
  return {
    async of(space) {
      return structuredClone([...kept.values()].filter((task) => task.space === space))
    },
    async put(task) {
      const known = kept.get(task.id)
      if (known === undefined) kept.set(task.id, structuredClone({ ...task, done: null }))
      else if (known.done === null)
        kept.set(task.id, { ...known, assignee: task.assignee, seqs: [...task.seqs] })
    },
    async finish(space, id, by, at) {
      const task = kept.get(id)
      if (task === undefined || task.space !== space || task.done !== null) return false
      kept.set(id, { ...task, done: { by, at } })
      return true
    },
    async forget(space, person) {
      for (const task of kept.values()) {
        if (task.space === space && task.person === person) kept.delete(task.id)
      }
    },
  }
}
