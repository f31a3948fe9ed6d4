import type { Hearing, NeedsList, Tasks } from '@alongside/storage'

/** Takes away what is kept of how someone is reached and what they heard in a space. */
export async function forget(
  { needs, hearing, tasks }: { readonly needs: NeedsList; readonly hearing: Hearing; readonly tasks: Tasks },
  space: string,
  person: string,
): Promise<void> {
  await needs.remove(space, person)
  await hearing.forget(space, person)
  await tasks.forget(space, person)
}
