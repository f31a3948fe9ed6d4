/** How the device's copies of texts are told from its other databases. */
export const copyPrefix = 'alongside-copy-'

/** Names a person's copies on this device. */
export function copyName(person: string): string {
  return `${copyPrefix}${person}`
}
