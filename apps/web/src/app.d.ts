import type { Me, SpaceView, Waiting } from '@alongside/protocol'
import type { Trouble } from '#lib/api.ts'
import type { ReadingSettings } from '#lib/reading/settings.ts'

declare global {
  namespace App {
    interface Error {
      /** Why, for the words of the error page; absent for failures of the product itself. */
      kind?: Trouble['kind']
    }
    interface Locals {
      reading: ReadingSettings
    }
    interface PageData {
      me: Me | null
      /** The space that the page stands in. */
      space?: SpaceView
      /** How much waits for the person there; null where it could not be asked. */
      waiting?: Waiting | null
    }
  }
}

declare module 'node:http' {
  interface IncomingMessage {
    /** What the server in front of the pages hangs on each request; absent under `vite dev`. */
    alongside?: {
      /** Answers a request to `/api/…` in this process. */
      api(request: Request): Promise<Response>
    }
  }
}
