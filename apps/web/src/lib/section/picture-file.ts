/** What a picture may be; the server looks at the bytes and takes the same. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const

/** Why a picture is not in the text. */
export type PictureTrouble =
  'offline' | 'tooLarge' | 'wrongType' | 'tooMany' | 'noRoom' | 'notAllowed' | 'failed'

/** Says why a file cannot be a picture here, before anything of it is sent; null when it can. */
export function whyNoPicture(
  file: Pick<File, 'type' | 'size'>,
  { isOnline, maxBytes }: { readonly isOnline: boolean; readonly maxBytes: number },
): PictureTrouble | null {
  if (!pictureTypes.some((type) => type === file.type)) return 'wrongType'
  if (file.size > maxBytes) return 'tooLarge'
  return isOnline ? null : 'offline'
}
