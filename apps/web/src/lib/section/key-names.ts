/** The names on the keys of a shortcut in ProseMirror's notation ("Mod-Shift-x"), in the order to press them. */
export function keyNames(shortcut: string, isMac: boolean): readonly string[] {
  const names: Readonly<Record<string, string>> = {
    Mod: isMac ? '⌘' : 'Ctrl',
    Alt: isMac ? '⌥' : 'Alt',
    ArrowRight: '→',
    ArrowLeft: '←',
    ArrowUp: '↑',
    ArrowDown: '↓',
  }
  return shortcut.split(/-(?!$)/).map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
}
