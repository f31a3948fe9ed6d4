/** Something that one member is to pass on to another by letter or call. */
export interface Task {
  readonly id: string
  readonly space: string
  /** Whom it is for. */
  readonly person: string
  /** Who does it. */
  readonly assignee: string
  readonly way: 'letter' | 'call'
  /** The numbers of the events that it tells of: what they say is read where it stands now. */
  readonly seqs: readonly number[]
  /** Milliseconds since 1970. */
  readonly madeAt: number
  readonly done: { readonly by: string; readonly at: number } | null
}

/** What members do for others; kept when it is done. */
export interface Tasks {
  /** The tasks of a space in the order in which they were made. */
  of(space: string): Promise<readonly Task[]>
  /** Keeps a task; one that is there and not done gets these numbers and whoever is to do it in place of its own, else nothing changes. */
  put(task: Omit<Task, 'done'>): Promise<void>
  /** Says that a task is done; false, and nothing changes, if it was before or is not there. */
  finish(space: string, id: string, by: string, at: number): Promise<boolean>
  /** Takes away the tasks that are for someone in a space. */
  forget(space: string, person: string): Promise<void>
}
