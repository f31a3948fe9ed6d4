import type { SpaceEvent } from './event.ts'

const mostLetters = 60
const leastLetters = 3

/** A title as it stands in an address: lower-case letters, digits and single hyphens; never empty. */
export function slugFrom(title: string, isTaken: (slug: string) => boolean): string {
  const plain = plainSlug(title)
  const base = plain === '' ? 'untitled' : plain
  let slug = base
  for (let n = 2; isTaken(slug); n += 1) slug = `${base}-${n}`
  return slug
}

function plainSlug(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, mostLetters)
    .replaceAll(/^-+|-+$/g, '')
}

/** The address that an event gives to a space or a document, which was made of its title; null: none. */
export function addressIn({ kind, payload }: SpaceEvent): string | null {
  return kind === 'spaceOpened' || kind === 'documentCreated' ? payload.slug : null
}

/** A part of an address, in UTF-16 units. */
export interface AddressPart {
  readonly from: number
  readonly to: number
}

/** What of an address may be one of some names: from the first to the last of them that it holds; null: nothing. */
export function nameInAddress(address: string, names: readonly string[]): AddressPart | null {
  const parts = names.flatMap((name) => [
    name,
    ...name.split(/\s+/).filter(({ length }) => length >= leastLetters),
  ])
  const found = parts
    .map(plainSlug)
    .filter((plain) => plain !== '')
    .flatMap((plain) =>
      // What makes a name somebody's is none of it.
      [...address.matchAll(new RegExp(`(?<=^|-)${plain}(?=s?(-|$))`, 'g'))].map(({ index }) => ({
        from: index,
        to: index + plain.length,
      })),
    )
  if (found.length === 0) return null
  return { from: Math.min(...found.map(({ from }) => from)), to: Math.max(...found.map(({ to }) => to)) }
}

/**
 * What stands in the place of a name in an address so that it is one still: as much of a label as there is room for. The
 * `n`th is tried where those before it make an address that is taken.
 */
export function inAddress(address: string, { from, to }: AddressPart, label: string, n: number): string {
  const number = n > 1 ? `-${n}` : ''
  const room = Math.max(mostLetters - (address.length - (to - from)) - number.length, leastLetters)
  const plain = plainSlug(label) || 'untitled'
  return plain.slice(0, room).replace(/-+$/, '') + number
}
