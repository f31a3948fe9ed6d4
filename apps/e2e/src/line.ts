import type { Page, WebSocketRoute } from '@playwright/test'

/** The line of one tab to the server; that of its neighbours in the same browser is left alone. */
export interface Line {
  cut(): Promise<void>
  mend(): void
}

/** Takes a tab's line into the hand; to be called before the tab opens a page. */
export async function holdLine(page: Page): Promise<Line> {
  const open = new Set<WebSocketRoute>()
  let isCut = false
  await page.routeWebSocket(/\/(sync|live)\b/, async (socket) => {
    if (isCut) return socket.close({ code: 3000 })
    const server = socket.connectToServer()
    open.add(server)
    open.add(socket)
  })
  return {
    async cut() {
      isCut = true
      await Promise.all([...open].map((socket) => socket.close({ code: 3000 }).catch(() => {})))
      open.clear()
    },
    mend() {
      isCut = false
    },
  }
}
