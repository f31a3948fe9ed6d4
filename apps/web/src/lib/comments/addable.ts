import { fileTypes, isFileType, type FileType } from '@alongside/protocol'

/** Why a file cannot come with a comment, before anything of it is sent. */
export type NotAddable = 'wrongType' | 'tooLarge' | 'tooMany'

/** What a file picker offers. */
export const addable = Object.entries(fileTypes)
  .flatMap(([type, endings]) => [type, ...endings.map((ending) => `.${ending}`)])
  .join()

/** The kind of a file by what the device says of it, else by its ending; null for one that is not taken. */
export function kindOf({ name, type }: Pick<File, 'name' | 'type'>): FileType | null {
  if (isFileType(type)) return type
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const found = Object.entries(fileTypes).find(([, endings]) => endings.some((one) => one === ending))?.[0]
  return found !== undefined && isFileType(found) ? found : null
}

/** Says why a file cannot be added here, or null; the server looks at its bytes and has the last word. */
export function whyNotAddable(
  file: Pick<File, 'name' | 'type' | 'size'>,
  { count, most, maxBytes }: { readonly count: number; readonly most: number; readonly maxBytes: number },
): NotAddable | null {
  if (count >= most) return 'tooMany'
  if (kindOf(file) === null) return 'wrongType'
  return file.size > maxBytes ? 'tooLarge' : null
}
