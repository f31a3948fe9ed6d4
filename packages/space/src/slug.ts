/** A title as it stands in an address: lower-case letters, digits and single hyphens; never empty. */
export function slugFrom(title: string, isTaken: (slug: string) => boolean): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '')
  const base = plain === '' ? 'untitled' : plain
  let slug = base
  for (let n = 2; isTaken(slug); n += 1) slug = `${base}-${n}`
  return slug
}
