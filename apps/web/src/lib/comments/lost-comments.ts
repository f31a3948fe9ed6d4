import type { Device, Unsent } from './device.ts'

/** A comment that has no place any more, as one that was refused. */
export type LostComment = Omit<Unsent, 'space'>

/**
 * What a person wrote of comments on this device in sections that they may not open any more, begun or on its way.
 * `isLost` says of a section whether it is one of these.
 */
export async function lostComments(
  device: Device,
  isLost: (section: string) => Promise<boolean>,
): Promise<readonly LostComment[]> {
  const begun = (await device.do((database) => database.getAll('begun'))) ?? []
  const unsent = (await device.do((database) => database.getAll('unsent'))) ?? []
  const all: readonly LostComment[] = [
    ...begun.map(({ id, section, words, files, at }): LostComment => {
      const saying = {
        do: 'comment',
        section,
        thread: id,
        anchor: null,
        sort: null,
        words,
        voice: null,
      } as const
      return { id, saying, files, at, refused: 'notAllowed' }
    }),
    ...unsent.map((one) => ({ ...one, refused: one.refused ?? ('notAllowed' as const) })),
  ]
  const lost: LostComment[] = []
  for (const one of all) if (await isLost(one.saying.section)) lost.push(one)
  return lost.toSorted((a, b) => a.at - b.at)
}

/** Lets go of one for good, with what it was to bring. */
export async function letGoOf(device: Device, { id, files }: LostComment): Promise<void> {
  await device.do(async (database) => {
    await database.delete('begun', id)
    await database.delete('unsent', id)
    for (const file of files) await database.delete('bytes', file.id)
    // What was being recorded when the page went away is somebody's voice.
    for (const key of await database.getAllKeysFromIndex('takes', 'of', id))
      await database.delete('takes', key)
  })
}
