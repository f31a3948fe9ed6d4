/**
 * The declarations of an element's `style`, read from the attribute itself, since a browser leaves out what it
 * does not know, and Word says most in properties of its own (`mso-…`).
 */
export function styleOf(element: Element): ReadonlyMap<string, string> {
  const declarations = (element.getAttribute('style') ?? '').split(';').map((declaration) => {
    const [name = '', ...value] = declaration.split(':')
    return [name.trim().toLowerCase(), value.join(':').trim().toLowerCase()] as const
  })
  return new Map(declarations.filter(([name]) => name !== ''))
}
