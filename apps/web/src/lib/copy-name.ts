/** How the device's copies of sections are told from its other databases. */
export const copyPrefix = 'alongside-copy-'

/** Names a person's copy of a section on this device. */
export function copyName(person: string, section: string): string {
  return `${copyPrefix}${person}-${section}`
}
