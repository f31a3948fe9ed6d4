const remembered = 'alongside-cards-named'

/** Whether cards are held up under one's name, as it was chosen last on this device. */
export function areCardsNamed(): boolean {
  try {
    return localStorage.getItem(remembered) !== 'no'
  } catch {
    return true
  }
}

export function rememberCardsNamed(named: boolean): void {
  try {
    localStorage.setItem(remembered, named ? 'yes' : 'no')
  } catch {
    // It holds for this page.
  }
}
