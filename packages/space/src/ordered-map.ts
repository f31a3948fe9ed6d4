/** As many drawers as keep few entries in each while a section has all the comments that it may have. */
const drawers = 256

interface Entry<Value> {
  readonly key: string
  /** In the order in which keys came first. */
  readonly order: number
  readonly value: Value
}

/**
 * Values under keys, in the order in which the keys came, that never change: setting answers another map. Folding
 * thousands of events in makes as many maps, so a new one shares all with the old but the one drawer that it changes.
 */
export class OrderedMap<Value> {
  readonly size: number
  readonly drawers: readonly (readonly Entry<Value>[] | undefined)[]

  private constructor(size: number, of: OrderedMap<Value>['drawers']) {
    this.size = size
    this.drawers = of
  }

  static empty<Value>(): OrderedMap<Value> {
    return new OrderedMap(0, [])
  }

  get(key: string): Value | undefined {
    return this.#entry(key)?.value
  }

  has(key: string): boolean {
    return this.#entry(key) !== undefined
  }

  /** A map with this value under the key, which keeps the place it had. */
  set(key: string, value: Value): OrderedMap<Value> {
    const known = this.#entry(key)
    const entry = { key, value, order: known?.order ?? this.size }
    const at = drawerOf(key)
    const changed = this.drawers.slice()
    changed[at] = [...(this.drawers[at] ?? []).filter((one) => one.key !== key), entry]
    return new OrderedMap(known === undefined ? this.size + 1 : this.size, changed)
  }

  /** All values in order. */
  values(): readonly Value[] {
    return this.drawers
      .flatMap((drawer) => drawer ?? [])
      .sort((a, b) => a.order - b.order)
      .map(({ value }) => value)
  }

  #entry(key: string): Entry<Value> | undefined {
    return this.drawers[drawerOf(key)]?.find((one) => one.key === key)
  }
}

function drawerOf(key: string): number {
  let sum = 0
  for (let at = 0; at < key.length; at++) sum = (sum * 31 + key.charCodeAt(at)) | 0
  return (sum >>> 0) % drawers
}
