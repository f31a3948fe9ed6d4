/** What a browser shows itself; all else it keeps as a file. */
const shown = /^(image|audio)\/|^application\/pdf$/

/** The `Content-Disposition` of a file (RFC 6266): shown or kept, and under which name, in any script. */
export function dispositionOf(type: string, name: string): string {
  const ascii = name.replace(/[^ -~]|["\\%]/g, '_')
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${shown.test(type) ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${full}`
}
