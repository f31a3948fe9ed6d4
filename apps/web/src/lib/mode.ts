import { allows, type Permission } from '@alongside/protocol'

/** How a person works on a text: changing it, proposing changes, or neither. */
export type Mode = 'write' | 'suggest' | 'read'

/** The ways that a permission leaves open; the first is the one to begin with. */
export function modesFor(permission: Permission): readonly Mode[] {
  if (allows(permission, 'edit')) return ['write', 'suggest', 'read']
  return allows(permission, 'suggest') ? ['suggest', 'read'] : ['read']
}

/** How someone with this permission works, who has chosen a way for the whole document (null: none yet). */
export function modeIn(permission: Permission, chosen: Mode | null): Mode {
  const modes = modesFor(permission)
  return modes.find((mode) => mode === chosen) ?? modes[0] ?? 'read'
}
