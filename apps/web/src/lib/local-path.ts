/** A path of this site to go on to, taken from a form or a link; anything else becomes `otherwise`. */
export function localPath(value: unknown, otherwise = '/'): string {
  return typeof value === 'string' && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(value) ? value : otherwise
}
