/** Lets a picture or a player show bytes that no server has. */
export function keptSource(
  bytes: () => Promise<ArrayBuffer | null>,
  type: string,
): (element: HTMLImageElement | HTMLAudioElement) => () => void {
  return (element) => {
    let address: string | null = null
    let isGone = false
    const show = async (): Promise<void> => {
      const found = await bytes()
      if (found === null || isGone) return
      address = URL.createObjectURL(new Blob([found], { type }))
      element.src = address
    }
    void show()
    return () => {
      isGone = true
      if (address !== null) URL.revokeObjectURL(address)
    }
  }
}
