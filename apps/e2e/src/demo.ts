import { request } from '@playwright/test'
import type { Product } from './server.ts'

/** What `GET /api/demo/state` tells, fixed for tools. */
export interface DemoState {
  readonly space: { readonly id: string; readonly slug: string }
  readonly documents: readonly {
    readonly id: string
    readonly slug: string
    readonly kind: string
    readonly title: string
    readonly sections: readonly { readonly id: string; readonly title: string }[]
  }[]
  readonly people: readonly { readonly key: string; readonly id: string; readonly name: string }[]
}

/** Reads the demo's ids. */
export async function demoState(product: Product): Promise<DemoState> {
  const api = await request.newContext({ baseURL: product.url })
  const state = (await (await api.get('/api/demo/state')).json()) as DemoState
  await api.dispose()
  return state
}
